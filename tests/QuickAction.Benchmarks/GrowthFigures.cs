using System.Globalization;

namespace QuickAction.Benchmarks;

/// <summary>Time and memory from a 5-minute to a 10-hour meeting: no worse than n log n.</summary>
internal static class GrowthFigures
{
    // Fast talk: 20,000 words in two hours.
    private const int WordsAnHour = 10_000;

    public static IEnumerable<Figure> Run(Published published)
    {
        var none = new Dictionary<string, string>();
        var start = Processes.Median(5, () => Processes.Run(published.Program, ["--version"])).TotalSeconds;
        var least = Processes.PeakMegabytes(published.Program, ["--version"], none);
        (double Time, double Memory)? before = null;
        foreach (var minutes in new[] { 5, 15, 30, 60, 120, 300, 600 })
        {
            var words = WordsAnHour * minutes / 60;
            var path = published.Scratch($"{minutes.ToString(CultureInfo.InvariantCulture)}.vtt");
            File.WriteAllText(path, Talks.Vtt(words));
            string[] arguments = ["minutes", path, "--data", published.Data, "--out", published.Scratch("growth.json")];
            var time = Processes.Median(3, () => Processes.Run(published.Program, arguments)).TotalSeconds;
            var memory = Processes.PeakMegabytes(published.Program, arguments, none);
            var (perWord, each) = ((time - start) / (words * Math.Log2(words)), (memory - least) / words);
            // Each row beside the one before it: the first pays for start-up that --version does not have, and beside that one nothing would ever be seen to grow.
            var (slower, larger) = before is { } row ? (perWord / row.Time, each / row.Memory) : (1, 1);
            before = (perWord, each);
            yield return new Figure(
                $"`minutes`, {minutes} minutes, {words:N0} words", $"{time:0.00} s, {memory:0} MB", $"start {start:0.00} s, {least:0} MB", $"time / n log n is {slower:0.00} and memory / n {larger:0.00} of the row before; at most 1.2 each", slower <= 1.2 && larger <= 1.2);
        }
    }
}
