using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Who is in the room without saying a word. A name counts as present only where the talk says so, never because it was mentioned.</summary>
internal sealed class SilentPeople(Talk talk, Roster roster, NameBook names)
{
    // People are introduced when a meeting opens; later only the plain words for being here do.
    private const int OpeningTurns = 14;

    /// <summary>Words of "and that's Jo".</summary>
    private const int MostOfShowing = 4;

    /// <summary>Turns in which a row of names alone says who is here.</summary>
    private const int RollTurns = 3;

    /// <summary>After "Jo Bell's": the person is here, not a thing of theirs.</summary>
    private static readonly HashSet<string> AfterIs = new(StringComparer.Ordinal)
    {
        "here", "joining", "joined", "with", "sitting", "our", "the", "a", "also", "in", "at", "by", "next", "behind", "beside", "over", "on", "there", "just", "shadowing", "observing",
        "sat", "seated", "stood", "standing", "opposite", "alongside", "listening", "watching", "taking", "clerking", "minuting", "dialled", "dialling", "up", "down", "across",
    };

    /// <summary>"And Constance Verrall, our co-opted member, has withdrawn": something else is told of her.</summary>
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "has", "is", "was", "will", "had", "have", "can", "could", "would", "sends", "sent", "wants", "asked", "asks", "said", "says", "wrote", "rang", "did", "does", "told", "thinks",
    };

    private readonly PersonalNames _people = new(talk, names);

    /// <summary>The sentence that last said who is here: an "and" after it goes on with them.</summary>
    private int _last = -2;

    private readonly List<string> _shown = [];

    /// <summary>Whoever was shown to be here by less than a full name: nobody to put down by that name alone, but here.</summary>
    public IReadOnlyList<string> Shown => _shown;

    /// <summary>Adds to the roster whoever the sentence shows to be here; gives the places of those.</summary>
    public IEnumerable<int> Read(TalkSentence sentence)
    {
        var turn = sentence.Turn - talk.HeadTurns;
        var isOpening = turn < OpeningTurns;
        var isPlain = isOpening || PresenceWords.SaysPlainly(talk.TokensOf(sentence));
        if ((sentence.IsQuestion && !Introduces(sentence)) || (!isPlain && !HasBeside(sentence)))
        {
            return [];
        }

        var isSaid = isPlain && (PresenceWords.Says(talk.TokensOf(sentence)) || IsRoll(sentence));
        var goesOn = isOpening && GoesOn(sentence);
        var found = new List<int>();
        var (pointed, end) = (false, 0);
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (_people.At(at) is not { } name)
            {
                continue;
            }

            // "Beside me are Jo Bell and Sam Hale": what shows the one shows the other.
            pointed = IsShown(sentence, at, isOpening) || (pointed && at > end && at - end <= 1 && talk.TokenArray[at - 1].Word == "and") || (pointed && at == end);
            end = name.End;
            if ((isSaid || goesOn || pointed) && IsNewcomer(sentence, name))
            {
                if (name.IsFull && HasFullName(name))
                {
                    found.Add(roster.Add(SpeakerLabel.Read(name.Text(talk))));
                }
                else if (goesOn || pointed || PresenceWords.IsHere(talk.TokenArray.AsSpan(0, sentence.End), name.End))
                {
                    _shown.Add(name.Text(talk));
                }
            }

            at = name.End - 1;
        }

        if (isSaid || found.Count > 0 || (isOpening && turn < RollTurns && Known(sentence) >= 2))
        {
            _last = sentence.Index;
        }

        return found;
    }

    private bool IsShown(TalkSentence sentence, int at, bool isOpening) =>
        (Pointing.IsBeside(talk.TokenArray, sentence.First, at, out var beside) && (beside < 0 || roster.At(talk.TokenArray, beside, out _) >= 0))
        || (isOpening && (Pointing.IsPlaced(talk.TokenArray, sentence.First, at) || IsPlacedAfter(sentence, at) || IsNamedInFull(sentence, at)));

    /// <summary>"That's Jo. Jo Bell, our apprentice.", "can I say hello on behalf of Jo? Jo Bell, she's my student": shown by the first name, then told whole.</summary>
    private bool IsNamedInFull(TalkSentence sentence, int at)
    {
        if (at != sentence.First || sentence.Index == 0)
        {
            return false;
        }

        var before = talk.Sentences[sentence.Index - 1];
        return before.Turn == sentence.Turn
            && talk.TokenArray[before.End - 1].Word == talk.TokenArray[at].Word
            && ((before.Length <= MostOfShowing && talk.TokenArray[before.First].Word is "this" or "that" or "here") || SaysHello(talk.TokensOf(before)));
    }

    /// <summary>"Can I say hello on behalf of Jo?"; "I said hello to Jo" tells of another day.</summary>
    private static bool SaysHello(ReadOnlySpan<Token> tokens)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (tokens[at].Word == "hello" && tokens[at - 1].Word == "say")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlacedAfter(TalkSentence sentence, int at) =>
        names.At(at) is { } name && ((Pointing.IsOnTheLeftOf(talk.TokenArray, name.End, sentence.End, out var beside) && (beside < 0 || roster.At(talk.TokenArray, beside, out _) >= 0)) || Pointing.IsPlacedAfter(talk.TokenArray, name.End, sentence.End) || Pointing.IsBesideAfter(talk.TokenArray, name.End, sentence.End));

    /// <summary>"Can I introduce Jo Bell?"</summary>
    private bool Introduces(TalkSentence sentence)
    {
        var tokens = talk.TokensOf(sentence);
        return tokens.Length > 3 && tokens[0].Word is "can" or "could" or "may" && tokens[1].Word is "i" or "we" && (tokens[2].Word is "introduce" or "welcome" || (tokens[2].Word == "just" && tokens[3].Word is "introduce" or "welcome"));
    }

    /// <summary>"Beside me is": the only inversion that is looked for at any time.</summary>
    private bool HasBeside(TalkSentence sentence)
    {
        var tokens = talk.TokensOf(sentence);
        for (var i = 0; i + 3 < tokens.Length; i++)
        {
            if (tokens[i].Is(TokenMarks.SentenceStart | TokenMarks.ClauseStart) && (IsBesideWord(tokens[i].Word) || (tokens[i].Word == "and" && IsBesideWord(tokens[i + 1].Word))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBesideWord(string word) => word is "beside" or "behind" or "opposite" or "alongside" or "next" or "sitting";

    private bool IsNewcomer(TalkSentence sentence, NameMention name) =>
        roster.At(talk.TokenArray, name.First, out _) < 0
        && !HoldsSomebodyHere(name)
        && !IsPlace(sentence, name.First)
        && _people.IsPerson(name)
        && !PresenceWords.TakesBack(talk.TokensOf(sentence), name.First - sentence.First, name.End - sentence.First, Pointing.IsPlaced(talk.TokenArray, sentence.First, name.First) || Pointing.IsBesideAfter(talk.TokenArray, name.End, sentence.End) || Pointing.IsOnTheLeftOf(talk.TokenArray, name.End, sentence.End, out _))
        && !IsMishearing(name)
        && !IsOwner(name);

    /// <summary>"And Constance Verrall, our co-opted member, who has no vote" after those who are here.</summary>
    private bool GoesOn(TalkSentence sentence)
    {
        var tokens = talk.TokenArray;
        var first = sentence.First;
        if (sentence.Index != _last + 1 || sentence.Index == 0 || talk.Sentences[sentence.Index - 1].Turn != sentence.Turn || tokens[first].Word is not ("and" or "also" or "plus" or "then"))
        {
            return false;
        }

        first += tokens[first].Word == "and" && first + 1 < sentence.End && tokens[first + 1].Word is "also" or "then" or "finally" or "lastly" ? 2 : 1;
        if (first >= sentence.End || names.At(first) is not { } name || !tokens[name.End - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
        {
            return false;
        }

        if (name.End >= sentence.End)
        {
            return true;
        }

        if (tokens[name.End].Word is not ("our" or "the" or "my" or "a" or "an" or "from" or "who" or "your" or "whose" or "here"))
        {
            return false;
        }

        var at = name.End;
        while (at < sentence.End && !tokens[at].Is(TokenMarks.ClauseEnd))
        {
            at++;
        }

        return at + 1 >= sentence.End || !Verbs.Contains(tokens[at + 1].Word);
    }

    /// <summary>Three or more of those who are here, one after the other, and not somebody who tells their own name and where they are from.</summary>
    private bool IsRoll(TalkSentence sentence) => sentence.Turn - talk.HeadTurns < RollTurns && Known(sentence) >= 3;

    private int Known(TalkSentence sentence)
    {
        var known = new HashSet<int>();
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (roster.At(talk.TokenArray, at, out _) is >= 0 and var person)
            {
                known.Add(person);
            }
        }

        return known.Count;
    }

    /// <summary>"Ted for Cold Harbour": where somebody comes from. "The land behind Mill Cottages": where something is.</summary>
    private bool IsPlace(TalkSentence sentence, int at) =>
        at > sentence.First && (IsThankedAt(sentence, at) || talk.TokenArray[at - 1].Word is "for" or "from" or "of" or "at" or "in" or "behind" or "near" or "off" or "opposite" or "past" or "above" or "below" or "under");

    /// <summary>"Thank you to Jo Bell": she need not hear it, as whoever is welcomed does.</summary>
    private bool IsThankedAt(TalkSentence sentence, int at) =>
        talk.TokenArray[at - 1].Word == "to" && (at - 2 < sentence.First || talk.TokenArray[at - 2].Word is not ("belongs" or "welcome" or "hello" or "next" or "hi" or "morning" or "afternoon" or "and"));

    /// <summary>"Detective Sergeant Callum Brace" and "Station Manager Joe Marsh" of a Callum and a Joe who speak.</summary>
    private bool HoldsSomebodyHere(NameMention name)
    {
        for (var at = name.First + 1; at < name.End; at++)
        {
            if (roster.At(talk.TokenArray, at, out var length) >= 0 && (length > 1 || NameWords.RoleNouns.Contains(talk.TokenArray[at - 1].Word)))
            {
                return true;
            }
        }

        return roster.IsHyphenated(talk.TokenArray, name.First, name.End);
    }

    /// <summary>"Mrs Dacre" alone was named, not introduced: a silent person is put down with first and last name.</summary>
    private bool HasFullName(NameMention name)
    {
        var parts = 0;
        for (var i = name.First; i < name.End; i++)
        {
            parts += NameWords.Titles.Contains(talk.TokenArray[i].Word) ? 0 : 1;
        }

        return parts >= 2;
    }

    /// <summary>"Jo Bell's report": the thing is here, not the person.</summary>
    private bool IsOwner(NameMention name) =>
        name.End < talk.TokenArray.Length && talk.TokenArray[name.End] is { Word: "'s" } next && next.Is(TokenMarks.Clitic)
        && name.End + 1 < talk.TokenArray.Length && !AfterIs.Contains(talk.TokenArray[name.End + 1].Word);

    /// <summary>A recogniser's "Buckle la" for a Bukola who speaks: the same consonants in the same order.</summary>
    private bool IsMishearing(NameMention name)
    {
        var heard = Skeleton(name.Text(talk));
        foreach (var person in roster.People)
        {
            if ((person.First is { } first && Skeleton(first) == heard) || Skeleton(person.Name) == heard)
            {
                return true;
            }
        }

        return false;
    }

    private static string Skeleton(string name)
    {
        var consonants = new List<char>();
        foreach (var letter in name.ToLowerInvariant())
        {
            var sound = letter switch { 'c' or 'q' => 'k', 'z' => 's', 'y' or 'a' or 'e' or 'i' or 'o' or 'u' or 'h' or 'w' => ' ', _ => letter };
            if (char.IsLetter(sound) && (consonants.Count == 0 || consonants[^1] != sound))
            {
                consonants.Add(sound);
            }
        }

        return new string([.. consonants]);
    }
}
