using System.Globalization;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Chunking;

/// <summary>
/// Where a segment has to be cut so that each part fits: after sentences, else after words, else between characters as a person counts them (UAX 29), so
/// that no surrogate pair is parted and no accent from its letter.
/// </summary>
internal static class SegmentCuts
{
    private const int MostInCharacter = 24;

    /// <summary>Ends of the parts in order; the last is the length of the text.</summary>
    /// <param name="room">Most of a part, in thousandths of a token.</param>
    public static IEnumerable<int> Ends(Segment segment, long room)
    {
        var text = segment.Text;
        if (TokenEstimate.Thousandths(text) <= room)
        {
            yield return text.Length;
            yield break;
        }

        var start = 0;
        foreach (var end in Pack(text, 0, text.Length, SentenceEnds(segment), room))
        {
            foreach (var inner in Fitting(text, start, end, room))
            {
                yield return inner;
            }

            start = end;
        }
    }

    /// <summary>The best place to cut a part in two near its middle: after a sentence, a word, a character. Null when it is a single character.</summary>
    public static int? Middle(Segment segment, int start, int end)
    {
        var middle = start + ((end - start) / 2);
        var quarter = (end - start) / 4;
        foreach (var steps in new[] { SentenceEnds(segment), WordEnds(segment.Text, start, end), CharacterEnds(segment.Text, start, end) })
        {
            var near = steps.Where(s => s > start && s < end).Cast<int?>().MinBy(s => (Math.Abs(s.GetValueOrDefault() - middle), s));
            if (near is { } found && Math.Abs(found - middle) <= quarter)
            {
                return found;
            }
        }

        var last = CharacterEnds(segment.Text, start, end).FirstOrDefault(end);
        return last < end ? last : null;
    }

    /// <summary>The part itself when it fits; else its cuts between words, and those of a word that does not fit between characters.</summary>
    private static IEnumerable<int> Fitting(string text, int start, int end, long room)
    {
        if (TokenEstimate.Thousandths(text.AsSpan(start, end - start)) <= room)
        {
            yield return end;
            yield break;
        }

        var from = start;
        foreach (var wordEnd in Pack(text, start, end, WordEnds(text, start, end), room))
        {
            if (TokenEstimate.Thousandths(text.AsSpan(from, wordEnd - from)) <= room)
            {
                yield return wordEnd;
            }
            else
            {
                foreach (var inner in Pack(text, from, wordEnd, CharacterEnds(text, from, wordEnd), room))
                {
                    yield return inner;
                }
            }

            from = wordEnd;
        }
    }

    /// <summary>Takes as many steps into a part as fit it; a single step that does not is a part of its own.</summary>
    private static IEnumerable<int> Pack(string text, int start, int end, IEnumerable<int> steps, long room)
    {
        var (from, last) = (start, start);
        long cost = 0;
        foreach (var step in steps)
        {
            // A sum of steps is never less than the whole, so nothing has to be weighed twice.
            var more = TokenEstimate.Thousandths(text.AsSpan(last, step - last)) + 1;
            if (cost + more > room && last > from)
            {
                yield return last;
                (from, cost) = (last, 0);
            }

            cost += more;
            last = step;
        }

        if (last > from)
        {
            yield return end;
        }
    }

    private static IEnumerable<int> SentenceEnds(Segment segment)
    {
        var sentences = SentenceSplitter.Split(segment.Index, segment.Text);
        // White space goes with the sentence before it: a part then starts with a word.
        return sentences.Skip(1).Select(s => s.Start).Append(segment.Text.Length);
    }

    private static IEnumerable<int> WordEnds(string text, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]) && !IsInsideCharacter(text, i))
            {
                yield return i;
            }
        }

        yield return end;
    }

    /// <summary>True when what stands at the place belongs to the character before it: an accent on a space is one character with it.</summary>
    private static bool IsInsideCharacter(string text, int at) => at > 0
        && CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static IEnumerable<int> CharacterEnds(string text, int start, int end)
    {
        for (var i = start; i < end;)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(i, end - i));
            if (length > MostInCharacter)
            {
                // Hundreds of accents on one letter are no character of any language: they are cut, between code points.
                length = char.IsHighSurrogate(text[i + MostInCharacter - 1]) ? MostInCharacter - 1 : MostInCharacter;
            }

            i += length;
            yield return i;
        }
    }
}
