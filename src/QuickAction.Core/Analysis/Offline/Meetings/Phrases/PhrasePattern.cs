namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>
/// A phrase as a sequence of words. In its written form, parted by blanks: <c>word</c>, <c>one/other</c>, <c>word?</c> (may be missing),
/// <c>#list</c> (any word of a named list), <c>~3</c> (up to three words of the same clause), <c>^</c> first (only at the start of a clause, discourse
/// particles such as "so" and "right" not counted), <c>^^</c> first (only at the start of a sentence, the same way), <c>$</c> last (only at the end of
/// a clause), <c>$$</c> last (only at the end of a sentence).
/// </summary>
internal sealed class PhrasePattern(PhraseElement[] elements, Edge start, Edge end)
{
    /// <summary>For each word after the first that must be there, which it may be; made when the phrase is first tried, for a short meeting tries few.</summary>
    private ulong[]? _needs;

    public Edge Start => start;

    /// <summary>Whether a sentence with these marks can hold the phrase: most phrases go on with words that most sentences lack, and are not tried there.</summary>
    public bool MayStandIn(ulong marks)
    {
        foreach (var need in _needs ??= [.. elements.Skip(1).Where(e => e is { IsGap: false, Optional: false }).Select(e => e.Marks).Where(m => m != ulong.MaxValue)])
        {
            if ((need & marks) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>End of the match that begins at <paramref name="at"/>, or -1. The longest one is taken.</summary>
    public int Match(in PhraseText text, int at, int limit) => Match(text, 0, at, limit);

    private int Match(in PhraseText text, int element, int at, int limit)
    {
        for (; element < elements.Length; element++)
        {
            var place = elements[element];
            if (place.IsGap)
            {
                return MatchGap(text, element, at, limit);
            }

            var taken = at < limit && place.Takes(text.Id(at));
            if (!place.Optional)
            {
                if (!taken)
                {
                    return -1;
                }

                at++;
            }
            else if (taken && Match(text, element + 1, at + 1, limit) is >= 0 and var found)
            {
                return found;
            }
        }

        return text.IsEdge(at - 1, end) ? at : -1;
    }

    private int MatchGap(in PhraseText text, int element, int at, int limit)
    {
        var most = Math.Min(elements[element].Gap, limit - at);
        for (var skipped = 0; skipped <= most; skipped++)
        {
            var found = Match(text, element + 1, at + skipped, limit);
            if (found >= 0)
            {
                return found;
            }

            if (skipped < most && text.IsEdge(at + skipped, Edge.Clause))
            {
                return -1;
            }
        }

        return -1;
    }
}

/// <summary>Where a pattern may begin or end.</summary>
internal enum Edge
{
    Anywhere,
    Clause,
    Sentence,
}
