using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Benchmarks;

/// <summary>Masking alone, warm, in processor time: megabytes of source a second, and whether twice the source takes twice the time. Talk, and text that is nothing but numbers.</summary>
internal static class MaskFigures
{
    public static IEnumerable<Figure> Run()
    {
        foreach (var (what, text) in new[] { ("talk", Talks.Vtt(200_000)), ("planted identifiers", Identifiers()) })
        {
            var half = Read(what, text[..(text.Length / 2)]);
            var whole = Read(what, text);

            // Once for the compiler, so that neither half nor whole pays for it.
            Time(whole);
            var (first, second) = (Time(half), Time(whole));
            var speed = Bytes(whole) / second.TotalSeconds / 1e6;
            yield return new Figure($"masking {Bytes(whole) / 1e6:0.0} MB of {what}", $"{speed:0.0} MB/s", "", "at least 3 MB/s", speed >= 3);
            var growth = second / first / (Bytes(whole) / Bytes(half));
            yield return new Figure("the same, beside half of it", $"{second.TotalMilliseconds:0} ms", $"{first.TotalMilliseconds:0} ms", $"time per byte grows {growth:0.00} times; at most 1.3", growth <= 1.3);
        }
    }

    private static double Bytes(SourceText source) => source.Segments.Sum(s => Encoding.UTF8.GetByteCount(s.Text));

    private static TimeSpan Time(SourceText source)
    {
        var pseudonymiser = new Pseudonymiser(new PrivacyOptions());
        return Processes.Median(7, () =>
        {
            var before = Environment.CpuUsage.TotalTime;
            pseudonymiser.Mask(source, new PseudonymMap());
            return Environment.CpuUsage.TotalTime - before;
        });
    }

    private static string Identifiers() => string.Join("\n\n", new PlantedIdentifiers(1).Make(40_000).Select(p => p.Sentence));

    private static SourceText Read(string name, string text)
    {
        var reader = new SourceReader(Extractors.All, new DocumentLimits());
        var file = new SourceFile(text.StartsWith("WEBVTT", StringComparison.Ordinal) ? "a.vtt" : name + ".txt", Encoding.UTF8.GetBytes(text));
        return reader.ReadAsync(file, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }
}
