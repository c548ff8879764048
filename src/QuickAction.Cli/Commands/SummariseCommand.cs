using System.CommandLine;
using QuickAction.Core.Work;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction summarise FILE...</c>: a long document, or a transcript, becomes a summary.</summary>
internal static class SummariseCommand
{
    public static Command Make(Terminal terminal)
    {
        var run = new RunOptions();
        var words = new Option<string?>("--words") { Description = $"Most words of headline and key points together, {SummaryAssignment.LeastWords} to {SummaryAssignment.MostWords}.", HelpName = "N" };
        var command = run.AddTo(new Command("summarise", "Turn long documents into summaries."));
        command.Add(words);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var asked = arguments.GetValue(words);
            var most = bench.Settings.SummaryWords;
            if (asked is not null && (!int.TryParse(asked, System.Globalization.CultureInfo.InvariantCulture, out most) || most is < SummaryAssignment.LeastWords or > SummaryAssignment.MostWords))
            {
                throw new UsageException($"--words takes a number from {SummaryAssignment.LeastWords} to {SummaryAssignment.MostWords}.");
            }

            return (int)await new AnalysisRun(bench, run, arguments).RunAsync(new SummaryAssignment(most), cancellationToken);
        });
        return command;
    }
}
