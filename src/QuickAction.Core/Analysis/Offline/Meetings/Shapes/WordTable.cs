using QuickAction.Core.Analysis.Offline.Meetings.Discourse;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>What the words of one meeting are to its features. Each distinct word is looked at once: a talk says most of its words many times.</summary>
internal sealed class WordTable(FeatureBook book)
{
    private readonly Dictionary<string, WordEntry> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byStem = new(StringComparer.Ordinal);

    /// <summary>How many stems of matter there are; they are numbered from 0.</summary>
    public int Stems => _byStem.Count;

    public WordEntry Of(string word)
    {
        if (!_byWord.TryGetValue(word, out var entry))
        {
            _byWord[word] = entry = new WordEntry(FunctionWords.IsContent(word) ? Number(FunctionWords.Stem(word)) : -1, book.IsPlain(word) ? book.Atom(word) : -1, book.Atom(WordKinds.Of(word)), Harms.Has(word), Ills.Kind(word) is { } ill ? book.Atom(ill) : -1, Note(word));
        }

        return entry;
    }

    private static NoteWord Note(string word) =>
        (word is "will" or "would" or "'d" or "could" or "might" or "may" or "going" or "can" or "gets" or "get" ? NoteWord.Ahead : NoteWord.None)
        | (word is "if" or "unless" or "until" or "till" or "without" or "once" or "when" or "before" or "while" ? NoteWord.Condition : NoteWord.None)
        | (ClauseWords.Numbers.Contains(word) || char.IsDigit(word[0]) || word[0] == '\u00A3' ? NoteWord.Number : NoteWord.None);

    private int Number(string stem)
    {
        if (!_byStem.TryGetValue(stem, out var id))
        {
            _byStem[stem] = id = _byStem.Count;
        }

        return id;
    }
}

/// <param name="Matter">The number of its stem; -1 when it carries no matter.</param>
/// <param name="Atom">What it is when it stands for itself; -1 when what it is depends on how it stands.</param>
/// <param name="Kind">What kind of word it is.</param>
/// <param name="IsHarm">Tells of something that can go wrong.</param>
/// <param name="Ill">The kind of ill that it tells of; -1 for most words.</param>
internal readonly record struct WordEntry(int Matter, int Atom, int Kind, bool IsHarm, int Ill, NoteWord Note);

/// <summary>What a word does in a sentence that minutes may note.</summary>
[Flags]
internal enum NoteWord : byte
{
    None = 0,

    /// <summary>Speaks of what may come.</summary>
    Ahead = 1,

    /// <summary>Says what something else hangs on.</summary>
    Condition = 2,
    Number = 4,
}
