using System.CommandLine;
using System.CommandLine.Parsing;
using QuickAction.Cli;
using QuickAction.Cli.Commands;
using QuickAction.Cli.Commands.Audit;
using QuickAction.Core;
using QuickAction.Core.Audit;

// Results are the same in every country: dates and numbers never follow the machine's language.
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;

var terminal = Terminal.Standard();
var root = new RootCommand("QuickAction turns meeting transcripts into minutes and long documents into summaries. Nothing leaves this machine unless a model is set up and asked for.")
{
    MinutesCommand.Make(terminal),
    SummariseCommand.Make(terminal),
    ExtractCommand.Make(terminal),
    MaskCommand.Make(terminal),
    TemplatesCommand.Make(terminal),
    EnginesCommand.Make(terminal),
    SeedsCommand.Make(terminal),
    AuditCommand.Make(terminal),
    BackupCommand.Backup(terminal),
    BackupCommand.Restore(terminal),
    EvalCommand.Make(terminal),
};

try
{
    var parsed = root.Parse(args);
    if (args.Length > 0 && !args[0].StartsWith('-') && root.Subcommands.All(c => c.Name != args[0]))
    {
        throw new UsageException($"There is no command {args[0]}; `quickaction --help` lists those there are.");
    }

    if (parsed.Errors.Count > 0)
    {
        terminal.Say(parsed.Errors[0].Message);
        terminal.Say($"`{string.Join(' ', Names(parsed.CommandResult).Reverse())} --help` shows how it is used.");
        return (int)ExitCode.WrongUsage;
    }

    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (UsageException usage)
{
    terminal.Say(usage.Message);
    return (int)ExitCode.WrongUsage;
}
catch (QuickActionException problem)
{
    terminal.SayOnce(problem.Message);
    return (int)ExitCodes.Of(problem);
}
catch (AuditException unreadable)
{
    // A key, a checkpoint, a request that somebody gave and that is not one.
    terminal.Say(unreadable.Message);
    return (int)ExitCode.Refused;
}
catch (OperationCanceledException)
{
    terminal.Say("Stopped. Results that were already written are kept.");
    return (int)ExitCode.Failed;
}
catch (Exception error)
{
    // The type alone: a message could hold words of the document.
    terminal.Say($"QuickAction failed and nothing more was written ({error.GetType().Name}); please report this with the version that --version shows.");
    return (int)ExitCode.Failed;
}

// From the command that was meant up to the program.
static IEnumerable<string> Names(SymbolResult? result)
{
    for (; result is not null; result = result.Parent)
    {
        if (result is CommandResult { Command: var command })
        {
            yield return command is RootCommand ? "quickaction" : command.Name;
        }
    }
}
