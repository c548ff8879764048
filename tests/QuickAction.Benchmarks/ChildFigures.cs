using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Isolation;

namespace QuickAction.Benchmarks;

/// <summary>What it costs to read each upload in a child process of its own, beside reading it in this one, warm: the price is that of starting a program, whatever the file's size.</summary>
internal static class ChildFigures
{
    private const int MostMilliseconds = 150;

    public static IEnumerable<Figure> Run(Published published)
    {
        var limits = new DocumentLimits();
        var child = new IsolatedReader(new ReaderProgram(published.Service, [ReaderChild.Verb]), limits);
        var here = new BoundedReader(new SourceReader(Extractors.All, limits), limits);
        foreach (var name in new[] { "transcripts/team-meeting.vtt", "documents/housing-review.docx", "documents/housing-review.pdf" }.Where(n => File.Exists(Path.Combine(published.Council, n))))
        {
            var file = new SourceFile(Path.GetFileName(name), File.ReadAllBytes(Path.Combine(published.Council, name)));
            var (apart, inside) = (Time(child, file), Time(here, file));
            var more = apart - inside;
            yield return new Figure(
                $"{file.FileName} read in a child of its own", $"{apart.TotalMilliseconds:0} ms", $"in this process {inside.TotalMilliseconds:0} ms", $"{more.TotalMilliseconds:0} ms more; at most {MostMilliseconds} ms", more.TotalMilliseconds <= MostMilliseconds);
        }
    }

    private static TimeSpan Time(IFileReader reader, SourceFile file) => Processes.Median(9, () =>
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        reader.ReadAsync(file, CancellationToken.None).GetAwaiter().GetResult();
        return clock.Elapsed;
    });
}
