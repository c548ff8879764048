namespace QuickAction.Benchmarks;

/// <summary>A 300-page PDF to a summary, beside <c>pdftotext</c> alone on the same file.</summary>
internal static class ReportFigures
{
    public static IEnumerable<Figure> Run(Published published)
    {
        var report = published.Scratch("report-300.pdf");
        // Three times the sample report of 100 pages, joined by the same tool set that reads it.
        var hundred = Directory.GetFiles(published.Council, "*.pdf", SearchOption.AllDirectories).OrderByDescending(f => new FileInfo(f).Length).First();
        Processes.Run("pdfunite", [hundred, hundred, hundred, report]);
        var ours = Processes.Median(3, () => Processes.Run(
            published.Program, ["summarise", report, "--data", published.Data, "--out", published.Scratch("report.json")]));
        var bare = Processes.Median(3, () => Processes.Run("pdftotext", [report, "-"]));
        var bound = (1.5 * bare.TotalSeconds) + 0.5;
        yield return new Figure(
            "a 300-page PDF to a summary", $"{ours.TotalSeconds:0.00} s", $"`pdftotext` alone: {bare.TotalSeconds:0.00} s", $"at most 1.5 of it + 0.5 s = {bound:0.00} s", ours.TotalSeconds <= bound);
    }
}
