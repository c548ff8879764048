using System.CommandLine;
using System.Globalization;
using System.Text;
using QuickAction.Core;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Witnessing;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>
/// <c>quickaction audit witness ...</c>: one council vouches for another's log. The log asks, the witness checks and cosigns, the log keeps the cosignature;
/// requests and answers are the bodies of C2SP tlog-witness, so that they can go by mail or by a web server.
/// </summary>
internal static class WitnessCommand
{
    public static Command Make(Terminal terminal) => new("witness", "Vouch for another log, or have another vouch for this one.")
    {
        Key(terminal),
        Ask(terminal),
        Cosign(terminal),
        Add(terminal),
    };

    private static Command Key(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var anew = new Option<bool>("--new") { Description = "Make a new key in the place of one that is lost for good. Tell everybody who knows the old one." };
        var command = new Command("key", "Print the key under which this installation cosigns other logs.") { anew, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var store = await Workbench.Open(terminal).OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var key = arguments.GetValue(anew) ? await store.RenewWitnessKeyAsync(cancellationToken) : await store.WitnessKeyAsync(cancellationToken);
            terminal.WriteLines([key.ToString()]);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Ask(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var old = new Option<string>("--old") { Description = "The size that the witness cosigned last; 0 for a witness that does not know this log.", HelpName = "N", DefaultValueFactory = _ => "0" };
        var target = new Option<string?>("--out") { Description = "A file to write to instead of standard output.", HelpName = "FILE" };
        var command = new Command("ask", "Write the request that a witness needs to cosign this log's latest checkpoint.") { old, target, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var size = ProofCommand.Number(arguments.GetRequiredValue(old));
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var request = await store.AskWitnessAsync(size, cancellationToken);
            await ExactBytes.WriteAsync(terminal, arguments.GetValue(target), Encoding.UTF8.GetBytes(request.ToString()), cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Cosign(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var request = new Argument<string>("REQUEST") { Description = "What `quickaction audit witness ask` wrote on the other side." };
        var keys = new Option<string[]>("--log") { Description = "The key of the log that you vouch for, as you have it from elsewhere, or a file with it.", HelpName = "KEY", Required = true };
        var target = new Option<string?>("--out") { Description = "A file to write to instead of standard output.", HelpName = "FILE" };
        var command = new Command("cosign", "Check that another log only grew since this installation saw it last, and cosign its checkpoint.") { request, keys, target, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var logs = new List<VerifierKey>();
            foreach (var key in arguments.GetRequiredValue(keys))
            {
                logs.Add(await Trust.KeyAsync(key, cancellationToken));
            }

            var asked = await ExactBytes.ReadAsync(arguments.GetRequiredValue(request), AddCheckpoint.Parse, cancellationToken);
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var reply = await store.CosignAsync(asked, logs, cancellationToken);
            if (reply.Status != WitnessStatus.Cosigned)
            {
                terminal.Say($"Not cosigned ({((int)reply.Status).ToString(CultureInfo.InvariantCulture)}): {Reason(reply)}");
                return (int)ExitCode.Failed;
            }

            await ExactBytes.WriteAsync(terminal, arguments.GetValue(target), Encoding.UTF8.GetBytes(reply.Body), cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string Reason(WitnessReply reply) => reply.Status == WitnessStatus.OtherSize
        ? $"this witness saw the log last at size {reply.Body.Trim()}; ask again with --old {reply.Body.Trim()}."
        : reply.Body.Trim();

    private static Command Add(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var answer = new Argument<string>("COSIGNATURE") { Description = "What the witness wrote." };
        var witness = new Option<string>("--witness") { Description = "The witness's key, as you have it from the witness, or a file with it.", HelpName = "KEY", Required = true };
        var command = new Command("add", "Keep a witness's cosignature with the checkpoint that it is for.") { answer, witness, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var key = await Trust.KeyAsync(arguments.GetRequiredValue(witness), cancellationToken);
            var lines = await ExactBytes.ReadAsync(
                arguments.GetRequiredValue(answer), text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NoteSignature.Parse).ToList(), cancellationToken);
            // A reply may hold lines of other keys, the witness's next one for instance: they are ignored (C2SP tlog-witness).
            var own = lines.Where(l => l.KeyId == key.KeyId && l.Name == key.Name).ToList();
            if (own.Count == 0)
            {
                throw QuickActionException.Refused(lines.Count == 0
                    ? "The file holds no cosignature."
                    : $"The file holds no cosignature of {key.Name} under the key that was named; it holds {lines.Count} of other keys.");
            }

            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            foreach (var line in own)
            {
                var size = await store.AddCosignatureAsync(line, key, cancellationToken);
                terminal.Say($"The cosignature of {key.Name} is kept with the checkpoint of {size.ToString(CultureInfo.InvariantCulture)} records; exports and receipts carry it from now on.");
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
