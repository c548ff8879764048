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
        var characters = new Dictionary<int, long>();
        foreach (var line in pages.SelectMany(static p => p.Lines))
        {
            var key = (int)Math.Round(line.Size * 4);
            characters[key] = characters.GetValueOrDefault(key) + line.Text.Length;
        }

        var size = characters.Count == 0 ? 0 : characters.OrderByDescending(static c => c.Value).ThenBy(static c => c.Key).First().Key / 4f;
        var body = pages.SelectMany(p => Running(p, size)).ToList();
        var space = SpaceOf(body.Count > 0 ? body : pages.SelectMany(static p => p.Lines));
        return body.Count == 0
            ? new PdfStyle(size, float.MaxValue, MirroredEdge(pages), UnknownLeading, space)
            : new PdfStyle(size, At(body.Select(static l => l.XMin), 0.05), At(body.Select(static l => l.XMax), 0.95), LeadingOf(body), space);
    }

    public static bool IsSameSize(float a, float b) => Math.Abs(a - b) <= Math.Max(a, b) * SameSize;

    /// <summary>Long lines of the text's size after which their block goes on: only such a line shows where the right edge is.</summary>
    public static IEnumerable<PdfLine> Running(PdfPage page, float size) => page.Lines.Zip(page.Lines.Skip(1))
        .Where(p => p.First.Block == p.Second.Block && IsSameSize(p.First.Size, size) && p.First.Text.Length > 40).Select(static p => p.First);

    private static float SpaceOf(IEnumerable<PdfLine> lines)
    {
        var spaces = lines.Take(2_000).Where(static l => l.Size > 0)
            .SelectMany(static l => l.Words.Zip(l.Words.Skip(1), (a, b) => (b.XMin - a.XMax) / l.Size)).ToList();
        return spaces.Count == 0 ? 0.2f : At(spaces, 0.5);
    }

    /// <summary>Without full lines the right margin is taken to be as wide as the left one.</summary>
    private static float MirroredEdge(IReadOnlyList<PdfPage> pages) =>
        pages.Max(static p => p.Width) - pages.SelectMany(static p => p.Lines).Select(static l => l.XMin).DefaultIfEmpty().Min();

    private static float LeadingOf(List<PdfLine> body)
    {
        var gaps = body.Zip(body.Skip(1))
            .Where(static p => p.First.Block == p.Second.Block && p.Second.YMin > p.First.YMin)
            .Select(static p => (p.Second.YMin - p.First.YMax) / p.First.Size).ToList();
        return gaps.Count == 0 ? UnknownLeading : Math.Clamp(At(gaps, 0.5), -0.5f, 1.5f);
    }

    private static float At(IEnumerable<float> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }
}
