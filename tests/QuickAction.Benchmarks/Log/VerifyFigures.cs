namespace QuickAction.Benchmarks.Log;

/// <summary>Verifying an exported log beside hashing the same files, and the memory that it takes for a short log and a long one.</summary>
internal static class VerifyFigures
{
    private const int Runs = 3;
    private static readonly Dictionary<string, string> Plain = [];

    public static IEnumerable<Figure> Run(Published published, string shortLog, string longLog)
    {
        string[] Verify(string folder) => ["audit", "verify", folder];
        var ours = new List<double>();
        var theirs = new List<double>();
        // The first run of each is not counted: the disk's cache is warm for both alike.
        for (var run = 0; run <= Runs; run++)
        {
            theirs.Add(Processes.Run("bash", ["-c", $"find '{longLog}' -type f -print0 | xargs -0 sha256sum"]).TotalSeconds);
            ours.Add(Processes.Run(published.Program, Verify(longLog)).TotalSeconds);
        }

        var bytes = Directory.EnumerateFiles(longLog, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
        var (our, their) = (Median(ours), Median(theirs));
        yield return new Figure(
            $"`audit verify` of an exported log of 1,000,000 records, {bytes / 1e6:N0} MB, start included",
            $"{our:0.00} s",
            $"`sha256sum` over its files: {their:0.00} s",
            $"{our / their:0.00}; at most 3",
            our <= 3 * their);

        var small = Processes.PeakMegabytes(published.Program, Verify(shortLog), Plain);
        var large = Processes.PeakMegabytes(published.Program, Verify(longLog), Plain);
        yield return new Figure("its peak memory", $"{large:0} MB", $"with 50,000 records: {small:0} MB", $"{large / small:0.00}; at most 1.25", large <= 1.25 * small);
    }

    private static double Median(List<double> values) => values.Skip(1).Order().ElementAt(Runs / 2);
}
