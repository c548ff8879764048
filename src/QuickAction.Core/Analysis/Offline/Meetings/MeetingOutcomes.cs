using QuickAction.Core.Analysis.Offline.Meetings.Actions;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Decisions;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Reported;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings;

/// <summary>What the meeting leaves behind: what it settled and who has what to do.</summary>
internal sealed record MeetingOutcomes(IReadOnlyList<Statement> Decisions, IReadOnlyList<ActionItem> Actions)
{
    public static MeetingOutcomes Find(Talk talk, MeetingPeople people, DateOnly? day)
    {
        var reading = new Reading(talk, people.Roster, people.Chair);
        var undertakings = Undertakings.Find(reading);
        var settlements = new SettlementFinder(reading, undertakings).Find();
        var events = new EventDates(talk);
        var wording = new MinuteWording(reading);
        return new MeetingOutcomes(
            [.. settlements.Select(s => Decision(talk, s, wording))],
            [.. undertakings.Select(u => Action(talk, people, u, wording, events, day))]);
    }

    private static Statement Decision(Talk talk, Settlement settlement, MinuteWording wording)
    {
        var sentences = settlement.Matter.Index == settlement.Sentence.Index ? [settlement.Sentence] : new[] { settlement.Matter, settlement.Sentence };
        return new Statement { Text = wording.Decision(settlement), Citations = Cite(talk, sentences) };
    }

    private static ActionItem Action(Talk talk, MeetingPeople people, Undertaking undertaking, MinuteWording wording, EventDates events, DateOnly? day)
    {
        var sentences = new[] { undertaking.Asked, undertaking.Sentence, undertaking.Assent }.OfType<TalkSentence>().DistinctBy(s => s.Index).OrderBy(s => s.Index).ToList();
        var owner = undertaking.Owner >= 0 ? people.Roster.People[undertaking.Owner].Name : null;
        return new ActionItem
        {
            Text = wording.Action(undertaking, owner),
            Citations = Cite(talk, sentences),
            Owner = owner,
            Due = undertaking.Due is { } due ? string.Join(' ', talk.Cite(due.First, due.End).Select(c => c.Quote)).TrimEnd('.', '?', '!') : null,
            DueDate = undertaking.Due is { } phrase && day is { } date ? events.Resolve(phrase, date) : null,
        };
    }

    private static List<Citation> Cite(Talk talk, IEnumerable<TalkSentence> sentences) => [.. sentences.SelectMany(s => talk.Cite(s))];
}
