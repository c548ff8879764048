using System.CommandLine;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit mirror</c>: checks the copy of the log outside the database, and writes it again where it is damaged.</summary>
internal static class MirrorCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var endLost = AuditCommand.EndLostOption();
        var command = new Command("mirror", "Check the log's mirror and the tables beside the log, and write again what is damaged, when the log is sound.") { endLost, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var store = await Workbench.Open(terminal).OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            if (await store.MakeWholeAgainAsync(arguments.GetValue(endLost), cancellationToken) is { } done)
            {
                terminal.Say(done);
            }

            if (await store.MendTablesAsync(cancellationToken) is { Count: > 0 } tables)
            {
                terminal.Say($"Written again from the log's records, with which they did not agree: {string.Join(", ", tables)}.");
            }

            terminal.Say(await store.MendMirrorAsync(cancellationToken) is { } damage
                ? $"The mirror was damaged: {damage} It was written again from the database, whose log is sound."
                : "The mirror is whole.");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
