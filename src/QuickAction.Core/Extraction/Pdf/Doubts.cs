namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Why it is not certain that the lines and blocks which were found on a page are those that poppler would make.</summary>
[Flags]
internal enum Doubt
{
    None = 0,

    /// <summary>Words that run upwards or downwards.</summary>
    Turned = 1,

    /// <summary>Words that follow one another to the left: upside down, or a script that is read so.</summary>
    Backwards = 2,

    /// <summary>A good part of the words is in type of which the size is not known.</summary>
    StrangeType = 4,

    /// <summary>A word so far below its line that it may be one of its own: formulas.</summary>
    Lowered = 8,

    /// <summary>Words that overlap.</summary>
    Overlap = 16,

    /// <summary>Type of very different sizes side by side.</summary>
    Size = 32,

    /// <summary>Words as far apart as the cells of a table, or as the words of a widely spaced line.</summary>
    Gap = 64,

    /// <summary>Lines as far apart as those of two paragraphs.</summary>
    Pitch = 128,
}

/// <summary>
/// Compares measures of a page with shares of the size of its type, as poppler does, and remembers where the size is not known well enough to say.
/// </summary>
internal sealed class Doubts
{
    /// <summary>Share within which a measure counts as equal to its bound: then poppler's own answer is the toss of a coin, and nothing is lost by another.</summary>
    private const float Equal = 0.0007f;

    public Doubt Found { get; private set; }

    public void Clear() => Found = Doubt.None;

    public void Add(Doubt doubt) => Found |= doubt;

    /// <summary>Whether the value is at most so many times the size.</summary>
    /// <param name="error">Share of the size by which it may be wrong.</param>
    /// <param name="withEqual">The answer when they are equal.</param>
    public bool IsWithin(float value, float times, TypeSize type, float error, Doubt doubt, bool withEqual = true)
    {
        var bound = times * type.Size;
        var off = MathF.Abs(value - bound);
        if (off < bound * Equal)
        {
            return withEqual;
        }

        if (off < bound * error)
        {
            Found |= doubt;
        }

        return value <= bound;
    }
}
