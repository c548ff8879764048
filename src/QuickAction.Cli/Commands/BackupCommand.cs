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
        var overwrite = new Option<bool>("--overwrite") { Description = "Take the place of a file that is there, such as an earlier backup." };
        var command = new Command("backup", "Copy the local store to a file; the keys are not in it.") { target, overwrite, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            if (File.Exists(arguments.GetRequiredValue(target)) && !arguments.GetValue(overwrite))
            {
                throw QuickActionException.Refused(
                    $"{arguments.GetRequiredValue(target)} is there already and was left as it is, because it may be the backup that is needed: name another file, or say --overwrite.");
            }

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
        var endLost = Audit.AuditCommand.EndLostOption();
        var command = new Command("restore", "Put a backup in the place of the local store; what was erased since is erased again.") { file, endLost, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var done = await bench.Shop.RestoreAsync(arguments.GetRequiredValue(file), arguments.GetValue(data), arguments.GetValue(endLost), cancellationToken);
            if (done.WhyUnread is { } unread)
            {
                terminal.Say($"The store as it was could not be read: {unread}");
            }

            if (done.EndLost is { } lost)
            {
                terminal.Say(lost);
            }

            terminal.Say(WhatBecame(done));
            terminal.Say("Sessions and API tokens of the service that the backup held have ended, because some may have been ended since: people sign in again and make new tokens.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string WhatBecame(RestoredBackup done) => done switch
    {
        { EndLost: not null } => "The backup is in its place, and the log goes on from it, which is recorded. What was recorded after the backup is lost, content and records.",
        { HasComeBack: true, WasRead: true } => "The backup is in its place, and the log has lost nothing of what was recorded after it. Content that was recorded after the backup is lost.",
        { HasComeBack: true } => "The backup is in its place, and the log has lost nothing of what was signed after it. Content that was recorded after the backup is lost.",
        { WasRead: true } => "The backup is in its place. Nothing had been recorded after it, so nothing of the log or its content is lost.",
        _ => "The backup is in its place. Nothing had been signed after it; what was recorded after it and not signed, if anything was, is lost, and no result of that had been given out.",
    };
}
