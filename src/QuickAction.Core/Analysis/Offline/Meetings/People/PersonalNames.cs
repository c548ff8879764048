using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Privacy.Names;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Tells the names of people from those of organisations, offices and towns, which are written alike: "Copper Beech Homes", "Highways", "the MP's office".</summary>
internal sealed class PersonalNames(Talk talk, NameBook names)
{
    /// <summary>Last words of what is no person.</summary>
    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal)
    {
        "homes", "agency", "authority", "office", "department", "directorate", "forum", "alliance", "network", "group", "cottages", "flats", "towers", "services", "foundation", "federation", "charity",
        "housing", "care", "health", "council", "constabulary", "hospice", "bureau", "jobcentre", "cathedral", "university", "village", "centre",
    };

    private static readonly HashSet<string> BeforePlaces = new(StringComparer.Ordinal) { "the", "a", "an", "in", "at", "of", "on", "near", "behind", "to", "into", "about" };

    public bool IsPerson(NameMention name)
    {
        var tokens = talk.TokenArray;
        if (NameWords.Titles.Contains(tokens[name.First].Word) && name.End - name.First > 1)
        {
            return true;
        }

        // "The Family Hub": no name follows an article, but for one with a rank before it.
        if (name.First > 0 && tokens[name.First - 1].Word == "the" && !tokens[name.First].Is(TokenMarks.SentenceStart | TokenMarks.ClauseStart) && !NameWords.RoleNouns.Contains(tokens[name.First].Word))
        {
            return false;
        }

        if (Bodies.Contains(tokens[name.End - 1].Word) || IsShort(tokens[name.First]) || IsAllWords(name))
        {
            return false;
        }

        // "Brandreth is in Rotterdam", "the Jobcentre": nobody by the word alone.
        return name.IsFull || name.First == 0 || tokens[name.First].Is(TokenMarks.SentenceStart) || !BeforePlaces.Contains(tokens[name.First - 1].Word) || Gazetteer.Given.Contains(tokens[name.First].Word);
    }

    /// <summary>
    /// A single capital word that opens a sentence may be any word: it is a name where the talk or our lists know it as one, or where it is what people do
    /// that follows.
    /// </summary>
    public NameMention? At(int at)
    {
        if (names.At(at) is { } known)
        {
            return known;
        }

        var tokens = talk.TokenArray;
        if (names.At(at, trust: true) is not { } name)
        {
            return null;
        }

        var next = name.End < tokens.Length ? tokens[name.End].Word : "";
        return Gazetteer.Given.Contains(tokens[at].Word)
            || tokens[at].Is(TokenMarks.SentenceEnd)
            || next is "'s" or "is" or "has" or "sends" or "sent" or "rang" or "and" or "can" or "will" or "says" or "said" or "apologises" or "regrets" or "messaged" or "emailed" or "texted"
                or "phoned" or "both" or "from" or "he" or "she" or "they" or "who" or "asks" or "asked"
            ? name
            : null;
    }

    /// <summary>"MP", and the "MP" of "MP's" too.</summary>
    private bool IsShort(Token token) => token.End - token.Start > 1 && char.IsUpper(talk.Source.Segments[token.Segment].Text[token.Start + 1]);

    /// <summary>"Highways", "Legal Services": words that nobody is called by.</summary>
    private bool IsAllWords(NameMention name)
    {
        for (var i = name.First; i < name.End; i++)
        {
            var word = talk.TokenArray[i].Word;
            if (Gazetteer.Given.Contains(word) || Gazetteer.Surnames.Contains(word) || !Gazetteer.Common.Contains(word))
            {
                return false;
            }
        }

        return true;
    }
}
