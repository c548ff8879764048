using System.CommandLine;
using QuickAction.Core;
using QuickAction.Core.Extraction;
using QuickAction.Core.Rendering;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction extract FILE...|DIR</c>: the numbered segments that citations point into.</summary>
internal static class ExtractCommand
{
    public static Command Make(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files or folders to read.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "json or txt.", HelpName = "json|txt", DefaultValueFactory = _ => "json" };
        var target = new Option<string?>("--out") { Description = "Where to write: a file, or a folder when there are several.", HelpName = "PATH" };
        var combine = new Option<bool>("--combine") { Description = "Take all files as parts of one, in the order given." };
        format.AcceptOnlyFromAmong("json", "txt");
        var command = new Command("extract", "Show the text that is read from files, in numbered segments.") { files, format, target, combine };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var paths = InputFiles.Expand(arguments.GetRequiredValue(files));
            var asText = arguments.GetRequiredValue(format) == "txt";
            IReadOnlyList<IReadOnlyList<string>> sources = arguments.GetValue(combine) ? [paths] : [.. paths.Select(p => new[] { p })];
            var place = OutputTarget.Plan(
                arguments.GetValue(target), [.. sources.Select(s => s[0])], asText ? ".txt" : ".json", isText: true, terminal);
            using var extraction = new Extraction(bench, place, asText);
            return (int)await extraction.RunAsync(sources, cancellationToken);
        });
        return command;
    }

    /// <summary>As many files at once as there are processors, but large ones only as <see cref="ReadingBudget"/> allows.</summary>
    private sealed class Extraction(Workbench bench, OutputTarget target, bool asText) : IDisposable
    {
        private readonly ReadingBudget _budget = new();
        private readonly Lock _oneVoice = new();

        public async Task<ExitCode> RunAsync(IReadOnlyList<IReadOnlyList<string>> sources, CancellationToken cancellationToken)
        {
            var outcomes = new ExitCode[sources.Count];
            var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            await Parallel.ForAsync(
                0, sources.Count, options, async (i, token) => outcomes[i] = await _budget.RunAsync(ReadingBudget.CostOf(sources[i]), () => OneAsync(sources[i], token), token));
            return outcomes.Aggregate(ExitCode.Done, ExitCodes.Worst);
        }

        private async Task<ExitCode> OneAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken)
        {
            try
            {
                var read = new List<SourceText>();
                foreach (var part in parts)
                {
                    read.Add(await bench.Reader.ReadAsync(part, cancellationToken));
                }

                var source = SourceCombiner.Combine(read);
                await target.WriteAsync(parts[0], stream => Write(source, stream));
                foreach (var note in source.Notes)
                {
                    Say(parts, note.Message);
                }

                return source.Notes.Any(n => n.PartUnread) ? ExitCode.Partial : ExitCode.Done;
            }
            catch (QuickActionException problem)
            {
                Say(parts, problem.Message);
                return ExitCodes.Of(problem);
            }
        }

        public void Dispose() => _budget.Dispose();

        private void Write(SourceText source, Stream stream)
        {
            if (asText)
            {
                SourceLines.Write(source, stream);
            }
            else
            {
                SourceJson.Write(source, stream);
            }
        }

        private void Say(IReadOnlyList<string> parts, string message)
        {
            lock (_oneVoice)
            {
                bench.Terminal.Say($"{string.Join(" + ", parts.Select(Path.GetFileName))}: {message}");
            }
        }
    }
}
