using System.CommandLine;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit export --out DIR</c>: the log as files that other people's programs can check.</summary>
internal static class ExportCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var folder = new Option<string>("--out") { Description = "The folder to write to; an earlier export of the same log is brought up to date.", HelpName = "DIR", Required = true };
        var command = new Command("export", "Write the whole log to a folder that anybody can check, without us and without a database.") { folder, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var target = arguments.GetRequiredValue(folder);
            var checkpoint = Checkpoint.Of(await store.ExportAsync(target, cancellationToken));
            terminal.WriteLines(
            [
                $"Log   {checkpoint.Origin}",
                $"Size  {checkpoint.Size}",
                $"Root  {checkpoint.Root}",
                $"Key   {store.VerifierKeys[0]}",
            ]);
            terminal.Say($"The log is in {target}; VERIFY.txt there says how to check it. Hand the key over by another way than the folder.");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
