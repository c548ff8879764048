using System.CommandLine;
using QuickAction.Core.Analysis.Offline;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction engines</c>: who can answer.</summary>
internal static class EnginesCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("engines", "List the engines that can answer.");
        command.SetAction(_ =>
        {
            var offline = new OfflineEngine().Identity;
            terminal.WriteLines([$"{offline.Name}\t{offline.Provider}\t{offline.Model}\tready: works without network, key or set-up"]);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
