using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Whose apologies they are when the name stands before the word: "Imelda Rooke and Tim Dunn from the Jobcentre both send theirs". Only whoever sends; where they
/// are, what they are of and whoever else the sentence has before is not meant.
/// </summary>
internal sealed class ApologySenders(Talk talk, Roster roster, PersonalNames names)
{
    private static readonly HashSet<string> BesideSomething = new(StringComparer.Ordinal)
    {
        "at", "in", "of", "for", "about", "to", "with", "on", "by", "behind", "near", "than", "told", "asked", "saw", "see", "seen", "met", "via", "through", "over",
    };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "spoke", "spoken", "is", "'s", "was", "are", "were", "has", "have", "had", "said", "says", "will", "can", "could", "would", "told", "asked", "did", "does", "do", "moved", "wrote",
    };

    private static readonly HashSet<string> Away = new(StringComparer.Ordinal)
    {
        "not", "away", "ill", "sick", "poorly", "unwell", "leave", "holiday", "unable", "court", "hospital", "stuck", "apologies", "sorry", "rang", "phoned",
    };

    /// <summary>Who stands beside a person's name as somebody or something of theirs: "Ruth Carr's deputy sends apologies" for themselves.</summary>
    private static readonly HashSet<string> Theirs = new(StringComparer.Ordinal) { "office", "team", "school", "surgery", "firm", "wife", "husband", "partner", "colleague", "boss", "pa", "diary" };

    /// <summary>The people of the sentence before the token who can be the ones that send.</summary>
    public List<NameMention> Before(TalkSentence sentence, int end)
    {
        var tokens = talk.TokenArray;
        var pronoun = PronounBefore(sentence, end);
        var found = new List<NameMention>();
        for (var at = sentence.First; at < end; at++)
        {
            if (!tokens[at].Is(TokenMarks.Capital) || names.At(at) is not { } name)
            {
                continue;
            }

            if (names.IsPerson(name) && roster.At(tokens, name.First, out _) < 0 && !IsBeside(sentence, name, end, isMeant: name.End <= pronoun) && !IsOwner(name, end))
            {
                // "Jo's here, Sam's here, and Kim sends apologies": a name before another with something else said of it.
                found.RemoveAll(other => HasItsOwnClause(other.End, name.First));
                found.Add(name);
            }

            at = name.End - 1;
        }

        // "Sam Hale spoke to Ruth Carr and she sends apologies": one sends, whoever was named last.
        return pronoun > 0 && tokens[pronoun].Word != "they" && found.FindLastIndex(n => n.End <= pronoun) is >= 0 and var last ? [found[last], .. found.Where(n => n.First > pronoun)] : found;
    }

    /// <summary>The names right before the token: "Ruth Carr and Tim Pike" of "Ruth Carr and Tim Pike's apologies".</summary>
    public List<NameMention> EndingAt(TalkSentence sentence, int end)
    {
        var tokens = talk.TokenArray;
        var found = new List<NameMention>();
        for (var at = sentence.First; at < end; at++)
        {
            if (tokens[at].Is(TokenMarks.Capital) && names.At(at) is { } name && name.End <= end)
            {
                // Only "and" and commas may stand between one and the next.
                if (found.Count > 0 && name.First > found[^1].End + (tokens[name.First - 1].Word == "and" ? 1 : 0))
                {
                    found.Clear();
                }

                found.Add(name);
                at = name.End - 1;
            }
        }

        return found.Count > 0 && found[^1].End == end ? found.FindAll(names.IsPerson) : [];
    }

    private int PronounBefore(TalkSentence sentence, int end)
    {
        for (var at = end - 1; at > Math.Max(sentence.First, end - 6); at--)
        {
            if (talk.TokenArray[at].Word is "he" or "she" or "they")
            {
                return at;
            }
        }

        return -1;
    }

    private bool IsOwner(NameMention name, int end) =>
        name.End + 1 < end && talk.TokenArray[name.End].Word == "'s" && !IsSpokenFor(name, end) && (NameWords.RoleNouns.Contains(talk.TokenArray[name.End + 1].Word) || Theirs.Contains(talk.TokenArray[name.End + 1].Word));

    /// <summary>"Dr Carr's secretary rang with apologies": whose secretary it is cannot come.</summary>
    private bool IsSpokenFor(NameMention name, int end) =>
        name.End + 3 < end && talk.TokenArray[name.End + 1].Word is "secretary" or "pa" or "office" or "assistant" or "receptionist" && talk.TokenArray[name.End + 2].Word is "rang" or "phoned" or "called" or "emailed" or "messaged" && talk.TokenArray[name.End + 3].Word is "with" or "in";

    /// <param name="isMeant">A "she" that sends looks back to the name: whom one spoke to may then be the one.</param>
    private bool IsBeside(TalkSentence sentence, NameMention name, int end, bool isMeant)
    {
        var tokens = talk.TokenArray;
        var before = name.First - 1;
        if (before >= sentence.First && tokens[before].Word is "the" or "our" or "my")
        {
            before--;
        }

        // "Straight after apologies", "Standing in for Jo Bell, who sends hers".
        if (name.First == sentence.First && name.End == name.First + 1 && name.End < sentence.End && tokens[name.End].Word is "after" or "before")
        {
            return true;
        }

        if (before < sentence.First || tokens[before].Is(TokenMarks.ClauseEnd) || (name.End < end && tokens[name.End].Word == "who"))
        {
            return false;
        }

        if (isMeant && name.IsFull && tokens[before].Word is "to" or "with" or "from" or "met" or "seen" or "saw" && !(tokens[before].Word == "from" && IsOrigin(sentence, before)))
        {
            return false;
        }

        return tokens[before].Word == "from" ? IsOrigin(sentence, before) : (BesideSomething.Contains(tokens[before].Word) && !IsInPlaceOf(sentence, before)) || IsDoing(tokens[before].Word);
    }

    /// <summary>"Sanjay from Copper Beech", "he's from Leeds"; of "I've heard from Jo Bell" it is Jo who sends.</summary>
    private bool IsOrigin(TalkSentence sentence, int from) =>
        from == sentence.First || talk.TokenArray[from - 1].Is(TokenMarks.Capital) || talk.TokenArray[from - 1].Word is "is" or "'s" or "colleague" or "officer" or "manager" or "one" or "lady" or "gentleman";

    /// <summary>"Visiting Tim Pike": done to him.</summary>
    private static bool IsDoing(string word) => word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) && word is not ("morning" or "evening" or "including");

    private bool IsInPlaceOf(TalkSentence sentence, int of) => of > sentence.First && talk.TokenArray[of].Word == "of" && talk.TokenArray[of - 1].Word is "instead" or "place";

    private bool HasItsOwnClause(int first, int end)
    {
        var (verb, away) = (false, false);
        for (var at = first; at < end; at++)
        {
            verb |= Verbs.Contains(talk.TokenArray[at].Word);
            away |= Away.Contains(talk.TokenArray[at].Word);
        }

        return verb && !away;
    }
}
