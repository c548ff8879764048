using System.Security.Cryptography;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>Checks a receipt, and the result that lies beside it.</summary>
internal sealed class ReceiptCheck(Terminal terminal)
{
    private const string FileCommitment = "export_commit";

    public async Task<ExitCode> RunAsync(string path, Trust trust, CancellationToken cancellationToken)
    {
        var keys = trust.Keys.Count > 0 ? trust.Keys : trust.Policy?.Logs ?? [];
        if (keys.Count == 0)
        {
            throw new UsageException("A receipt is checked under the log's key: give it with --key KEY. `quickaction audit export` prints it, and so should the council that keeps the log.");
        }

        var text = await ExactBytes.ReadTextAsync(path, cancellationToken);
        try
        {
            var receipt = Receipt.Parse(text);
            var checkpoint = receipt.Verify(keys);
            trust.Policy?.Check(receipt.Proof.Checkpoint);
            var leaf = CanonicalJson.Decode(receipt.Leaf.Span) as CanonicalObject;
            terminal.WriteLines(
            [
                $"PROVED: record {receipt.Proof.Index} of {checkpoint.Origin}, {leaf?.Text("kind")}, {leaf?.Text("time")}, under a checkpoint of {checkpoint.Size} records.",
                .. await FileAsync(path, receipt, cancellationToken),
            ]);
            return ExitCode.Done;
        }
        catch (AuditException fault)
        {
            terminal.WriteLines([$"NOT PROVED: {fault.Message}"]);
            return ExitCode.Failed;
        }
    }

    /// <exception cref="AuditException">The file beside the receipt is not the one that was recorded.</exception>
    private static async Task<string[]> FileAsync(string path, Receipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.Openings.FirstOrDefault(o => o.Field == FileCommitment)?.Value is not CanonicalText { Value: var recorded })
        {
            return [];
        }

        var result = path.EndsWith(TlogProof.Extension, StringComparison.Ordinal) ? path[..^TlogProof.Extension.Length] : "";
        if (!File.Exists(result))
        {
            return [$"It is of a file with the SHA-256 {recorded}, which is not beside the receipt."];
        }

        await using var file = File.OpenRead(result);
        var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        return actual == recorded
            ? [$"{Path.GetFileName(result)} is the file that was recorded."]
            : throw new AuditException($"{Path.GetFileName(result)} is not the file that was recorded: it was changed since.");
    }
}
