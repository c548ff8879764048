using System.CommandLine;
using System.Globalization;
using QuickAction.Core.Evaluation;
using QuickAction.Core.Work;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction eval DIR</c>: scores an engine on sources with references, or two engines side by side, before anybody relies on one.</summary>
internal static class EvalCommand
{
    private const ulong DefaultSeed = 1;

    public static Command Make(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of sources with NAME.reference.txt or NAME.gold.json beside NAME.vtt, NAME.docx and so on." };
        var engine = new Option<string?>("--engine") { Description = "The engine to score; `quickaction engines` lists them.", HelpName = "NAME" };
        var against = new Option<string?>("--against") { Description = "Another engine to compare it with.", HelpName = "NAME" };
        var prompts = Prompts("--prompt", "Version of a prompt, instead of that of the settings: minutes-notes=2; may be given several times.");
        var otherPrompts = Prompts("--against-prompt", "The same for what it is compared with; without --against that is the same engine.");
        var words = new Option<int>("--words") { Description = "Length of the summaries in words.", HelpName = "N", DefaultValueFactory = _ => 110 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the intervals.", HelpName = "N", DefaultValueFactory = _ => DefaultSeed };
        var output = new Option<string?>("--out") { Description = "Where to write the scores as JSON; without it they go to standard output.", HelpName = "FILE" };
        var data = new Option<string?>("--data") { Description = "Folder of the local store, where decisions are recorded.", HelpName = "DIR" };
        var command = new Command("eval", "Score an engine on a folder of sources with reference answers.") { folder, engine, against, prompts, otherPrompts, words, seed, output, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var length = arguments.GetValue(words);
            if (length is < 10 or > 10_000)
            {
                throw new UsageException("--words takes a number from 10 to 10000.");
            }

            var bench = Workbench.Open(terminal);
            List<Side> sides = [new Side(arguments.GetValue(engine), Versions(arguments.GetValue(prompts)))];
            var versions = Versions(arguments.GetValue(otherPrompts));
            if (arguments.GetValue(against) is not null || versions.Count > 0)
            {
                sides.Add(new Side(arguments.GetValue(against) ?? arguments.GetValue(engine), versions));
            }

            var cases = EvaluationFolder.Read(arguments.GetRequiredValue(folder));
            var target = OutputTarget.Plan(arguments.GetValue(output), [arguments.GetRequiredValue(folder)], ".json", isText: true, terminal);
            await using var recording = Recording.Begin(terminal, () => bench.OpenStoreAsync(arguments.GetValue(data), cancellationToken));
            var scores = new List<EngineScores>();
            foreach (var side in sides)
            {
                using var one = OpenedEngine.Open(bench.Shop, side.Engine, noMaskReason: null, arguments.GetValue(data), side.Prompts);
                scores.Add(await new EvaluationRun(bench, one, side.Label(one.Name), recording, length).RunAsync(cases, cancellationToken));
            }

            var report = new EvaluationReport(arguments.GetValue(seed), scores);
            foreach (var line in report.Table().Split('\n'))
            {
                terminal.Say(line);
            }

            await target.WriteAsync(arguments.GetRequiredValue(folder), stream => stream.Write(report.Json()));
            return (int)(scores.Any(s => s.Cases.Any(c => c.Failure is not null)) ? ExitCode.Partial : ExitCode.Done);
        });
        return command;
    }

    private static Option<string[]> Prompts(string name, string description) =>
        new(name) { Description = description, HelpName = "TASK=VERSION", DefaultValueFactory = _ => [] };

    private static Dictionary<string, int> Versions(string[]? given)
    {
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in given ?? [])
        {
            var parts = one.Split('=');
            versions[parts[0]] = parts.Length == 2 && parts[0].Length > 0 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : throw new UsageException($"{one} is no version of a prompt; it is written like minutes-notes=2.");
        }

        return versions;
    }

    /// <summary>What is scored: an engine with the prompts of the settings, or with others.</summary>
    private sealed record Side(string? Engine, IReadOnlyDictionary<string, int> Prompts)
    {
        public string Label(string name) => string.Join(", ", Prompts.Select(p => $"{p.Key} {p.Value.ToString(CultureInfo.InvariantCulture)}").Prepend(name));
    }
}
