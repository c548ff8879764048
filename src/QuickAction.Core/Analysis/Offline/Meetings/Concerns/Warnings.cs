using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Concerns;

/// <summary>
/// How people warn without a word of worry: "one more frost and the pipes burst", "once the wall goes the lane's under water", "it could bring the roof down", "sooner or later somebody
/// gets hurt". A trigger or a chance, and what goes wrong; the model, which has seen few of them, need only not be set against it.
/// </summary>
internal sealed class Warnings(Reading reading, OutcomeScores scores)
{
    /// <summary>Log odds down to which the model is not set against it.</summary>
    private const double NotAgainst = 2.2;

    private static readonly FrozenSet<string> Triggers = "miss leave lose let skip get drop take one another".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public bool Is(TalkSentence sentence)
    {
        if (scores.Risk[sentence.Index] < -NotAgainst || sentence.IsQuestion)
        {
            return false;
        }

        if (WouldStopUs(sentence) || (Foreseen.Is(reading, sentence) && GoesWrong(sentence) && !reading.Has(sentence, Cue.Hedge)))
        {
            return true;
        }

        if (!GoesWrong(sentence))
        {
            return false;
        }

        var tokens = reading.Tokens;
        var at = sentence.First;
        while (at < sentence.End - 1 && ClauseWords.Particles.Contains(tokens[at].Word))
        {
            at++;
        }

        return tokens[at].Word switch
        {
            "one" or "another" when at + 1 < sentence.End && (tokens[at].Word == "another" || tokens[at + 1].Word == "more") => LeadsTo(sentence, at),
            var word when Triggers.Contains(word) => LeadsTo(sentence, at),
            "if" or "when" or "once" or "unless" => !IsSupposed(sentence),
            _ => MayHappen(sentence) || SoonerOrLater(sentence),
        };
    }

    /// <summary>"What bothers me is two in the morning", "I'm frightened he'll go for her": the speaker says of the whole sentence that it worries them, and not of one word in it.</summary>
    public bool IsOwnWorry(TalkSentence sentence)
    {
        if (scores.Risk[sentence.Index] < -NotAgainst)
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 0; at + 3 < tokens.Length; at++)
        {
            if (tokens[at].Word == "what")
            {
                var verb = ClauseWords.Adverbs.Contains(tokens[at + 1].Word) ? at + 2 : at + 1;
                if (verb + 2 < tokens.Length && tokens[verb].Word is "bothers" or "worries" or "frightens" or "scares" or "concerns" or "troubles" && tokens[verb + 1].Word is "me" or "us" && tokens[verb + 2].Word is "is" or "'s")
                {
                    return true;
                }
            }
            else if (tokens[at].Word == "i" && tokens[at + 1].Word == "am" && !reading.IsOfAnother(sentence.First + at))
            {
                var fear = ClauseWords.Adverbs.Contains(tokens[at + 2].Word) ? at + 3 : at + 2;
                return fear + 2 < tokens.Length && tokens[fear].Word is "frightened" or "scared" or "worried" or "afraid" or "terrified" && MayCome(tokens[(fear + 1)..Math.Min(tokens.Length, fear + 5)]);
            }
        }

        return false;
    }

    /// <summary>"... (that) he'll go for her": of "I'm frightened of him" nobody knows what may come.</summary>
    private static bool MayCome(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Word is "will" or "could" or "might" or "going")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"It's gone twice this year, and if it goes again we can't test for a month": what has failed before, and what nobody could do then.</summary>
    private bool WouldStopUs(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var (isIf, isAgain) = (false, false);
        for (var at = 0; at + 2 < tokens.Length; at++)
        {
            isIf |= tokens[at].Word is "if" or "when";
            isAgain |= isIf && tokens[at].Word == "again";
            if (isAgain && tokens[at].Word is "we" or "you" or "they" or "nobody" && (tokens[at + 1].Word == "can" || (tokens[at + 1].Word == "will" && tokens[at].Word != "we")) && (tokens[at].Word == "nobody" || tokens[at + 2].Word == "not"))
            {
                return !IsSupposed(sentence) && !(at + 3 < tokens.Length && tokens[at + 3].Word is "let" or "allow" or "have" or "accept" or "keep");
            }
        }

        return false;
    }

    /// <summary>"... and the pipes burst", "... and she'll end up in hospital".</summary>
    private bool LeadsTo(TalkSentence sentence, int from)
    {
        for (var at = from + 2; at + 2 < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "and" && !FunctionWords.IsContent(reading.Tokens[at + 1].Word))
            {
                return !IsSupposed(sentence);
            }
        }

        return false;
    }

    /// <summary>"If they did, we'd move her": what nobody expects.</summary>
    private bool IsSupposed(TalkSentence sentence)
    {
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (token.Word is "would" or "'d" or "did" or "please" or "i" or "am")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"It could drop a limb on the path": of things and of others, for what the speaker could do is an offer.</summary>
    private bool MayHappen(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First + 1; at + 1 < sentence.End; at++)
        {
            if (tokens[at].Word is "could" or "might")
            {
                return tokens[at - 1].Word is not ("i" or "we" or "you" or "there" or "that" or "and") && tokens[at + 1].Word is not ("be" or "do" or "have" or "not" or "perhaps" or "you" or "we" or "i");
            }
        }

        return false;
    }

    /// <summary>"One of these days somebody gets hurt".</summary>
    private bool SoonerOrLater(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 2 < sentence.End; at++)
        {
            if ((tokens[at].Word == "sooner" && tokens[at + 1].Word == "or") || (tokens[at].Word == "one" && tokens[at + 1].Word == "of" && tokens[at + 2].Word is "these" or "them" && Will(sentence, at)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Will(TalkSentence sentence, int from)
    {
        for (var at = from; at < sentence.End; at++)
        {
            if (reading.Tokens[at].Word is "will" or "gets" or "going")
            {
                return true;
            }
        }

        return false;
    }

    private bool GoesWrong(TalkSentence sentence)
    {
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (Harms.Has(token.Word) || Ills.Kind(token.Word) is "hurt" or "break" or "money" or "law")
            {
                return true;
            }
        }

        return false;
    }
}
