namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Words that stand on one base line in one block, and the box around them.</summary>
internal sealed class PdfLine
{
    /// <param name="words">At least one, from left to right.</param>
    /// <param name="block">Number of the block in its page, from 0 in reading order.</param>
    public PdfLine(PdfWord[] words, int block)
    {
        Words = words;
        Block = block;
        (XMin, YMin, XMax, YMax) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (ref readonly var word in words.AsSpan())
        {
            var size = word.Text.Length > 1 ? word.Height : word.Height * 0.5f;
            XMin = word.XMin < XMin ? word.XMin : XMin;
            YMin = word.YMin < YMin ? word.YMin : YMin;
            XMax = word.XMax > XMax ? word.XMax : XMax;
            YMax = word.YMax > YMax ? word.YMax : YMax;
            Size = size > Size ? size : Size;
        }

        Text = Join(words);
    }

    public PdfWord[] Words { get; }

    public int Block { get; }

    public float XMin { get; }

    public float YMin { get; }

    public float XMax { get; }

    public float YMax { get; }

    /// <summary>Height of its largest words that are longer than a mark, which stands for the size of its type.</summary>
    public float Size { get; }

    /// <summary>The words with a space between them.</summary>
    public string Text { get; }

    /// <summary>From top to bottom, on one height from left to right.</summary>
    public static int ByPlace(PdfLine a, PdfLine b)
    {
        var down = a.YMin.CompareTo(b.YMin);
        return down != 0 ? down : a.XMin.CompareTo(b.XMin);
    }

    /// <summary>The leftmost edge of the lines, of which there is at least one.</summary>
    public static float LeftOf(IReadOnlyList<PdfLine> lines)
    {
        var left = float.MaxValue;
        foreach (var line in lines)
        {
            left = Math.Min(left, line.XMin);
        }

        return left;
    }

    /// <summary>The rightmost edge of the lines, of which there is at least one.</summary>
    public static float RightOf(IReadOnlyList<PdfLine> lines)
    {
        var right = float.MinValue;
        foreach (var line in lines)
        {
            right = Math.Max(right, line.XMax);
        }

        return right;
    }

    private static string Join(PdfWord[] words)
    {
        if (words.Length == 1)
        {
            return words[0].Text;
        }

        var length = words.Length - 1;
        foreach (ref readonly var word in words.AsSpan())
        {
            length += word.Text.Length;
        }

        return string.Create(length, words, static (text, words) =>
        {
            foreach (ref readonly var word in words.AsSpan())
            {
                word.Text.CopyTo(text);
                text = text[word.Text.Length..];
                if (!text.IsEmpty)
                {
                    text[0] = ' ';
                    text = text[1..];
                }
            }
        });
    }
}
