using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// "I still haven't had the fire risk assessment." "You'll have it by tomorrow.": what "it" is stands in the turn before, as a noun with what belongs before it. Where
/// no such noun stands there, nobody knows.
/// </summary>
internal sealed class ThingNamed(Reading reading)
{
    private const int MostWords = 6;

    /// <summary>Sentences of the turn before, from its end.</summary>
    private const int MostSentences = 2;

    private static readonly FrozenSet<string> Determiners = "the a an my our your his her their this these those that".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is sent or finished is what was asked for; what somebody takes up or goes into may be anything.</summary>
    private static readonly FrozenSet<string> Giving = "send email post bring circulate share forward finish complete submit draft print publish get have".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Behind these stands where, or to whom, and not what.</summary>
    private static readonly FrozenSet<string> Elsewhere = "to at in from by into under over near until till since before after on through".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The thing that the undertaking leaves to a pronoun; null where it says what it is of, or no thing was named.</summary>
    public NamedThing? Of(Undertaking undertaking)
    {
        if ((undertaking.Form != UndertakingForm.Delivery && !(undertaking.Verb >= 0 && Giving.Contains(reading.Tokens[undertaking.Verb].Word))) || Pronoun(undertaking) is not { } isPlural)
        {
            return null;
        }

        // "I'm filling in the closure form. It'll be with highways on Friday.": the thing stands in the same breath.
        if (undertaking.Sentence.Index != reading.Talk.TurnOf(undertaking.Sentence).FirstSentence)
        {
            return undertaking.Form == UndertakingForm.Delivery ? Last(reading[undertaking.Sentence.Index - 1], isPlural) : null;
        }

        if (undertaking.Sentence.Turn == 0)
        {
            return null;
        }

        var before = reading.Talk.Turns[undertaking.Sentence.Turn - 1];
        for (var i = before.EndSentence - 1; i >= before.FirstSentence && i >= before.EndSentence - MostSentences; i--)
        {
            if (Last(reading[i], isPlural) is { } thing)
            {
                return thing;
            }
        }

        return null;
    }

    /// <summary>Whether "it" or "them" is all that the undertaking is of; null where there is no pronoun, or matter beside it.</summary>
    private bool? Pronoun(Undertaking undertaking)
    {
        var (sentence, due) = (undertaking.Sentence, undertaking.Due);
        bool? isPlural = null;
        for (var at = undertaking.Verb < 0 ? sentence.First : undertaking.Verb + 1; at < sentence.End; at++)
        {
            if (due is not null && at == due.First)
            {
                at = due.End - 1;
                continue;
            }

            var word = reading.Tokens[at].Word;
            if (FunctionWords.IsContent(word) && !ClauseWords.Auxiliaries.ContainsKey(word))
            {
                return null;
            }

            isPlural ??= word is "it" ? false : word is "them" or "those" or "these" ? true : null;
        }

        return isPlural;
    }

    private NamedThing? Last(TalkSentence sentence, bool isPlural)
    {
        NamedThing? last = null;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (DueOpenings.MayBegin(reading.Tokens[at].Word) && DueReader.At(reading.Tokens, at, sentence.End) is { } day)
            {
                at = day.End - 1;
                continue;
            }

            if (!Determiners.Contains(reading.Tokens[at].Word) || (at > sentence.First && Elsewhere.Contains(reading.Tokens[at - 1].Word)) || End(sentence, at) is not (> 0 and var end))
            {
                continue;
            }

            var head = reading.Tokens[end - 1].Word;
            if ((head.EndsWith('s') && !head.EndsWith("ss", StringComparison.Ordinal)) == isPlural)
            {
                last = new NamedThing(at, end);
            }

            at = end - 1;
        }

        return last;
    }

    /// <summary>Where the noun ends that the token opens: words of matter up to the next little word or pause; 0 where none follows.</summary>
    private int End(TalkSentence sentence, int determiner)
    {
        var at = determiner + 1;
        while (at < sentence.End && at - determiner <= MostWords && !reading.Tokens[at - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) && (FunctionWords.IsContent(reading.Tokens[at].Word) || reading.Tokens[at].Word is "new" or "old" or "first" or "last" or "next") && !ClauseWords.Auxiliaries.ContainsKey(reading.Tokens[at].Word))
        {
            at++;
        }

        return at > determiner + 1 && FunctionWords.IsContent(reading.Tokens[at - 1].Word) && at - determiner <= MostWords ? at : 0;
    }
}
