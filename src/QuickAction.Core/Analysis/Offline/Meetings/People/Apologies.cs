using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Who sent apologies. Only where they are said or sent: being missed, being away or not turning up is none, and whoever speaks is here after all.
/// </summary>
internal sealed class Apologies
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "apologies", "apology", "apologises", "apologise", "apologised", "apologizes", "apologized", "regrets",
    };

    /// <summary>Later on, who is sorry is sorry for something else.</summary>
    private const int OpeningTurns = 8;

    /// <summary>Apologies are an opening item; later on, "a letter of apology" and a name is something else.</summary>
    private const int LatestItem = 16;

    private static readonly HashSet<string> CannotCome = new(StringComparer.Ordinal) { "make", "join", "come", "attend", "miss", "be" };

    private readonly Talk _talk;
    private readonly Roster _roster;
    private readonly List<Attendee> _found = [];
    private readonly NameBook _names;

    private Apologies(Talk talk, Roster roster, NameBook names) => (_talk, _roster, _names) = (talk, roster, names);

    public static IReadOnlyList<Attendee> Find(Talk talk, Roster roster, NameBook names)
    {
        var search = new Apologies(talk, roster, names);
        foreach (var sentence in talk.Sentences)
        {
            search.Read(sentence);
        }

        return search._found;
    }

    private void Read(TalkSentence sentence)
    {
        var tokens = _talk.TokenArray;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            // "He regrets that he is abroad" excuses nobody from this meeting.
            if (Words.Contains(tokens[at].Word) && !(tokens[at].Word == "regrets" && at + 1 < sentence.End && tokens[at + 1].Word is "that" or "the" or "not" or "to"))
            {
                ReadFrom(sentence, at);
                return;
            }
        }

        if (SaysSorry(sentence))
        {
            AddBefore(sentence, sentence.End);
        }
        else if (sentence.Turn < OpeningTurns && SorryOfSomebody(sentence) is > 0 and var sorry)
        {
            AddBefore(sentence, sorry);
        }
    }

    /// <summary>"Mr Cranmer says sorry, he's been called to sit", "Ruth Carr rang, she's sorry": as a meeting opens this is how people excuse others. 0 when it is not said.</summary>
    private int SorryOfSomebody(TalkSentence sentence)
    {
        var tokens = _talk.TokenArray;
        for (var at = sentence.First + 1; at < sentence.End; at++)
        {
            if (tokens[at].Word == "sorry" && tokens[at - 1].Word is "is" or "'s" or "says" && tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                return tokens[sentence.First].Word is "i" or "we" or "it" ? 0 : at;
            }
        }

        return 0;
    }

    private void ReadFrom(TalkSentence sentence, int at)
    {
        var tokens = _talk.TokenArray;
        for (var next = at + 1; next < Math.Min(sentence.End, at + 9); next++)
        {
            if (tokens[next].Word is "from" or "for" or "of")
            {
                if (AddList(sentence, next + 1) > 0)
                {
                    return;
                }
            }
        }

        var direct = tokens[at].Is(TokenMarks.Colon) ? AddList(sentence, at + 1) : 0;
        if (direct == 0 && AddBefore(sentence, at) == 0)
        {
            if (tokens[sentence.First].Word is "he" or "she" or "they")
            {
                AddPreviousSentence(sentence);
            }
            else if (tokens[at].Is(TokenMarks.SentenceEnd | TokenMarks.ClauseEnd) || sentence.IsQuestion)
            {
                AddAnswer(sentence);
            }
        }
    }

    /// <summary>"Apologies from Jo Bell, Councillor Reid and Sam": names up to the first word that is none.</summary>
    private int AddList(TalkSentence sentence, int at)
    {
        var tokens = _talk.TokenArray;
        var added = 0;
        while (at < sentence.End)
        {
            if (_names.At(at, trust: true) is { } name)
            {
                added += Add(name, sentence) ? 1 : 0;
                at = name.End;
            }
            else if (tokens[at].Word is "and" or "also" or "both" or "from" or "our" or "the" or "is" or "have" or "has")
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return added;
    }

    /// <summary>"Imelda Rooke and Tim Dunn both send apologies": the names that the verb follows, the subject pronoun looking back to the last name.</summary>
    private int AddBefore(TalkSentence sentence, int end)
    {
        var added = 0;
        for (var at = sentence.First; at < end; at++)
        {
            if (_names.At(at, trust: true) is { } name)
            {
                added += !IsPlaced(sentence, name) && Add(name, sentence) ? 1 : 0;
                at = name.End - 1;
            }
        }

        return added;
    }

    /// <summary>"Straight after apologies": one word that opens the sentence, and says when.</summary>
    private bool IsPlaced(TalkSentence sentence, NameMention name) =>
        name.First == sentence.First && name.End == name.First + 1 && name.End < sentence.End && _talk.TokenArray[name.End].Word is "after" or "before";

    /// <summary>"Jo can't be with us. She sends apologies."</summary>
    private void AddPreviousSentence(TalkSentence sentence)
    {
        if (sentence.Index > 0 && _talk.Sentences[sentence.Index - 1] is var before && before.Turn == sentence.Turn)
        {
            AddBefore(before, before.End);
        }
    }

    /// <summary>"Apologies, Moira?" and the answer: names at the start of the next turn's sentences.</summary>
    private void AddAnswer(TalkSentence sentence)
    {
        var next = sentence.Turn + 1;
        if (next >= _talk.Turns.Length || next > LatestItem || !IsLastOfTurn(sentence))
        {
            return;
        }

        var turn = _talk.Turns[next];
        for (var i = turn.FirstSentence; i < Math.Min(turn.EndSentence, turn.FirstSentence + 2); i++)
        {
            if (AddBefore(_talk.Sentences[i], _talk.Sentences[i].End) > 0)
            {
                return;
            }
        }
    }

    private bool IsLastOfTurn(TalkSentence sentence) => _talk.Turns[sentence.Turn].EndSentence == sentence.Index + 1;

    /// <summary>"Bill says sorry, he can't make it": an apology without the word.</summary>
    private bool SaysSorry(TalkSentence sentence)
    {
        var tokens = _talk.TokenArray;
        var (sorry, cannot) = (false, false);
        for (var at = sentence.First + 1; at < sentence.End - 1; at++)
        {
            sorry |= tokens[at].Word == "sorry" && tokens[at - 1].Word is "is" or "'s" or "says" or "said" or "sends" or "was" or "very" or "so";
            cannot |= (tokens[at].Word == "not" && CannotCome.Contains(tokens[at + 1].Word)) || (tokens[at].Word == "to" && tokens[at + 1].Word == "miss");
        }

        return sorry && cannot && tokens[sentence.First].Word is not ("i" or "we" or "sorry");
    }

    private bool Add(NameMention mention, TalkSentence sentence)
    {
        if (_roster.At(_talk.Tokens, mention.First, out _) >= 0)
        {
            return false;
        }

        var name = _names.Fullest(mention);
        if (_found.Any(a => NameBook.Same(a.Name, name)))
        {
            return true;
        }

        _found.Add(new Attendee { Name = name, Citations = _talk.Cite(sentence) });
        return true;
    }
}
