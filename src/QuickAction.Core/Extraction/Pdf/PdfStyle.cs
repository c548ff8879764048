namespace QuickAction.Core.Extraction.Pdf;

/// <summary>What most of a document's text looks like: the measure by which headings and footnotes stand out.</summary>
/// <param name="Size">Height of the lines that hold most characters, in points.</param>
/// <param name="Left">Left edge of the running text.</param>
/// <param name="Right">Right edge of the running text: the end of its full lines.</param>
/// <param name="Leading">Free height between the lines of a paragraph, as a share of their height; negative where boxes overlap.</param>
internal sealed record PdfStyle(float Size, float Left, float Right, float Leading)
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
        var body = pages.SelectMany(static p => p.Lines).Where(l => IsSameSize(l.Size, size) && l.Text.Length > 40).ToList();
        return body.Count == 0
            ? new PdfStyle(size, float.MaxValue, 0, UnknownLeading)
            : new PdfStyle(size, At(body.Select(static l => l.XMin), 0.05), At(body.Select(static l => l.XMax), 0.95), LeadingOf(body));
    }

    public static bool IsSameSize(float a, float b) => Math.Abs(a - b) <= Math.Max(a, b) * SameSize;

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
