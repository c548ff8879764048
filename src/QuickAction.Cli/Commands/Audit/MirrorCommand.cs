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

            var tables = await store.MendTablesAsync(cancellationToken);
            SayMended(terminal, tables);

            terminal.Say(await store.MendMirrorAsync(cancellationToken) is { } damage
                ? $"The mirror was damaged: {damage} It was written again from the database, whose log is sound."
                : "The mirror is whole.");
            if (tables.Any(Signed.Contains))
            {
                // What was brought back is one thing, what is lost another.
                foreach (var remark in (await store.VerifyAsync([], cancellationToken)).Remarks)
                {
                    terminal.Say(remark);
                }
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>Tables of what was signed: no record holds it, so it cannot be written again from these.</summary>
    private static readonly string[] Signed = ["audit_checkpoint", "audit_cosignature"];

    private static void SayMended(Terminal terminal, IReadOnlyList<string> tables)
    {
        if (tables.Where(Signed.Contains).ToList() is { Count: > 0 } signed)
        {
            terminal.Say($"Rows that were none of this log's were taken out of {string.Join(" and ", signed)}, and what the mirror and the mark beside the keys have in their place was brought back.");
        }

        if (tables.Except(Signed).ToList() is { Count: > 0 } written)
        {
            terminal.Say($"Written again from the log's records, with which they did not agree: {string.Join(", ", written)}.");
        }
    }
}
