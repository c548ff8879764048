using System.CommandLine;
using QuickAction.Core;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction backup --out FILE</c> and <c>quickaction restore FILE</c>.</summary>
internal static class BackupCommand
{
    public static Command Backup(Terminal terminal)
    {
        var data = Audit.AuditCommand.DataOption();
        var target = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var command = new Command("backup", "Copy the local store to a file; the keys are not in it.") { target, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            await store.BackUpAsync(arguments.GetRequiredValue(target), cancellationToken);
            var folder = bench.Settings.StoreOptions(arguments.GetValue(data)).DataFolder;
            terminal.Say($"The store is in {arguments.GetRequiredValue(target)}. The keys are not: copy {Path.Combine(folder, "keys")} by itself, and keep no copy of data-keys.db longer than erased content may come back.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var data = Audit.AuditCommand.DataOption();
        var file = new Argument<string>("FILE") { Description = "What `quickaction backup` wrote." };
        var command = new Command("restore", "Put a backup in the place of the local store; what was erased since is erased again.") { file, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            await KeepMirrorAsync(bench, arguments.GetValue(data), cancellationToken);
            await AuditStore.RestoreAsync(bench.Settings.StoreOptions(arguments.GetValue(data)), arguments.GetRequiredValue(file), cancellationToken);
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            await store.PublishAsync(cancellationToken);
            terminal.Say("The backup is in its place, and the log goes on from its mirror. Content that was recorded after the backup is lost; that it was recorded is not.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>What the store holds now goes into the mirror first, as far as it can still be read: the log must not lose its end.</summary>
    private static async Task KeepMirrorAsync(Workbench bench, string? data, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await bench.OpenExistingStoreAsync(data, cancellationToken);
            await store.PublishAsync(cancellationToken);
        }
        catch (QuickActionException problem) when (problem.Code != ProblemCode.Misconfigured)
        {
            bench.Terminal.Say($"The store as it is now could not be read: {problem.Message}");
        }
    }
}
