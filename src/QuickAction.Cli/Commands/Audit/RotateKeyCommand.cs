using System.CommandLine;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit rotate-key</c>: new signing keys; the change is recorded under the old and the new ones.</summary>
internal static class RotateKeyCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var command = new Command("rotate-key", "Sign with new keys from now on; the change is recorded and signed by the old keys and the new ones.") { data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            await bench.NoteSettingsAsync(store, cancellationToken);
            var keys = await store.RotateKeysAsync(cancellationToken);
            terminal.WriteLines(keys.Select(k => k.ToString()));
            terminal.Say("Publish the first of these keys where the old one stands, and give it to your witnesses. Older checkpoints stay good under the old key.");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
