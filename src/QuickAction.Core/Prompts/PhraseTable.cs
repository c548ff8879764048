using System.Numerics;

namespace QuickAction.Core.Prompts;

/// <summary>
/// Phrases by the numbers of their words, made once for a list of them and not changed: any number of matchers look things up in it. A word of a text matches
/// as it stands, by the stems of <c>worr*</c>, and without a final 's, 'd, 'm, 'll, 've or 're: "he said I" is also in "he said I'd like".
/// </summary>
internal sealed class PhraseTable
{
    /// <summary>Stands for <c>...</c> among the numbers of a phrase.</summary>
    public const int Gap = -1;

    private const char LastLetter = 'z';
    /// <summary>A word is read up to so many letters: one bit for each length, and a longer stem is met by none.</summary>
    public const int LongestWord = 64;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemsBySpan;

    /// <summary>By first letter, which lengths the stems have: a word is not looked up by a length that none with its first letter has.</summary>
    private readonly ulong[] _lengths = new ulong[LastLetter + 1];
    private readonly int[][] _phrases;
    private readonly int[][] _byFirst;

    public PhraseTable(IEnumerable<string> phrases)
    {
        _stemsBySpan = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        _phrases = [.. phrases.Select(p => Phrase.Parts(p).Select(PartId).ToArray())];
        foreach (var stem in _stems.Keys.Where(s => s.Length <= LongestWord))
        {
            _lengths[Letter(stem[0])] |= 1UL << (stem.Length - 1);
        }

        var byFirst = _phrases.Select((parts, phrase) => (parts, phrase)).Where(p => p.parts.Length > 0 && p.parts[0] != Gap).ToLookup(p => p.parts[0], p => p.phrase);
        _byFirst = [.. Enumerable.Range(0, _words.Count + _stems.Count).Select(id => byFirst[id].ToArray())];
    }

    /// <summary>Places in the list of the phrases whose first word has the number.</summary>
    public int[] BeginningWith(int id) => _byFirst[id];

    /// <summary>The numbers of a phrase's words. Not to be written to.</summary>
    public int[] Parts(int phrase) => _phrases[phrase];

    /// <summary>Adds the numbers of all that a word of a text, in lower case, stands for.</summary>
    public void AddIds(string word, List<int> ids)
    {
        AddExact(word, ids);
        if (word.LastIndexOf('\'') is > 0 and var apostrophe && word[apostrophe..] is "'s" or "'d" or "'m" or "'ll" or "'ve" or "'re")
        {
            AddExact(word[..apostrophe], ids);
        }

        for (var lengths = _lengths[Letter(word[0])]; lengths != 0; lengths &= lengths - 1)
        {
            var length = BitOperations.TrailingZeroCount(lengths) + 1;
            if (length <= word.Length && _stemsBySpan.TryGetValue(word.AsSpan(0, length), out var stem))
            {
                ids.Add(stem);
            }
        }
    }

    private void AddExact(string word, List<int> ids)
    {
        if (_words.TryGetValue(word, out var id))
        {
            ids.Add(id);
        }
    }

    /// <summary>Digits, apostrophes and the plain letters have a place of their own; all others share one.</summary>
    private static int Letter(char c) => c <= LastLetter ? c : 0;

    private int PartId(string part)
    {
        if (part == "...")
        {
            return Gap;
        }

        var (table, key) = part.EndsWith('*') ? (_stems, part[..^1]) : (_words, part);
        if (!table.TryGetValue(key, out var id))
        {
            // One run of numbers for both tables: a word's ids are looked up in one place.
            table[key] = id = _words.Count + _stems.Count;
        }

        return id;
    }
}
