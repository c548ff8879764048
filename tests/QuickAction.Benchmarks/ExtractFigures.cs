using System.Diagnostics;

namespace QuickAction.Benchmarks;

/// <summary>Extraction of a folder in one process, beside the tools that people would use, one process a file.</summary>
internal static class ExtractFigures
{
    private const int Copies = 40;

    public static IEnumerable<Figure> Run(Published published)
    {
        var pdf = Folder(published, "pdf", "*.pdf");
        var ours = Extract(published, pdf);
        var bare = OneEach(pdf, file => ("pdftotext", [file, "-"]));
        var ratio = ours / bare;
        yield return new Figure($"`extract` of {Count(pdf)} PDFs in one process", $"{ours.TotalSeconds:0.00} s", $"`pdftotext`, a process a file: {bare.TotalSeconds:0.00} s", $"{ratio:0.00}; at most 1.3", ratio <= 1.3);

        var docx = Folder(published, "docx", "*.docx");
        ours = Extract(published, docx);
        var pandoc = OneEach(docx, file => ("pandoc", ["-t", "plain", file]));
        ratio = pandoc / ours;
        yield return new Figure($"`extract` of {Count(docx)} DOCX in one process", $"{ours.TotalSeconds:0.00} s", $"`pandoc`, a process a file: {pandoc.TotalSeconds:0.00} s", $"{ratio:0.0} times as many files a second; at least 5", ratio >= 5);

        var vtt = VttFolder(published);
        var bytes = Directory.GetFiles(vtt).Sum(f => new FileInfo(f).Length);
        ours = Extract(published, vtt);
        var speed = bytes / 1e6 / ours.TotalSeconds;
        var copy = Processes.Median(3, () => Copy(vtt, published.Scratch("copied")));
        yield return new Figure($"`extract` of {bytes / 1e6:0} MB of VTT in one process, start included", $"{speed:0} MB/s", $"`cp -r`: {bytes / 1e6 / copy.TotalSeconds:0} MB/s", "at least 50 MB/s", speed >= 50);
    }

    private static TimeSpan Extract(Published published, string folder) => Processes.Median(
        3, () => Processes.Run(published.Program, ["extract", folder, "--out", published.Scratch("extracted")]));

    private static TimeSpan OneEach(string folder, Func<string, (string Program, string[] Arguments)> command) => Processes.Median(3, () =>
    {
        var clock = Stopwatch.StartNew();
        foreach (var file in Directory.GetFiles(folder))
        {
            var (program, arguments) = command(file);
            Processes.Run(program, arguments);
        }

        return clock.Elapsed;
    });

    private static string Folder(Published published, string name, string pattern)
    {
        var folder = published.Scratch(name);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(published.Council, pattern, SearchOption.AllDirectories))
        {
            for (var i = 0; i < Copies; i++)
            {
                File.Copy(file, Path.Combine(folder, $"{i}-{Path.GetFileName(file)}"));
            }
        }

        return folder;
    }

    private static string VttFolder(Published published)
    {
        var folder = published.Scratch("vtt");
        Directory.CreateDirectory(folder);
        for (var i = 0; i < 20; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{i}.vtt"), Talks.Vtt(500_000 + i));
        }

        return folder;
    }

    private static TimeSpan Copy(string from, string to) => Processes.Run("cp", ["-r", from, to]);

    private static int Count(string folder) => Directory.GetFiles(folder).Length;
}
