using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Extraction;

namespace QuickAction.Fitting;

/// <summary>What the model makes of each sentence of a talk, with the cues that it holds: where to look when a decision or an action is missed.</summary>
internal static class SentenceScores
{
    public static IEnumerable<string> Of(SourceText source, OutcomeModel model)
    {
        var talk = Talk.From(source);
        var people = MeetingPeople.Find(talk, null);
        var reading = new Reading(talk, people.Roster, people.Chair);
        var (scores, _) = model.Score(reading);
        yield return "decision action risk fact, in log odds";
        for (var i = 0; i < talk.Sentences.Length; i++)
        {
            var sentence = talk.Sentences[i];
            var cues = reading.Cues(sentence).ToArray().Select(c => c.Cue.ToString()).Distinct();
            var words = string.Join(' ', talk.Cite(sentence).Select(c => c.Quote));
            yield return $"{scores.Decision[i],5:F1} {scores.Action[i],5:F1} {scores.Risk[i],5:F1} {scores.Fact[i],5:F1} {talk.TurnOf(sentence).Speaker}: {words} [{string.Join(' ', cues)}]";
        }
    }
}
