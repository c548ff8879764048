using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>Words of a page as poppler gives them, set in Times unless another face is asked for.</summary>
internal sealed class WordPage
{
    /// <summary>Place of Times among the faces.</summary>
    private const int Times = 2;

    private readonly List<PdfWord> _words = [];

    /// <summary>Place of the face among those whose widths are known.</summary>
    public int Face { get; init; } = Times;

    /// <summary>Height of a box by the size of its type.</summary>
    public float BoxHeight { get; init; } = 1.107f;

    /// <summary>How wide words are by the width that they have in Times, in turns.</summary>
    public float[] Stretch { get; init; } = [1];

    /// <summary>Of a face that only looks like Times, whose words are now and then wider.</summary>
    public static float[] LikeTimes => [1, 1.015f, 1.03f, 1.045f, 1.06f];

    /// <summary>Where the last word ends.</summary>
    public float Right => _words[^1].XMax;

    public PdfWord[] Words => [.. _words];

    /// <summary>Sets words on a base line, a space of a quarter of their size between them unless another is asked for.</summary>
    public WordPage Line(float x, float baseLine, string text, float size = 12, float? gap = null)
    {
        foreach (var word in text.Split(' '))
        {
            var width = WidthOf(word) * size * Stretch[_words.Count % Stretch.Length];
            var height = BoxHeight * size;
            _words.Add(new PdfWord(x, baseLine - (0.8f * height), x + width, baseLine + (0.2f * height), word));
            x += width + (gap ?? 0.25f * size);
        }

        return this;
    }

    public WordPage Box(float xMin, float yMin, float xMax, float yMax, string text)
    {
        _words.Add(new PdfWord(xMin, yMin, xMax, yMax, text));
        return this;
    }

    private float WidthOf(string word)
    {
        Span<int> widths = stackalloc int[FaceWidths.Count];
        FaceWidths.TrySum(word, widths).ShouldBeTrue();
        return widths[Face] / 1000f;
    }
}
