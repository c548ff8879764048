using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>What the features of a sentence and of its neighbours are made of, read once for each sentence.</summary>
/// <param name="Atoms">The sentence between "^" and "." or "?": its words, rare ones as classes, a "," where a clause ends.</param>
/// <param name="Matter">Stems of its words of matter, by their numbers in the meeting, each once.</param>
/// <param name="Kinds">The kinds of its first words after particles, four at most, then its end if there is room.</param>
/// <param name="Due">Strength of its strongest due phrase, 0 without one.</param>
/// <param name="Harms">How many of its words tell of something that can go wrong.</param>
internal sealed record SentenceFacts(int[] Atoms, int[] Matter, Clause[] Clauses, int[] Kinds, int Due, int Harms)
{
    private const int MostKinds = 4;

    /// <summary>The first clause that speaks of something.</summary>
    public Clause? Main { get; } = First(Clauses);

    /// <summary>Room for one sentence after another.</summary>
    internal sealed class Room
    {
        public List<int> Atoms { get; } = [];

        public List<int> Matter { get; } = [];

        public List<Clause> Clauses { get; } = [];
    }

    public static SentenceFacts Read(Reading reading, TalkSentence sentence, FeatureBook book, WordTable words, Room room)
    {
        var (atoms, matter) = (room.Atoms, room.Matter);
        atoms.Clear();
        matter.Clear();
        atoms.Add(book.Atom("^"));
        var harms = 0;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var word = words.Of(reading.Tokens[at].Word);
            atoms.Add(word.Atom >= 0 && reading.PersonAt(at) < 0 ? word.Atom : book.Atom(Seen(reading, at, book)));
            harms += word.IsHarm ? 1 : 0;
            if (word.Matter >= 0 && !matter.Contains(word.Matter))
            {
                matter.Add(word.Matter);
            }

            if (reading.Tokens[at].Is(TokenMarks.ClauseEnd))
            {
                atoms.Add(book.Atom(","));
            }
        }

        atoms.Add(book.Atom(sentence.IsQuestion ? "?" : "."));
        ClauseReader.Read(reading, sentence, room.Clauses);
        var due = 0;
        foreach (var phrase in DueReader.Find(reading.Tokens, sentence.First, sentence.End))
        {
            due = Math.Max(due, phrase.Strength);
        }

        return new SentenceFacts([.. atoms], [.. matter], [.. room.Clauses], FirstKinds(reading, sentence, book, words), due, harms);
    }

    private static Clause? First(Clause[] clauses)
    {
        foreach (var clause in clauses)
        {
            if (clause.Subject != Subject.None)
            {
                return clause;
            }
        }

        return null;
    }

    /// <summary>From the first word that is no particle; never fewer than two, as the end counts.</summary>
    private static int[] FirstKinds(Reading reading, TalkSentence sentence, FeatureBook book, WordTable words)
    {
        var at = sentence.First;
        while (at < sentence.End - 1 && ClauseWords.Particles.Contains(reading.Tokens[at].Word) && reading.Tokens[at].Word != "no")
        {
            at++;
        }

        var kinds = new int[Math.Min(MostKinds, sentence.End - at + 1)];
        for (var i = 0; i < kinds.Length; i++, at++)
        {
            kinds[i] = at == sentence.End ? book.Atom(sentence.IsQuestion ? "?" : ".")
                : reading.PersonAt(at) >= 0 ? book.Atom("NAME")
                : reading.Tokens[at].Is(TokenMarks.Capital) && !reading.Tokens[at].Is(TokenMarks.SentenceStart) && reading.Tokens[at].Word != "i" ? book.Atom("CAPITAL")
                : words.Of(reading.Tokens[at].Word).Kind;
        }

        return kinds;
    }

    public int Shared(HashSet<int> other)
    {
        var shared = 0;
        foreach (var word in Matter)
        {
            shared += other.Contains(word) ? 1 : 0;
        }

        return shared;
    }

    /// <summary>The word itself when it is one that the model knows, else its class.</summary>
    private static string Seen(Reading reading, int at, FeatureBook book)
    {
        var token = reading.Tokens[at];
        var word = token.Word;
        return reading.PersonAt(at) >= 0 ? "NAME"
            : ClauseWords.Days.Contains(word) ? "DAY"
            : ClauseWords.Months.Contains(word) && token.Is(TokenMarks.Capital) ? "MONTH"
            : ClauseWords.Numbers.Contains(word) || char.IsDigit(word[0]) || word[0] == '\u00A3' ? "NUMBER"
            : ClauseWords.Ordinals.Contains(word) ? "ORDINAL"
            : book.Words.Contains(word) ? word
            : NameWords.Titles.Contains(word) ? "TITLE"
            : token.Is(TokenMarks.Capital) && !token.Is(TokenMarks.SentenceStart) ? "CAPITAL"
            : word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal) ? "ING"
            : word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) ? "ED"
            : word.Length > 3 && word.EndsWith('s') ? "S"
            : "WORD";
    }
}
