namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>
/// One place of a pattern: which words may stand there. Most places take one word; what takes several is made once for all patterns that are written alike, for there are
/// thousands of places, and a table of all words for each was half of what the first meeting of a process cost.
/// </summary>
internal sealed class PhraseElement
{
    private readonly int _only = -1;

    /// <summary>By word id; null where only one word, or none, may stand here.</summary>
    private readonly bool[]? _takes;

    /// <param name="words">Ids of the words that may stand here, each above 0.</param>
    /// <param name="vocabulary">The highest id that a word has.</param>
    public PhraseElement(int[] words, bool optional, int vocabulary)
    {
        (Words, Optional) = (words, optional);
        if (words.Length == 1)
        {
            _only = words[0];
        }
        else
        {
            _takes = new bool[vocabulary + 1];
        }

        foreach (var word in words)
        {
            Marks |= Mark(word);
            _takes?[word] = true;
        }
    }

    /// <summary>Up to so many tokens of the same clause, whatever they are.</summary>
    public PhraseElement(int gap) => (Words, Gap, Optional) = ([], gap, true);

    /// <summary>Ids of the words that may stand here; none for a gap.</summary>
    public int[] Words { get; }

    public bool Optional { get; }

    /// <summary>Most tokens that a gap may skip; it never crosses the end of a clause. 0 for a word.</summary>
    public int Gap { get; }

    public bool IsGap => Words.Length == 0;

    /// <summary>The marks of all words that may stand here.</summary>
    public ulong Marks { get; }

    public bool Takes(int word) => _takes is null ? word == _only : _takes[word];

    /// <summary>One bit of 64 for a word; several words share each.</summary>
    public static ulong Mark(int word) => 1UL << (word & 63);
}
