using System.CommandLine;
using System.Globalization;
using System.Text;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit proof INDEX</c>: a receipt that shows offline that one record is in the log.</summary>
internal static class ProofCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var index = new Argument<string>("INDEX") { Description = "The record's number, from 0; `quickaction audit show ID` tells that of a decision." };
        var open = new Option<string[]>("--open")
        {
            Description = "A field whose value the holder of the receipt may know, such as export_commit; may be given several times.",
            HelpName = "FIELD",
            AllowMultipleArgumentsPerToken = false,
        };
        var witnessed = new Option<bool>("--witnessed") { Description = "Under the newest state of the log that a witness has cosigned, rather than the newest of all." };
        var target = new Option<string?>("--out") { Description = "A file to write to instead of standard output.", HelpName = "FILE" };
        var command = new Command("proof", "Write a receipt (C2SP tlog-proof) that proves a record to be in the log.") { index, open, witnessed, target, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var number = Number(arguments.GetRequiredValue(index));
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var receipt = await store.ReceiptAsync(number, arguments.GetValue(open) ?? [], arguments.GetValue(witnessed), cancellationToken);
            await ExactBytes.WriteAsync(terminal, arguments.GetValue(target), Encoding.UTF8.GetBytes(receipt.ToString()), cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }

    public static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new UsageException($"{text} is not the number of a record; they are numbered from 0.");
}
