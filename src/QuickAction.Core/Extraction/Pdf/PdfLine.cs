namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Words that stand on one base line in one block.</summary>
/// <param name="Words">At least one, from left to right.</param>
/// <param name="Block">Number of the block in its page, from 0 in reading order.</param>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words, int Block)
{
    public float XMin { get; } = Words.Min(static w => w.XMin);

    public float YMin { get; } = Words.Min(static w => w.YMin);

    public float XMax { get; } = Words.Max(static w => w.XMax);

    public float YMax { get; } = Words.Max(static w => w.YMax);

    /// <summary>Height of its largest words that are longer than a mark, which stands for the size of its type.</summary>
    public float Size { get; } = Words.Max(static w => w.Text.Length > 1 ? w.Height : w.Height * 0.5f);

    public string Text { get; } = Words.Count == 1 ? Words[0].Text : string.Join(' ', Words.Select(static w => w.Text));
}
