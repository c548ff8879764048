using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Scanning;

internal enum NumberWordKind
{
    /// <summary>"nine": one digit.</summary>
    Digit,

    /// <summary>"nineteen": two digits.</summary>
    Teen,

    /// <summary>"ninety": two digits, the last of which may be said next.</summary>
    Tens,

    /// <summary>"hundred", "thousand".</summary>
    Scale,

    /// <summary>"double", "treble": the next digit, twice or three times.</summary>
    Repeat,

    /// <summary>"fourth": a day or a month.</summary>
    Ordinal,

    /// <summary>"to", "for": a digit only between digits, where a recogniser of speech wrote the word that it knows.</summary>
    Homophone,

    /// <summary>"er" (0): nothing, between digits or spelled letters. "And" (1), "then" (2): nothing between spoken digits, a joint between groups of figures.</summary>
    Filler,

    /// <summary>"dash", "space", "dot": as it says, between digits.</summary>
    Mark,

    /// <summary>"Yes", "okay": as "and", where one person says it while another is listening; in a turn of its own it parts the pieces of a number.</summary>
    Answer,

    /// <summary>The first of two words that say a mark or a joint: see <see cref="JointPhrase"/>.</summary>
    Phrase,
}

/// <summary>How digits are spoken, word by word.</summary>
internal readonly record struct NumberWord(NumberWordKind Kind, int Value)
{
    private static readonly FrozenDictionary<string, NumberWord> Words = Build();

    private static readonly FrozenDictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a word in capital letters; false when it says no number.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, out NumberWord number)
    {
        number = default;
        return word.Length is > 0 and <= 14 && Lookup.TryGetValue(word, out number);
    }

    private static FrozenDictionary<string, NumberWord> Build()
    {
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        Add(NumberWordKind.Digit, 0, "ZERO NOUGHT NAUGHT OH O NIL");
        Each(NumberWordKind.Digit, 1, "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE");
        Add(NumberWordKind.Digit, 9, "NINER");
        Each(NumberWordKind.Teen, 10, "TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN");
        var tens = 20;
        foreach (var word in "TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY".Split(' '))
        {
            Add(NumberWordKind.Tens, tens, word);
            tens += 10;
        }

        Add(NumberWordKind.Scale, 100, "HUNDRED");
        Add(NumberWordKind.Scale, 1000, "THOUSAND");
        Add(NumberWordKind.Repeat, 2, "DOUBLE");
        Add(NumberWordKind.Repeat, 3, "TREBLE TRIPLE");
        Each(
            NumberWordKind.Ordinal,
            1,
            "FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH THIRTEENTH FOURTEENTH FIFTEENTH SIXTEENTH SEVENTEENTH EIGHTEENTH NINETEENTH TWENTIETH");
        Add(NumberWordKind.Ordinal, 30, "THIRTIETH");
        Add(NumberWordKind.Homophone, 2, "TO TOO");
        Add(NumberWordKind.Homophone, 4, "FOR");
        Add(NumberWordKind.Homophone, 8, "ATE");
        Add(NumberWordKind.Homophone, 1, "WON");
        Add(NumberWordKind.Filler, 0, "ER ERM UM UH ERR UMM ERMM CAPITAL UPPERCASE LETTER");
        Add(NumberWordKind.Filler, 1, "AND");
        Add(NumberWordKind.Filler, 2, "THEN NEXT");
        Add(NumberWordKind.Mark, '-', "DASH HYPHEN MINUS");
        Add(NumberWordKind.Mark, ' ', "SPACE GAP");
        Add(NumberWordKind.Mark, '/', "SLASH STROKE");
        Add(NumberWordKind.Mark, '.', "DOT POINT");
        Add(NumberWordKind.Mark, ',', "COMMA");
        Add(NumberWordKind.Mark, '|', "BAR");
        Add(NumberWordKind.Mark, ':', "COLON");
        Add(NumberWordKind.Answer, 0, "YES YEAH YEP OKAY OK RIGHT SO PAUSE");
        Add(NumberWordKind.Phrase, 0, JointPhrase.FirstWords);
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(NumberWordKind kind, int value, string all)
        {
            foreach (var word in all.Split(' '))
            {
                words[word] = new NumberWord(kind, value);
            }
        }

        void Each(NumberWordKind kind, int first, string all)
        {
            foreach (var word in all.Split(' '))
            {
                words[word] = new NumberWord(kind, first++);
            }
        }
    }
}
