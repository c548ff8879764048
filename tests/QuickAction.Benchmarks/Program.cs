using QuickAction.Benchmarks;
using QuickAction.Benchmarks.Log;
using QuickAction.TestKit.Models;

// dotnet run -c Release --project tests/QuickAction.Benchmarks -- all
// Every figure is a ratio to something else that was run in the same minute on the same machine, or a bound of the issue that asked for it.
// dotnet run --project tests/QuickAction.Benchmarks -- prompts docs/prompts   writes what a model is told, word for word
var what = args.Length == 0 ? "all" : args[0];
if (what == "names")
{
    // names DIR...: how much of the names of meetings with gold masking lets through
    await NameLeaks.PrintAsync(args[1..], Console.WriteLine);
    return 0;
}

if (what == "prompts" && args.Length > 1)
{
    Directory.CreateDirectory(args[1]);
    foreach (var (name, text) in await RenderedPrompts.PagesAsync(CancellationToken.None))
    {
        await File.WriteAllTextAsync(Path.Combine(args[1], name), text);
    }

    return 0;
}

var suites = new Dictionary<string, Func<Published, IEnumerable<Figure>>>(StringComparer.Ordinal)
{
    ["minutes"] = MinutesFigures.Run,
    ["analysis"] = _ => [MinutesFigures.Analysis()],
    ["extract"] = ExtractFigures.Run,
    ["report"] = ReportFigures.Run,
    ["growth"] = GrowthFigures.Run,
    ["child"] = ChildFigures.Run,
    ["mask"] = _ => MaskFigures.Run(),
    ["append"] = _ => AppendFigures.Run(),
    ["log"] = LogFigures.Run,
    ["model"] = ModelFigures.Run,
    ["service-model"] = ServiceModelFigures.Run,
    ["start"] = ServiceFigures.Start,
    ["load"] = ServiceFigures.Load,
    ["scale"] = ServiceFigures.Scale,
    ["tokens"] = _ => TokenFigures.Run(args.Length > 1 ? args[1] : null),
};
if (what != "all" && !suites.ContainsKey(what))
{
    Console.Error.WriteLine($"There is no suite named {what}; there are: all, {string.Join(", ", suites.Keys)}.");
    return 2;
}

using var published = new Published();
Console.WriteLine("| what | measured | beside it | ratio or bound | within |");
Console.WriteLine("|---|---|---|---|---|");
var missed = 0;
// The analysis alone is part of the minutes.
foreach (var suite in suites.Where(s => what == "all" ? s.Key != "analysis" : s.Key == what))
{
    foreach (var figure in suite.Value(published))
    {
        Console.WriteLine(figure.Row);
        missed += figure.Within ? 0 : 1;
    }
}

return missed == 0 ? 0 : 1;
