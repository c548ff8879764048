using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Discourse;

/// <summary>What keeps words from being meant here and now.</summary>
[Flags]
internal enum Doubt
{
    None = 0,
    Hedged = 1,
    Conditional = 2,
    Past = 4,
    Reported = 8,
    Negated = 16,
    Quoted = 32,
    TakenBack = 64,
}

/// <summary>
/// Reads the doubt that bears on a place in a sentence. Scope runs from left to right: a hedge or a report bears on what follows it, a condition on
/// the whole sentence, a negation on its clause, the past on the whole sentence.
/// </summary>
internal static class DoubtScope
{
    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal) { "not", "never", "nobody", "no-one", "none", "neither", "nothing", "nor" };

    public static Doubt At(Reading reading, TalkSentence sentence, int at)
    {
        var doubt = reading.Tokens[at].Is(TokenMarks.Quoted) || reading.IsOfAnother(at) ? Doubt.Quoted : Doubt.None;
        foreach (var hit in reading.Cues(sentence))
        {
            doubt |= hit.Cue switch
            {
                Cue.Hedge when hit.First <= at + 2 || IsTag(reading, sentence, hit) => Doubt.Hedged,
                Cue.Conditional when !IsPolite(reading, sentence, hit) && !IsOfLaterClause(reading, at, hit) => Doubt.Conditional,
                Cue.PastTime => Doubt.Past,
                Cue.Reported when hit.First < at => Doubt.Reported,
                Cue.Denial => Doubt.Negated,
                _ => Doubt.None,
            };
        }

        return doubt | (IsNegated(reading, sentence, at) ? Doubt.Negated : Doubt.None);
    }

    /// <summary>A hedge after the words that it hedges: ", I suppose", ", maybe".</summary>
    private static bool IsTag(Reading reading, TalkSentence sentence, CueHit hit) =>
        reading.Tokens[hit.First].Is(TokenMarks.ClauseStart) && (hit.End == sentence.End || reading.Tokens[hit.End - 1].Is(TokenMarks.ClauseEnd));

    /// <summary>"I'll send it by Friday, and if they won't sign I'll go round": what is behind the "if" hangs on it, what was said before does not.</summary>
    private static bool IsOfLaterClause(Reading reading, int at, CueHit condition) =>
        condition.First - 1 > at && reading.Tokens[condition.First - 1] is { Word: "and" or "but" } and var before && before.Is(TokenMarks.ClauseStart) && reading.ContentWords(at, condition.First - 1) > 0;

    private static bool IsPolite(Reading reading, TalkSentence sentence, CueHit condition)
    {
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue == Cue.PoliteIf && hit.First <= condition.First && condition.First < hit.End)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNegated(Reading reading, TalkSentence sentence, int at)
    {
        var end = Math.Min(sentence.End, at + 4);
        for (var i = reading.ClauseStart(sentence, at); i < end; i++)
        {
            if (Negators.Contains(reading.Tokens[i].Word))
            {
                return true;
            }

            if (i >= at && reading.Tokens[i].Is(TokenMarks.ClauseEnd))
            {
                break;
            }
        }

        return false;
    }
}
