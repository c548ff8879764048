using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>A label in the text: characters <c>[Start, End)</c> of the scan text.</summary>
internal readonly record struct LabelHit(int Start, int End, Label Label);

/// <summary>Finds every label in one pass over the words: the longest phrase that begins at a word.</summary>
internal sealed class LabelFinder
{
    private const int MostWords = 5;

    private readonly FrozenDictionary<string, Label>.AlternateLookup<ReadOnlySpan<char>> _phrases;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _firstWords;

    public LabelFinder(IEnumerable<Label> labels)
    {
        var phrases = new Dictionary<string, Label>(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            foreach (var phrase in label.Phrases.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                // What a council configures comes last and wins.
                phrases[phrase] = label;
            }
        }

        _phrases = phrases.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _firstWords = phrases.Keys.Select(p => p.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All labels of the text in their order.</summary>
    public List<LabelHit> Find(ScanText text)
    {
        var hits = new List<LabelHit>();
        var read = text.Text;
        var at = 0;
        while (at < read.Length)
        {
            if (!char.IsLetter(read[at]) || (at > 0 && char.IsLetterOrDigit(read[at - 1])))
            {
                at++;
                continue;
            }

            var end = WordEnd(text, at);
            if (end - at <= 14 && _firstWords.Contains(read[at..end]) && Longest(text, at, end) is { } hit)
            {
                hits.Add(hit);
                at = hit.End;
            }
            else
            {
                at = end;
            }
        }

        return hits;
    }

    private LabelHit? Longest(ScanText text, int at, int end)
    {
        LabelHit? best = null;
        Span<char> phrase = stackalloc char[96];
        var length = 0;
        var (wordStart, wordEnd) = (at, end);
        for (var words = 1; words <= MostWords && length + 1 + wordEnd - wordStart < phrase.Length; words++)
        {
            if (words > 1)
            {
                phrase[length++] = ' ';
            }

            text.Text[wordStart..wordEnd].CopyTo(phrase[length..]);
            length += wordEnd - wordStart;
            if (_phrases.TryGetValue(phrase[..length], out var label))
            {
                best = new LabelHit(at, wordEnd, label);
            }

            wordStart = wordEnd;
            while (wordStart - wordEnd < 3 && wordStart < text.Length && !text.IsWordCharacter(wordStart))
            {
                wordStart++;
            }

            if (!text.IsLetter(wordStart) || wordStart == wordEnd)
            {
                break;
            }

            wordEnd = WordEnd(text, wordStart);
        }

        return best;
    }

    private static int WordEnd(ScanText text, int at)
    {
        var read = text.Text;
        var end = at;
        while (end < read.Length && char.IsLetter(read[end]))
        {
            end++;
        }

        return end;
    }
}
