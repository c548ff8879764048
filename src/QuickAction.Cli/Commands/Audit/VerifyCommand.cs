using System.CommandLine;
using QuickAction.Core;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>
/// <c>quickaction audit verify [DIR|RECEIPT]</c>: derives an exported log, a receipt or the live store again and says what is wrong with it, if anything is.
/// </summary>
internal static class VerifyCommand
{
    public static Command Make(Terminal terminal)
    {
        var what = new Argument<string?>("DIR|RECEIPT")
        {
            Description = "An exported log, or a receipt (RESULT.tlog-proof) beside its result; without it the live store is checked.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var data = AuditCommand.DataOption();
        var keys = new Option<string[]>("--key") { Description = "The log's key as you have it from elsewhere (name+id+key), or a file with it; may be given several times.", HelpName = "KEY" };
        var checkpoints = new Option<string[]>("--checkpoint") { Description = "A checkpoint of this log that you have from elsewhere: the log must extend it, a receipt must be under it. May be given several times.", HelpName = "FILE" };
        var policy = new Option<string?>("--policy") { Description = "Whose signatures and cosignatures you ask for (C2SP tlog-policy).", HelpName = "FILE" };
        var command = new Command("verify", "Check that nothing in the log was changed, removed or reordered.") { what, keys, checkpoints, policy, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var place = arguments.GetValue(what);
            var trust = await Trust.ReadAsync(
                arguments.GetValue(keys) ?? [], arguments.GetValue(checkpoints) ?? [], arguments.GetValue(policy), cancellationToken);
            return (int)(place switch
            {
                null => await LiveAsync(Workbench.Open(terminal), arguments.GetValue(data), trust, cancellationToken),
                _ when Directory.Exists(place) => await FolderAsync(
                    terminal, place, trust, Trust.IsFromElsewhere(trust, place, arguments.GetValue(keys) ?? [], arguments.GetValue(policy)), cancellationToken),
                _ => await new ReceiptCheck(terminal).RunAsync(place, trust, cancellationToken),
            });
        });
        return command;
    }

    private static async Task<ExitCode> LiveAsync(Workbench bench, string? data, ReaderTrust trust, CancellationToken cancellationToken)
    {
        await using var store = await bench.OpenExistingStoreAsync(data, cancellationToken);
        var found = await store.VerifyAsync(trust, cancellationToken);
        if (found.NotYetSigned > 0)
        {
            bench.Terminal.Say(store.Shut is null && found.Log.IsSound && found.NotYetSignedFault is null
                ? $"{found.NotYetSigned} record(s) after the last checkpoint are not signed yet; the next result or export signs them."
                : $"{found.NotYetSigned} record(s) are covered by no checkpoint that is left here, and none is signed as long as this is so.");
        }

        if (found.Open > 0)
        {
            bench.Terminal.Say($"{found.Open} decision(s) were requested and never ended: a run was stopped, or is still going on.");
        }

        foreach (var lost in found.Lost)
        {
            bench.Terminal.Say($"The content of {lost.Records} record(s), the first of them {lost.First}, was lost with the restore that is recorded as {lost.RestoredIn}.");
        }

        foreach (var remark in found.Remarks)
        {
            bench.Terminal.Say(remark);
        }

        return Tell(bench.Terminal, found.Log with { Fault = found.Fault });
    }

    private static async Task<ExitCode> FolderAsync(Terminal terminal, string folder, ReaderTrust trust, bool isFromElsewhere, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, LogResources.CheckpointPath)))
        {
            throw QuickActionException.Refused($"{folder} holds no exported log: there is no file named checkpoint in it.");
        }

        try
        {
            var result = await new ExportedLog(folder).VerifyAsync(trust.Keys, trust.Checkpoints, trust.Policy, cancellationToken);
            var outcome = Tell(terminal, result);
            foreach (var caution in result.Cautions)
            {
                terminal.Say(caution);
            }

            if (outcome == ExitCode.Done && !isFromElsewhere)
            {
                terminal.Say("The key came with the log, so this shows only that the log fits itself. Compare the key with one from elsewhere, or give that with --key.");
            }

            return outcome;
        }
        catch (AuditException fault)
        {
            terminal.WriteLines([$"NOT SOUND: {fault.Message}"]);
            return ExitCode.Failed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw QuickActionException.Refused($"{(error is FileFaultException named ? named.Message.TrimEnd('.') : $"A file in {folder} cannot be read")}; check that you may read all of the folder.", error);
        }
    }

    private static string Seen(Witnessed seen, Checkpoint present) => seen.Checkpoint.Size == present.Size
        ? $"Cosigned by {Names(seen)}."
        : $"Cosigned by {Names(seen)} at {seen.Checkpoint.Size} records; the {present.Size - seen.Checkpoint.Size} after them extend what was seen, and no witness has seen them yet.";

    private static string Names(Witnessed seen) => string.Join(", ", seen.Cosigners.Select(k => k.Name));

    private static ExitCode Tell(Terminal terminal, VerificationResult result)
    {
        if (result.Fault is { } fault)
        {
            terminal.WriteLines([fault.Index is { } index ? $"NOT SOUND from record {index}: {fault.Told}" : $"NOT SOUND: {fault.Told}"]);
            return ExitCode.Failed;
        }

        var checkpoint = result.Checkpoint ?? throw new InvalidOperationException("A log without a checkpoint cannot be sound.");
        terminal.WriteLines(
        [
            $"SOUND: {checkpoint.Size} records, each as it was signed.",
            $"Log   {checkpoint.Origin}",
            $"Root  {checkpoint.Root}",
            .. result.SignedBy.Select(k => $"Key   {k}"),
            .. result.HandedOver.Select((c, i) => i == 0
                ? $"The key that you gave signed up to record {c.Index}, in which it handed over to the keys that followed; it signed that record itself."
                : $"Those signed up to record {c.Index}, in which they handed over in turn."),
            .. result.Witnessed is { } seen ? [Seen(seen, checkpoint)] : Array.Empty<string>(),
        ]);
        return ExitCode.Done;
    }
}
