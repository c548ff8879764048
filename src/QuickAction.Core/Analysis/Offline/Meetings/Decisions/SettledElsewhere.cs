using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// "In March we resolved to ...", "The parish council has resolved to ...", "It is not resolved that ...", "Some say it's agreed": the words of a decision, which this
/// meeting does not take. A sentence that goes on to settle something itself is left alone.
/// </summary>
internal sealed class SettledElsewhere(Reading reading)
{
    /// <summary>Words between a settling verb and the one that keeps it from settling: "has not yet been resolved".</summary>
    private const int Near = 3;

    private static readonly FrozenSet<string> Settled = Set("resolved agreed decided voted settled");

    /// <summary>Present forms by which somebody settles here and now.</summary>
    private static readonly FrozenSet<string> Settling = Set("resolve agree decide approve refuse grant adopt accept settle");

    private static readonly FrozenSet<string> Auxiliaries = Set("is are was were has have had been 's am");

    private static readonly FrozenSet<string> Leads = Set("and but so well now yes no yeah okay ok right also because then only look mind");

    private readonly OtherBodies _others = new(reading);

    public bool Is(TalkSentence sentence)
    {
        var tells = OpensWithHearsay(sentence) ? sentence.First : -1;
        var tokens = reading.Tokens;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (Settled.Contains(tokens[i].Word) && (tells < 0 || i > tells))
            {
                if (tells < 0 && !IsPast(sentence, i) && !IsNegated(sentence, i) && !_others.Have(sentence, i))
                {
                    return false;
                }

                tells = i;
            }
            else if (i > sentence.First && Settling.Contains(tokens[i].Word) && tokens[i - 1].Word is "we" or "i" or "hereby" or "now")
            {
                return false;
            }
        }

        return tells >= 0 && !SettlesAfter(sentence, tells);
    }

    /// <summary>"..., so let's go with the other one": another clause settles something all the same.</summary>
    private bool SettlesAfter(TalkSentence sentence, int tells)
    {
        var end = reading.ClauseEnd(sentence, tells);
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue is Cue.Settle or Cue.BareSettle or Cue.Formal && hit.First >= end && (DoubtScope.At(reading, sentence, hit.First) & (Doubt.Negated | Doubt.Hedged)) == Doubt.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"In March we resolved", "we agreed last year to": the time stands before the verb, at the head of its clause, or right behind it.</summary>
    private bool IsPast(TalkSentence sentence, int verb)
    {
        var tokens = reading.Tokens;
        if (verb == sentence.First || tokens[verb - 1].Word is "is" or "are" or "'s" or "be" or "hereby")
        {
            return false;
        }

        if (verb + 1 < sentence.End && PastTimes.At(tokens[..sentence.End], verb + 1) > 0)
        {
            return true;
        }

        for (var i = sentence.First; i < verb; i++)
        {
            var opens = tokens[i].Is(TokenMarks.ClauseStart) || (i > sentence.First && Leads.Contains(tokens[i - 1].Word));
            if (opens && PastTimes.At(tokens[..sentence.End], i) is > 0 and var length && ClausesBetween(i + length, verb) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private int ClausesBetween(int from, int to)
    {
        var clauses = 0;
        for (var i = from; i < to; i++)
        {
            clauses += reading.Tokens[i].Is(TokenMarks.ClauseEnd) ? 1 : 0;
        }

        return clauses;
    }

    /// <summary>"Is not resolved", "has never been agreed"; what is "resolved not to be" is resolved.</summary>
    private bool IsNegated(TalkSentence sentence, int verb)
    {
        for (var i = verb - 1; i > sentence.First && i >= verb - Near; i--)
        {
            var word = reading.Tokens[i].Word;
            if (reading.Tokens[i].Is(TokenMarks.ClauseEnd))
            {
                return false;
            }

            if (word is "not" or "never")
            {
                return Auxiliaries.Contains(reading.Tokens[i - 1].Word);
            }
        }

        return false;
    }

    /// <summary>"Some say", "people say", "rumour has it", "word is".</summary>
    private bool OpensWithHearsay(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var at = 0;
        while (at < tokens.Length && Leads.Contains(tokens[at].Word))
        {
            at++;
        }

        if (at + 2 >= tokens.Length)
        {
            return false;
        }

        var says = tokens[at + 1].Word is "say" or "says" or "said" or "reckon" or "claim" or "think";
        return tokens[at].Word switch
        {
            "some" => says || (tokens[at + 1].Word is "people" or "folk" && tokens[at + 2].Word is "say" or "said" or "reckon" or "claim" or "think"),
            "people" or "folk" or "others" or "somebody" or "someone" => says,
            "rumour" or "word" => tokens[at + 1].Word is "has" or "is" && tokens[at + 2].Word is "it" or "that",
            _ => false,
        };
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
