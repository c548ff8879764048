using System.CommandLine;
using QuickAction.Core.Summaries;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction summarise FILE...</c>: a long document, or a transcript, becomes a summary.</summary>
internal static class SummariseCommand
{
    private const int LeastWords = 10;
    private const int MostWords = 10_000;

    public static Command Make(Terminal terminal)
    {
        var run = new RunOptions();
        var words = new Option<string?>("--words") { Description = $"Most words of headline and key points together, {LeastWords} to {MostWords}.", HelpName = "N" };
        var command = run.AddTo(new Command("summarise", "Turn long documents into summaries."));
        command.Add(words);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var asked = arguments.GetValue(words);
            var most = bench.Settings.SummaryWords;
            if (asked is not null && (!int.TryParse(asked, System.Globalization.CultureInfo.InvariantCulture, out most) || most is < LeastWords or > MostWords))
            {
                throw new UsageException($"--words takes a number from {LeastWords} to {MostWords}.");
            }

            return (int)await new AnalysisRun(bench, run, arguments, "summary").RunAsync(
                async (source, analyst, token) => await SummaryPipeline.RunAsync(source, most, analyst, token),
                _ => $"At most {most} words of headline and key points.",
                SummaryPipeline.Estimate,
                cancellationToken);
        });
        return command;
    }
}
