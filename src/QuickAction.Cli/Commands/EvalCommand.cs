using System.CommandLine;
using QuickAction.Core.Evaluation;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction eval DIR</c>: scores an engine on sources with references, or two engines side by side, before anybody relies on one.</summary>
internal static class EvalCommand
{
    private const ulong DefaultSeed = 1;

    public static Command Make(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of sources with NAME.reference.txt or NAME.gold.json beside NAME.vtt, NAME.docx and so on." };
        var engine = new Option<string?>("--engine") { Description = "The engine to score; `quickaction engines` lists them.", HelpName = "NAME" };
        var against = new Option<string?>("--against") { Description = "Another engine, or the same model with another prompt version, to compare it with.", HelpName = "NAME" };
        var words = new Option<int>("--words") { Description = "Length of the summaries in words.", HelpName = "N", DefaultValueFactory = _ => 110 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the intervals.", HelpName = "N", DefaultValueFactory = _ => DefaultSeed };
        var output = new Option<string?>("--out") { Description = "Where to write the scores as JSON; without it they go to standard output.", HelpName = "FILE" };
        var data = new Option<string?>("--data") { Description = "Folder of the local store, where decisions are recorded.", HelpName = "DIR" };
        var command = new Command("eval", "Score an engine on a folder of sources with reference answers.") { folder, engine, against, words, seed, output, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var length = arguments.GetValue(words);
            if (length is < 10 or > 10_000)
            {
                throw new UsageException("--words takes a number from 10 to 10000.");
            }

            var bench = Workbench.Open(terminal);
            string?[] names = arguments.GetValue(against) is { } other ? [arguments.GetValue(engine), other] : [arguments.GetValue(engine)];
            var cases = EvaluationFolder.Read(arguments.GetRequiredValue(folder));
            var target = OutputTarget.Plan(arguments.GetValue(output), [arguments.GetRequiredValue(folder)], ".json", isText: true, terminal);
            await using var recording = Recording.Begin(() => bench.OpenStoreAsync(arguments.GetValue(data), cancellationToken));
            var scores = new List<EngineScores>();
            foreach (var name in names)
            {
                using var one = RunEngine.Open(bench, name, noMaskReason: null, arguments.GetValue(data));
                scores.Add(await new EvaluationRun(bench, one, recording, length).RunAsync(cases, cancellationToken));
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
}
