using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Who is in the room without saying a word, and what people are: "sitting behind me is Jo Bell, a trainee", "I'm Sam, from housing", "Ann is our
/// clerk". A name counts as present only where the talk says so, never because it was mentioned.
/// </summary>
internal sealed class Introductions(Talk talk, Roster roster, NameBook names)
{
    // People are introduced when a meeting opens; later only the plain words for being here do.
    private const int OpeningTurns = 14;

    /// <summary>Words after a name that still speak of whether its bearer is here.</summary>
    private const int Reach = 5;

    private static readonly HashSet<string> Absence = new(StringComparer.Ordinal)
    {
        "apologies", "apologises", "regrets", "leave", "unwell", "poorly", "ill", "sick", "invited", "expected", "late", "later", "instead", "absent",
    };

    /// <summary>What somebody is said to have done elsewhere: further on in the sentence it says nothing of who is here ("Jo Bell, who I'm told did the sums").</summary>
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "told", "said", "says", "wrote", "written", "emailed", "running", "never", "used", "if", "would", "couldn", "away", "rang", "phoned", "about", "was", "were", "left", "tell",
    };

    private static readonly HashSet<string> Presence = new(StringComparer.Ordinal)
    {
        "joining", "joined", "observing", "observe", "shadowing", "shadow", "sitting", "sits", "present", "attending", "attendance", "clerking", "minuting", "minutes", "note",
        "notes", "behind", "beside", "alongside", "introduce", "brought", "welcome", "listening", "watching", "corner", "hello", "mute", "muted", "online", "dialled", "dialling",
    };

    /// <summary>Where in a room people are: "at the end", "at the back".</summary>
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "end", "back", "front", "head", "side", "door", "window", "screen" };

    /// <summary>After "Jo Bell's": the person is here, not a thing of theirs.</summary>
    private static readonly HashSet<string> AfterIs = new(StringComparer.Ordinal)
    {
        "here", "joining", "joined", "with", "sitting", "our", "the", "a", "also", "in", "at", "by", "next", "behind", "beside", "over", "on", "there", "just", "shadowing", "observing",
    };

    /// <summary>What "not" denies when somebody is not here.</summary>
    private static readonly HashSet<string> Denied = new(StringComparer.Ordinal)
    {
        "here", "able", "with", "in", "coming", "well", "make", "join", "joining", "present", "attend", "attending", "come", "arrived", "turned", "be",
    };

    private readonly Dictionary<int, List<Citation>> _citations = [];

    /// <summary>Where a person was introduced, by place in the roster.</summary>
    public IReadOnlyDictionary<int, List<Citation>> Citations => _citations;

    public void Read()
    {
        foreach (var sentence in talk.Sentences)
        {
            if (sentence.Turn < OpeningTurns || HasPlainPresence(sentence))
            {
                ReadPresent(sentence);
            }

            if (sentence.Turn < OpeningTurns * 2)
            {
                ReadSelf(sentence);
                ReadOthers(sentence);
            }
        }
    }

    private bool HasPlainPresence(TalkSentence sentence)
    {
        var tokens = talk.TokensOf(sentence);
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if ((tokens[i].Word is "with" or "join" or "joining" or "joined" && tokens[i + 1].Word is "us" or "me") || tokens[i].Word == "brought")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Full names that nobody here has, in a sentence that says that they are here.</summary>
    private void ReadPresent(TalkSentence sentence)
    {
        var tokens = talk.TokenArray;
        if (sentence.IsQuestion || !SaysPresent(sentence))
        {
            return;
        }

        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (names.At(at) is not { } name)
            {
                continue;
            }

            if (roster.At(tokens, at, out _) < 0 && !IsPlace(at) && name.IsFull && !IsAway(sentence, name) && !IsMishearing(name) && !IsOwner(name) && HasFullName(name))
            {
                Note(roster.Add(SpeakerLabel.Read(name.Text(talk))), sentence);
            }

            at = name.End - 1;
        }
    }

    /// <summary>"Ted for Cold Harbour": where somebody comes from.</summary>
    private bool IsPlace(int at) => at > 0 && talk.TokenArray[at - 1].Word is "for" or "from" or "of" or "at" or "in";

    private bool IsAway(TalkSentence sentence, NameMention name)
    {
        var tokens = talk.TokenArray;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var isNear = i < name.End + Reach;
            var next = i + 1 < sentence.End ? tokens[i + 1].Word : "";
            if (Absence.Contains(tokens[i].Word)
                || (isNear && Elsewhere.Contains(tokens[i].Word))
                || (isNear && tokens[i].Word == "not" && Denied.Contains(next) && tokens[i].Is(TokenMarks.Clitic)))
            {
                return true;
            }
        }

        return false;
    }

    private bool SaysPresent(TalkSentence sentence)
    {
        var tokens = talk.TokensOf(sentence);
        var (present, known) = (false, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Word;
            var next = i + 1 < tokens.Length ? tokens[i + 1].Word : "";
            var third = i + 2 < tokens.Length ? tokens[i + 2].Word : "";
            present |= Presence.Contains(word)
                || (word == "with" && next is "us" or "me")
                || (word == "is" && next == "here")
                || (word == "next" && next == "to")
                || (word is "at" or "by" && next == "the" && (Places.Contains(third) || IsPointedAt(tokens, i)))
                || (word == "on" && next == "the" && third is "call" or "line" or "screen")
                || (word is "round" or "around" && next is "the" or "our");
            present |= i > 0 && word is "have" or "see" && tokens[i - 1].Word is "we" or "can" && Capitalised(tokens, i + (next == "got" ? 2 : 1));
            known += roster.At(tokens, i, out _) >= 0 ? 1 : 0;
        }

        return present || (known >= 3 && sentence.Turn < 3);
    }

    /// <summary>"That's Jo Bell by the map".</summary>
    private static bool IsPointedAt(ReadOnlySpan<Token> tokens, int at) =>
        at >= 4 && Capitalised(tokens, at - 1) && Capitalised(tokens, at - 2) && tokens[at - 3].Word is "is" or "'s" && tokens[at - 4].Word is "that" or "this";

    private static bool Capitalised(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length && tokens[at].Is(TokenMarks.Capital);

    /// <summary>"Mrs Dacre" alone was named, not introduced: a silent person is put down with first and last name, or with title and last name when introduced by them.</summary>
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

    /// <summary>"I'm Jo, from housing", "my name is Jo Bell and I'm the clerk", "Jo Bell, school nurse."</summary>
    private void ReadSelf(TalkSentence sentence)
    {
        var person = roster.Speaker(talk.TurnOf(sentence));
        if (person < 0)
        {
            return;
        }

        var tokens = talk.TokenArray;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var namesSelf = roster.At(tokens, at, out var length) == person;
            var says = at + 1 < sentence.End && tokens[at].Word == "i" && tokens[at + 1].Word == "am";
            if ((namesSelf && at - sentence.First <= 4) || says)
            {
                Describe(person, sentence, namesSelf ? at + length : at + 2, needsArticle: false);
                at += namesSelf ? length - 1 : 1;
            }
        }
    }

    /// <summary>"Ann is our clerk", "Rhys advises us on the law" (no role), "Bridie from the Friends".</summary>
    private void ReadOthers(TalkSentence sentence)
    {
        var tokens = talk.TokenArray;
        var speaker = roster.Speaker(talk.TurnOf(sentence));
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var person = roster.At(tokens, at, out var length);
            if (person >= 0 && person != speaker)
            {
                var next = at + length;
                if (next < sentence.End && tokens[next].Word is "is" or "'s")
                {
                    Describe(person, sentence, next + 1, needsArticle: true);
                }
                else if (next < sentence.End && (tokens[next].Word == "from" || tokens[next - 1].Is(TokenMarks.ClauseEnd)))
                {
                    Describe(person, sentence, next, needsArticle: tokens[next].Word != "from");
                }

                at = next - 1;
            }
        }
    }

    private void Describe(int person, TalkSentence sentence, int at, bool needsArticle)
    {
        var tokens = talk.TokenArray;
        if (at >= sentence.End)
        {
            return;
        }

        var from = tokens[at].Word == "from";
        var article = tokens[at].Word is "the" or "a" or "an" or "our" or "your" or "my";
        var start = from && at + 1 < sentence.End && tokens[at + 1].Word is "the" or "our" ? at + 2 : from || article ? at + 1 : at;
        // "I'm on a chair for a four year old" says where somebody is, not what.
        if (start >= sentence.End || (needsArticle && !article && !from) || tokens[start].Word is "on" or "under" or "off" or "behind" or "near" or "by")
        {
            return;
        }

        var end = start;
        while (end < sentence.End && end - start < 5 && !tokens[end].Is(TokenMarks.Clitic) && !IsBreak(tokens[end].Word))
        {
            end++;
            if (tokens[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                break;
            }
        }

        // A role may be followed by what it is for ("social worker for the family"): it ends with its noun.
        var noun = end;
        while (noun > start && !NameWords.RoleNouns.Contains(tokens[noun - 1].Word))
        {
            noun--;
        }

        if (from && end > start)
        {
            Set(person, sentence, null, Words(start, end));
        }
        else if (noun - start == 1 && tokens[start].Word == "chair" && SomebodyChairs(start))
        {
            // "Councillor Fry, Chair.": says who speaks, and to whom.
            return;
        }
        else if (noun > start && noun == end)
        {
            Set(person, sentence, Words(start, noun), null);
        }
        else if (noun > start && (noun == end || tokens[noun].Word is "for" or "at" or "with" or "in" or "of"))
        {
            Set(person, sentence, Words(start, noun), null);
        }
    }

    /// <summary>Somebody has said before that it is they who chair.</summary>
    private bool SomebodyChairs(int before)
    {
        var tokens = talk.TokenArray;
        for (var at = 1; at < before; at++)
        {
            if ((tokens[at].Word == "chair" && tokens[at - 1].Word == "i") || (tokens[at].Word == "chairing" && tokens[at - 1].Word == "am"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBreak(string word) =>
        word is "and" or "who" or "i" or "we" or "is" or "for" or "at" or "with" or "in" or "so" or "but" or "that" or "he" or "she" or "you" or "to" or "not" or "today" or "will" or "has" or "have";

    private string Words(int start, int end)
    {
        var tokens = talk.TokenArray;
        var segment = talk.Source.Segments[tokens[start].Segment];
        var last = end - 1;
        while (last > start && tokens[last].Segment != tokens[start].Segment)
        {
            last--;
        }

        return segment.Text[tokens[start].Start..tokens[last].End];
    }

    private void Set(int person, TalkSentence sentence, string? role, string? organisation)
    {
        roster.Describe(person, role, organisation);
        Note(person, sentence);
    }

    private void Note(int person, TalkSentence sentence) =>
        (_citations.TryGetValue(person, out var list) ? list : _citations[person] = []).AddRange(talk.Cite(sentence));
}
