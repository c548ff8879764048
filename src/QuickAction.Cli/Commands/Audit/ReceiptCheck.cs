using System.Security.Cryptography;
using QuickAction.Core;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>Checks a receipt, and the result that lies beside it.</summary>
internal sealed class ReceiptCheck(Terminal terminal)
{
    private const string FileCommitment = "export_commit";

    public async Task<ExitCode> RunAsync(string path, ReaderTrust trust, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw QuickActionException.Refused($"There is no exported log and no receipt at {path}; check the name and the folder.");
        }

        var keys = trust.Keys.Count > 0 ? trust.Keys : trust.Policy?.Logs ?? [];
        if (keys.Count == 0)
        {
            throw new UsageException("A receipt is checked under the log's key: give it with --key KEY. `quickaction audit export` prints it, and so should the council that keeps the log.");
        }

        var text = await ExactBytes.ReadTextAsync(path, cancellationToken);
        try
        {
            var receipt = Receipt.Parse(text);
            RefuseOtherKeys(receipt.Proof.Checkpoint, keys, "the receipt's checkpoint");
            var checkpoint = receipt.Verify(keys);
            trust.Policy?.Check(receipt.Proof.Checkpoint);
            var compared = Compare(checkpoint, trust.Checkpoints, keys);
            var leaf = CanonicalJson.Decode(receipt.Leaf.Span) as CanonicalObject;
            terminal.WriteLines(
            [
                $"PROVED: record {receipt.Proof.Index} of {checkpoint.Origin}, {leaf?.Text("kind")}, {leaf?.Text("time")}, under a checkpoint of {checkpoint.Size} records.",
                .. compared,
                .. await FileAsync(path, receipt, cancellationToken),
            ]);
            if (Unproved(path, receipt) is { } unproved)
            {
                terminal.WriteLines([unproved]);
                return ExitCode.Failed;
            }

            return ExitCode.Done;
        }
        catch (AuditException fault)
        {
            terminal.WriteLines([$"NOT PROVED: {fault.Message}"]);
            return ExitCode.Failed;
        }
    }

    /// <summary>A log may change its keys: what was signed before is not signed with today's, nor the other way round.</summary>
    /// <exception cref="AuditException">The note carries no signature by one of the keys.</exception>
    private static void RefuseOtherKeys(SignedNote note, IReadOnlyList<VerifierKey> keys, string which)
    {
        if (!note.Signatures.Any(s => keys.Any(k => k.KeyId == s.KeyId && string.Equals(k.Name, s.Name, StringComparison.Ordinal))))
        {
            throw new AuditException(
                $"No signature on {which} is from the key that you gave. The log may have had another key then: its keys of before stand in keys/ of an export. Check that export with the key that you have (`quickaction audit verify DIR --key KEY`), then give the older key too with --key.");
        }
    }

    /// <summary>Holds the receipt's checkpoint against others of the same size: a log that was rewritten has another root.</summary>
    /// <exception cref="AuditException">One of them contradicts it, or is not of this log.</exception>
    /// <exception cref="UsageException">One is of another size: whether the one extends the other, only the log itself can show.</exception>
    private static List<string> Compare(Checkpoint receipt, IReadOnlyList<SignedNote> known, IReadOnlyList<VerifierKey> keys)
    {
        var lines = new List<string>();
        foreach (var note in known)
        {
            var checkpoint = Checkpoint.Of(note);
            if (checkpoint.Origin != receipt.Origin)
            {
                throw new AuditException($"The checkpoint to compare with is of another log, {checkpoint.Origin}.");
            }

            RefuseOtherKeys(note, keys, $"the checkpoint of {checkpoint.Size} records that you gave");
            note.SignedBy(keys);
            if (checkpoint.Size != receipt.Size)
            {
                throw new UsageException(
                    $"The receipt is under a checkpoint of {receipt.Size} records and can be held only against one of the same size; yours is of {checkpoint.Size}. Check an export of the log against it: `quickaction audit verify DIR --checkpoint FILE`.");
            }

            lines.Add(checkpoint.Root == receipt.Root
                ? $"The checkpoint of {checkpoint.Size} records that you gave is the one that the receipt is under."
                : throw new AuditException($"The log has signed two different states of {receipt.Size} records, the receipt's and the one that you gave: one of them was made up later."));
        }

        return lines;
    }

    /// <summary>A file whose name the receipt has lies beside it, and the receipt does not open which file was recorded: it proves a record, and nothing of the file.</summary>
    private static string? Unproved(string path, Receipt receipt) => RecordedIn(receipt) is null && BesideOf(path) is { Length: > 0 } file && File.Exists(file)
        ? $"NOT PROVED: {Path.GetFileName(file)}. The receipt proves the record and says nothing of this file, because it does not hold the file's SHA-256; `quickaction audit proof INDEX --open {FileCommitment}` makes one that does."
        : null;

    private static string? RecordedIn(Receipt receipt) => (receipt.Openings.FirstOrDefault(o => o.Field == FileCommitment)?.Value as CanonicalText)?.Value;

    /// <summary>The result that a receipt lies beside, by its name; empty when it has no such name.</summary>
    private static string BesideOf(string path) => path.EndsWith(TlogProof.Extension, StringComparison.Ordinal) ? path[..^TlogProof.Extension.Length] : "";

    /// <exception cref="AuditException">The file beside the receipt is not the one that was recorded.</exception>
    private static async Task<string[]> FileAsync(string path, Receipt receipt, CancellationToken cancellationToken)
    {
        if (RecordedIn(receipt) is not { } recorded)
        {
            return [];
        }

        var result = BesideOf(path);
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
