namespace QuickAction.Core.Extraction.Pdf;

/// <summary>What most of a document's text looks like: the measure by which headings and footnotes stand out.</summary>
/// <param name="Size">Height of the lines that hold most characters, in points.</param>
/// <param name="Left">Left edge of the running text.</param>
/// <param name="Right">Right edge of the running text: the end of its full lines.</param>
/// <param name="Leading">Free height between the lines of a paragraph, as a share of their height; negative where boxes overlap.</param>
/// <param name="Space">Width between two words, as a share of the height of their line.</param>
internal sealed record PdfStyle(float Size, float Left, float Right, float Leading, float Space)
{
    /// <summary>Lines whose heights differ by less than this share are of one size: ascenders of another face change the box a little.</summary>
    public const float SameSize = 0.06f;

    /// <summary>Without text to measure: single spacing in the faces whose boxes are small.</summary>
    private const float UnknownLeading = 0.6f;

    public static PdfStyle Of(IReadOnlyList<PdfPage> pages)
    {
        var size = SizeOf(pages);
        var body = new List<PdfLine>();
        foreach (var page in pages)
        {
            body.AddRange(Running(page, size));
        }

        if (body.Count == 0)
        {
            return new PdfStyle(size, float.MaxValue, MirroredEdge(pages), UnknownLeading, SpaceOf(pages.SelectMany(static p => p.Lines)));
        }

        var edges = new float[body.Count];
        var left = At(body, edges, static l => l.XMin, 0.05);
        var right = At(body, edges, static l => l.XMax, 0.95);
        return new PdfStyle(size, left, right, LeadingOf(body), SpaceOf(body));
    }

    public static bool IsSameSize(float a, float b) => Math.Abs(a - b) <= Math.Max(a, b) * SameSize;

    /// <summary>Long lines of the text's size after which their block goes on: only such a line shows where the right edge is.</summary>
    public static IEnumerable<PdfLine> Running(PdfPage page, float size)
    {
        for (var i = 0; i < page.Lines.Count - 1; i++)
        {
            var line = page.Lines[i];
            if (line.Text.Length > 40 && line.Block == page.Lines[i + 1].Block && IsSameSize(line.Size, size))
            {
                yield return line;
            }
        }
    }

    /// <summary>To a quarter of a point; of two that hold as many characters the smaller.</summary>
    private static float SizeOf(IReadOnlyList<PdfPage> pages)
    {
        var tallies = new Dictionary<int, Tally>();
        foreach (var page in pages)
        {
            foreach (var line in page.Lines)
            {
                var key = (int)Math.Round(line.Size * 4);
                if (!tallies.TryGetValue(key, out var tally))
                {
                    tallies.Add(key, tally = new Tally(key));
                }

                tally.Characters += line.Text.Length;
            }
        }

        Tally? most = null;
        foreach (var tally in tallies.Values)
        {
            most = most is null || tally.Characters > most.Characters || (tally.Characters == most.Characters && tally.Quarters < most.Quarters) ? tally : most;
        }

        return most is null ? 0 : most.Quarters / 4f;
    }

    private static float SpaceOf(IEnumerable<PdfLine> lines)
    {
        var measured = lines.Take(2_000).Where(static l => l.Size > 0).ToList();
        var spaces = new float[measured.Sum(static l => l.Words.Length - 1)];
        var count = 0;
        foreach (var line in measured)
        {
            for (var i = 1; i < line.Words.Length; i++)
            {
                spaces[count++] = (line.Words[i].XMin - line.Words[i - 1].XMax) / line.Size;
            }
        }

        return count == 0 ? 0.2f : Quantile.At(spaces, count, 0.5);
    }

    /// <summary>Without full lines the right margin is taken to be as wide as the left one.</summary>
    private static float MirroredEdge(IReadOnlyList<PdfPage> pages) =>
        pages.Max(static p => p.Width) - pages.SelectMany(static p => p.Lines).Select(static l => l.XMin).DefaultIfEmpty().Min();

    private static float LeadingOf(List<PdfLine> body)
    {
        var gaps = new float[body.Count];
        var count = 0;
        for (var i = 1; i < body.Count; i++)
        {
            var (above, line) = (body[i - 1], body[i]);
            if (above.Block == line.Block && line.YMin > above.YMin)
            {
                gaps[count++] = (line.YMin - above.YMax) / above.Size;
            }
        }

        return count == 0 ? UnknownLeading : Math.Clamp(Quantile.At(gaps, count, 0.5), -0.5f, 1.5f);
    }

    private static float At(List<PdfLine> lines, float[] values, Func<PdfLine, float> value, double share)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            values[i] = value(lines[i]);
        }

        return Quantile.At(values, lines.Count, share);
    }

    private sealed class Tally(int quarters)
    {
        public int Quarters => quarters;

        public long Characters { get; set; }
    }
}
