using System.CommandLine;
using QuickAction.Core.Samples;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction seeds --out DIR</c>: an invented council to try everything on.</summary>
internal static class SeedsCommand
{
    public static Command Make(Terminal terminal)
    {
        var folder = new Option<string>("--out") { Description = "The folder to write to.", HelpName = "DIR", Required = true };
        var command = new Command("seeds", "Write a sample council to try things on: invented transcripts, documents and surveys.") { folder };
        command.SetAction((arguments, cancellationToken) =>
        {
            var seeds = Path.Combine(AppContext.BaseDirectory, "seeds");
            terminal.WriteLines(SampleCouncil.WriteTo(seeds, arguments.GetRequiredValue(folder), cancellationToken));
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }
}
