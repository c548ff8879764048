namespace QuickAction.Core.Privacy;

/// <summary>A text with placeholders, and where each stands. Offsets are UTF-16 code units.</summary>
public sealed record MaskedText(string Text, IReadOnlyList<Replacement> Replacements)
{
    /// <summary>
    /// The place in the source of a range of the masked text, for quotes that a model made: a range that touches a placeholder takes in all that it stands for.
    /// </summary>
    public (int Start, int End) ToSource(int start, int end) => (Source(start, isEnd: false), Source(end, isEnd: true));

    private int Source(int at, bool isEnd)
    {
        // The last replacement that begins at or before the place.
        var (low, high) = (0, Replacements.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Replacements[middle].MaskedStart < at || (!isEnd && Replacements[middle].MaskedStart == at) ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return at;
        }

        var before = Replacements[low - 1];
        return at >= before.MaskedEnd ? before.End + at - before.MaskedEnd : isEnd ? before.End : before.Start;
    }
}
