namespace QuickAction.Core.Prompts;

/// <summary>Where a phrase was found: characters <c>[Start, End)</c> of the text.</summary>
/// <param name="Phrase">Place in the list that the matcher was made from.</param>
/// <param name="Word">How many words of the text stand before it.</param>
internal readonly record struct PhraseHit(int Phrase, int Start, int End, int Word);

/// <summary>
/// Finds many phrases in one pass over a text. What a distinct word can match is worked out once, so that a long meeting costs little more than its
/// vocabulary. Not for several threads at once; what it looks for, a <see cref="PhraseTable"/>, is.
/// </summary>
internal sealed class PhraseMatcher
{
    private readonly PhraseTable _table;
    private readonly Dictionary<string, int[]> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _knownBySpan;
    private readonly List<Word> _words = [];
    private readonly List<int> _found = new(8);

    public PhraseMatcher(IEnumerable<string> phrases)
        : this(new PhraseTable(phrases))
    {
    }

    public PhraseMatcher(PhraseTable table)
    {
        _table = table;
        _knownBySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All hits, in the order of their first word, then of the list. A phrase is found once at each place.</summary>
    public IReadOnlyList<PhraseHit> Find(ReadOnlySpan<char> text)
    {
        Read(text);
        List<PhraseHit>? hits = null;
        for (var at = 0; at < _words.Count; at++)
        {
            foreach (var id in _words[at].Ids)
            {
                foreach (var phrase in _table.BeginningWith(id))
                {
                    if (Match(_table.Parts(phrase), 1, at + 1) is var end and > 0)
                    {
                        (hits ??= []).Add(new PhraseHit(phrase, _words[at].Start, _words[end - 1].End, at));
                    }
                }
            }
        }

        return hits ?? (IReadOnlyList<PhraseHit>)[];
    }

    public bool Any(ReadOnlySpan<char> text) => Find(text).Count > 0;

    /// <summary>The word after the match, or 0 for none.</summary>
    private int Match(int[] phrase, int part, int word)
    {
        if (part == phrase.Length)
        {
            return word;
        }

        if (phrase[part] != PhraseTable.Gap)
        {
            return word < _words.Count && Array.IndexOf(_words[word].Ids, phrase[part]) >= 0 ? Match(phrase, part + 1, word + 1) : 0;
        }

        for (var skipped = 0; skipped <= Phrase.LongestGap; skipped++)
        {
            if (Match(phrase, part + 1, word + skipped) is var end and > 0)
            {
                return end;
            }
        }

        return 0;
    }

    private void Read(ReadOnlySpan<char> text)
    {
        _words.Clear();
        Span<char> lower = stackalloc char[PhraseTable.LongestWord];
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var length = 0;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInnerApostrophe(text, i)))
            {
                if (length < PhraseTable.LongestWord)
                {
                    lower[length++] = text[i] == '\u2019' ? '\'' : char.ToLowerInvariant(text[i]);
                }

                i++;
            }

            _words.Add(new Word(Ids(lower[..length]), start, i));
        }
    }

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int i) =>
        text[i] is '\'' or '\u2019' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);

    private int[] Ids(ReadOnlySpan<char> word)
    {
        if (_knownBySpan.TryGetValue(word, out var ids))
        {
            return ids;
        }

        var text = word.ToString();
        _found.Clear();
        _table.AddIds(text, _found);
        return _known[text] = [.. _found];
    }

    private readonly record struct Word(int[] Ids, int Start, int End);
}
