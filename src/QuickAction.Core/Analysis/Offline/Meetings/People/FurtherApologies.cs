using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>How talk goes on with apologies once some were said: "And from Sam.", "So has Kim.", "Kim Lee from the diocese as well, she's sent hers."</summary>
internal sealed class FurtherApologies(Talk talk, PersonalNames people)
{
    /// <summary>So far into a sentence somebody else's apologies are told of.</summary>
    private const int Reach = 16;

    private const int ReachOfToo = 9;

    private readonly Token[] _tokens = talk.TokenArray;

    /// <summary>Where the names of those who send more are: a list that begins there, or whoever stands before it. Null when the sentence does not go on with apologies.</summary>
    public (int At, bool IsList)? Of(TalkSentence sentence)
    {
        if (sentence.IsQuestion)
        {
            return null;
        }

        var first = sentence.First;
        while (first < sentence.End - 1 && _tokens[first].Word is "and" or "also" or "plus" or "another" or "one" or "likewise" or "ditto" or "same" or "the" or "then" or "oh")
        {
            first++;
        }

        if (_tokens[first].Word is "from" && first + 1 < sentence.End)
        {
            return (first + 1, true);
        }

        if (first + 2 < sentence.End && IsSoHas(first))
        {
            return (first + 2, true);
        }

        for (var at = first; at < Math.Min(sentence.End, first + Reach); at++)
        {
            if (_tokens[at].Word is "here" or "present" || (_tokens[at].Word == "with" && at + 1 < sentence.End && _tokens[at + 1].Word == "us"))
            {
                return null;
            }

            if (SendsOwn(sentence, at) || (IsToo(sentence, at) && !TellsSomethingElse(first, at)))
            {
                return (at, false);
            }
        }

        // "And Sam Hale, Chair."
        return first > sentence.First && sentence.Length <= 6 && people.At(first) is { } name && (name.End == sentence.End || (name.End == sentence.End - 1 && _tokens[name.End].Is(TokenMarks.Capital)))
            ? (first, true)
            : null;
    }

    /// <summary>"So has Kim", "as did Sam".</summary>
    public bool IsSoHas(int at) => _tokens[at].Word is "so" or "as" && _tokens[at + 1].Word is "has" or "have" or "did" or "do" or "does" or "is";

    /// <summary>"Kim has sent hers".</summary>
    public bool SendsOwn(TalkSentence sentence, int at) =>
        at > sentence.First && _tokens[at].Word is "his" or "hers" or "theirs" && _tokens[at - 1].Word is "sent" or "sends" or "send" or "given" or "gives" or "gave" or "has" or "have"
        && (at + 1 >= sentence.End || _tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || _tokens[at + 1].Word is "too" or "as" or "in" or "by" or "and" or "because" or "from");

    /// <summary>"As well", "too" and the like where the clause ends.</summary>
    private bool IsToo(TalkSentence sentence, int at)
    {
        var ends = at == sentence.End - 1 || _tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd);
        return ends && at > sentence.First && at <= sentence.First + ReachOfToo
            && (_tokens[at].Word is "too" or "also" or "likewise" or "ditto" || (_tokens[at].Word == "well" && _tokens[at - 1].Word == "as") || (_tokens[at].Word == "same" && _tokens[at - 1].Word == "the"));
    }

    /// <summary>"Sam's been told the date as well": more than that Sam did the same.</summary>
    private bool TellsSomethingElse(int first, int end)
    {
        for (var at = first; at < end - 2; at++)
        {
            if (_tokens[at].Word is "'s" or "is" or "was" or "has" or "had" or "will" or "can" or "said")
            {
                return true;
            }
        }

        return false;
    }
}
