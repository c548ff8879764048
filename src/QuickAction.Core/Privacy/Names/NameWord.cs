using System.Globalization;
using System.Text;

namespace QuickAction.Core.Privacy.Names;

[Flags]
internal enum WordMarks
{
    None = 0,
    Common = 1,
    Given = 2,
    Surname = 4,
    Title = 8,
    SureTitle = 16,
    Relation = 32,
    Place = 64,
    Never = 128,
    Verb = 256,
    PlaceBefore = 512,
    NotAfterName = 1024,
    Particle = 2048,
}

/// <summary>A word of a text, whatever its capitals: what the lists say of it and how it is used here.</summary>
internal sealed class NameWord
{
    public NameWord(string lower)
    {
        Lower = lower;
        Marks = MarksOf(lower);
    }

    public string Lower { get; }

    public WordMarks Marks { get; }

    /// <summary>Times in small letters.</summary>
    public int Small { get; set; }

    /// <summary>Times with a capital inside a sentence.</summary>
    public int Capital { get; set; }

    /// <summary>Times after "in", "at", "near" and the like.</summary>
    public int AfterPlaceWord { get; set; }

    /// <summary>Part of somebody's name in this source.</summary>
    public bool IsName { get; set; }

    /// <summary>The name that this is a misspelling of.</summary>
    public string? SpeltFor { get; set; }

    public bool Is(WordMarks marks) => (Marks & marks) != 0;

    /// <summary>In no list, and never in small letters here.</summary>
    public bool IsUnknown => (Marks & ~WordMarks.Particle) == 0 && Small == 0;

    /// <summary>A given name that is nothing else.</summary>
    public bool IsSureGiven => Is(WordMarks.Given) && !Is(WordMarks.Common | WordMarks.Never);

    public bool IsSureSurname => Is(WordMarks.Surname) && !Is(WordMarks.Common | WordMarks.Never | WordMarks.Place);

    /// <summary>Small letters, accents away, straight apostrophes.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var plain = true;
        foreach (var c in word)
        {
            plain &= c < 128;
        }

        if (plain)
        {
            return word.ToString().ToLowerInvariant();
        }

        var text = new StringBuilder(word.Length);
        foreach (var c in Normalised(word))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(c == '\u2019' ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return text.ToString();
    }

    private static string Normalised(ReadOnlySpan<char> word)
    {
        try
        {
            return word.ToString().Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: no name, but no reason to stop.
            return word.ToString();
        }
    }

    private static WordMarks MarksOf(string word) =>
        Mark(Gazetteer.Common, word, WordMarks.Common)
        | Mark(Gazetteer.Given, word, WordMarks.Given)
        | Mark(Gazetteer.Surnames, word, WordMarks.Surname)
        | Mark(NameCues.Titles, word, WordMarks.Title)
        | Mark(NameCues.SureTitles, word, WordMarks.SureTitle)
        | Mark(NameCues.Relations, word, WordMarks.Relation)
        | Mark(NounsOfPlaces.Words, word, WordMarks.Place)
        | Mark(NeverNames.Words, word, WordMarks.Never)
        | Mark(NameCues.Verbs, word, WordMarks.Verb)
        | Mark(NameCues.PlaceBefore, word, WordMarks.PlaceBefore)
        | Mark(NameCues.NotAfterName, word, WordMarks.NotAfterName)
        | Mark(NameCues.Particles, word, WordMarks.Particle);

    private static WordMarks Mark(System.Collections.Frozen.FrozenSet<string> list, string word, WordMarks mark) => list.Contains(word) ? mark : WordMarks.None;
}
