using System.Diagnostics;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Benchmarks.Log;

/// <summary>Verifying an exported log beside hashing the same files, and the memory that it takes for a short log and a long one.</summary>
internal static class VerifyFigures
{
    /// <summary>Asks this program to verify a folder and do nothing else.</summary>
    public const string OnceArgument = "verify-once";

    private static readonly Dictionary<string, string> Plain = [];

    public static IEnumerable<Figure> Run(Published published, string shortLog, string longLog)
    {
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var run = 0; run < 4; run++)
        {
            theirs.Add(Processes.Run("bash", ["-c", $"find '{longLog}' -type f -print0 | xargs -0 sha256sum"]).TotalSeconds);
            var began = Stopwatch.GetTimestamp();
            var found = new ExportedLog(longLog).VerifyAsync([], [], null, default).GetAwaiter().GetResult();
            ours.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            if (!found.IsSound)
            {
                throw new InvalidOperationException(found.Fault?.What);
            }
        }

        var bytes = Directory.EnumerateFiles(longLog, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
        var (our, their) = (Median(ours), Median(theirs));
        yield return new Figure(
            $"verifying an exported log of 1,000,000 records, {bytes / 1e6:N0} MB", $"{our:0.00} s", $"`sha256sum` over its files: {their:0.00} s", $"{our / their:0.00}; at most 3", our <= 3 * their);

        var program = Environment.ProcessPath ?? throw new InvalidOperationException();
        var small = Processes.PeakMegabytes(program, [OnceArgument, shortLog], Plain);
        var large = Processes.PeakMegabytes(program, [OnceArgument, longLog], Plain);
        yield return new Figure(
            "peak memory of a process that does it",
            $"{large:0} MB",
            $"with 50,000 records: {small:0} MB",
            $"{large / small:0.00} of it; at most 1.15",
            large <= 1.15 * small);
    }

    /// <summary>What the process of its own does.</summary>
    public static int Once(string folder) => new ExportedLog(folder).VerifyAsync([], [], null, default).GetAwaiter().GetResult().IsSound ? 0 : 1;

    private static double Median(List<double> values) => values.Skip(1).Order().ElementAt(1);
}
