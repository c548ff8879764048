namespace QuickAction.Core.Extraction.Captions;

/// <summary>
/// Roll-up captions show the line before again above the new one, and painted-on ones show a line again with a word more. Told by the whole file, so that
/// people who really say something twice are not shortened.
/// </summary>
internal static class RollUp
{
    private const int MostGapMs = 1_000;
    private const int FewestRepeats = 3;
    private const int MostLines = 8;

    /// <summary>Whether at least three captions, and three in ten, begin with what the caption before ended with, while that was still shown.</summary>
    public static bool IsUsedIn(CaptionFile file)
    {
        int repeats = 0, pairs = 0;
        for (var i = 1; i < file.Captions.Count; i++)
        {
            var (before, caption) = (file.Captions[i - 1], file.Captions[i]);
            if (before.Runs == 0 || caption.Runs == 0 || caption.StartMs - before.EndMs > MostGapMs)
            {
                continue;
            }

            pairs++;

            // A caption of one line that is the same as another of one line may be said twice; growth and shifted lines may not.
            var words = file.Words(caption);
            var repeated = Repeated(file.Words(before), words);
            repeats += repeated > 0 && (repeated < words.TrimEnd().Length || words.Trim().Contains('\n') || IsFlash(before, caption)) ? 1 : 0;
        }

        return repeats >= FewestRepeats && repeats * 10 >= pairs * 3;
    }

    /// <summary>How many characters at the start of a caption were in the one before it.</summary>
    public static int Repeated(CaptionFile file, int caption)
    {
        if (caption == 0 || file.Captions[caption].StartMs - file.Captions[caption - 1].EndMs > MostGapMs)
        {
            return 0;
        }

        return Repeated(file.Words(file.Captions[caption - 1]), file.Words(file.Captions[caption]));
    }

    private static bool IsFlash(Caption before, Caption caption) => Math.Min(before.EndMs - before.StartMs, caption.EndMs - caption.StartMs) is > 0 and <= 100;

    /// <summary>The longest run of lines that ends the one and begins the other; failing that, the last line when the first line begins with it.</summary>
    private static int Repeated(ReadOnlySpan<char> before, ReadOnlySpan<char> words)
    {
        before = LastLines(before.Trim());
        if (before.IsEmpty)
        {
            return 0;
        }

        var lead = words.Length - words.TrimStart().Length;
        var text = words[lead..];
        for (var start = 0; start >= 0; start = NextLine(before, start))
        {
            var tail = before[start..];
            if (StartsWithWords(text, tail))
            {
                return lead + tail.Length;
            }
        }

        return 0;
    }

    /// <summary>No display rolls more lines than this.</summary>
    private static ReadOnlySpan<char> LastLines(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        for (var lines = 0; lines < MostLines && start > 0; lines++)
        {
            start = text[..(start - 1)].LastIndexOf('\n') + 1;
        }

        return text[start..];
    }

    private static int NextLine(ReadOnlySpan<char> text, int start)
    {
        var end = text[start..].IndexOf('\n');
        return end < 0 ? -1 : start + end + 1;
    }

    private static bool StartsWithWords(ReadOnlySpan<char> text, ReadOnlySpan<char> start) =>
        text.StartsWith(start, StringComparison.Ordinal) && (text.Length == start.Length || char.IsWhiteSpace(text[start.Length]));
}
