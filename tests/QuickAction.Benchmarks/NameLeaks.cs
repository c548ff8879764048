using System.Globalization;
using System.Text.Json;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Benchmarks;

/// <summary>The leak rate of names over folders of meetings with gold: leaked over gold characters, with a 95 % bootstrap interval over meetings.</summary>
internal static class NameLeaks
{
    private const int Resamples = 2000;

    /// <param name="arguments">Folders, and <c>--show</c> to see the words that were let through.</param>
    public static async Task PrintAsync(IReadOnlyList<string> arguments, Action<string> print)
    {
        var folders = arguments.Where(a => a != "--show");
        var show = arguments.Contains("--show");
        var leaks = new List<NameLeak>();
        foreach (var gold in folders.SelectMany(f => Directory.EnumerateFiles(f, "*.gold.json")).Order(StringComparer.Ordinal))
        {
            leaks.Add(await MeasureAsync(gold));
        }

        if (leaks.Count == 0)
        {
            print("no *.gold.json in these folders");
            return;
        }

        print("| meeting | characters of gold names | let through | replaced as names | of them no gold name |");
        print("|---|---|---|---|---|");
        foreach (var leak in leaks)
        {
            print($"| {leak.Meeting} | {leak.GoldCharacters} | {leak.LeakedCharacters} | {leak.Replaced} | {leak.NotGold} |");
        }

        foreach (var leak in leaks.Where(l => show && l.Leaked.Count > 0))
        {
            print($"{leak.Meeting}: {string.Join(' ', leak.Leaked)}");
        }

        var (low, high) = Interval(leaks);
        print(string.Create(
            CultureInfo.InvariantCulture,
            $"{leaks.Count} meetings: {Rate(leaks):0.00%} of the characters of names let through (95 % interval {low:0.00%} to {high:0.00%}); {leaks.Sum(l => l.NotGold) / (double)leaks.Sum(l => l.Replaced):0.0%} of what was replaced as a name is no gold name"));
    }

    private static async Task<NameLeak> MeasureAsync(string goldPath)
    {
        using var gold = JsonDocument.Parse(await File.ReadAllBytesAsync(goldPath));
        var root = gold.RootElement;
        var transcript = Path.Combine(Path.GetDirectoryName(goldPath) ?? ".", root.GetProperty("transcript").GetString() ?? "");
        var reader = new SourceReader(Extractors.All, new DocumentLimits());
        var source = await reader.ReadAsync(new SourceFile(Path.GetFileName(transcript), await File.ReadAllBytesAsync(transcript)), CancellationToken.None);
        var people = root.GetProperty("attendees").EnumerateArray().Select(a => a.GetProperty("name").GetString() ?? "")
            .Concat(Names(root, "mentionedNotPresent"))
            .Concat(Names(root, "apologies"));
        return NameLeak.Measure(source, people);
    }

    private static IEnumerable<string> Names(JsonElement root, string member) =>
        root.TryGetProperty(member, out var names) ? names.EnumerateArray().Select(n => n.GetString() ?? "") : [];

    private static double Rate(List<NameLeak> leaks) => leaks.Sum(l => l.LeakedCharacters) / (double)Math.Max(1, leaks.Sum(l => l.GoldCharacters));

    private static (double Low, double High) Interval(List<NameLeak> leaks)
    {
        var draw = new Draw(20261128);
        var rates = Enumerable.Range(0, Resamples).Select(_ => Rate([.. leaks.Select(_ => leaks[draw.Below(leaks.Count)])])).Order().ToList();
        return (rates[Resamples / 40], rates[Resamples - 1 - (Resamples / 40)]);
    }
}
