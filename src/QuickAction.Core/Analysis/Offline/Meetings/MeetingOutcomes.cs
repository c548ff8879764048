using QuickAction.Core.Analysis.Offline.Meetings.Actions;
using QuickAction.Core.Analysis.Offline.Meetings.Concerns;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Decisions;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Informal;
using QuickAction.Core.Analysis.Offline.Meetings.Reported;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings;

/// <summary>What the meeting leaves behind: what it settled, who has what to do, what worries people and what stays open.</summary>
internal sealed record MeetingOutcomes(
    IReadOnlyList<Statement> Decisions, IReadOnlyList<ActionItem> Actions, IReadOnlyList<Statement> Risks, IReadOnlyList<Statement> Questions)
{
    /// <summary>By sentence of the talk: how likely it settles something or tells of a risk, in log odds, taken for one or not.</summary>
    public required IReadOnlyList<double> Gravity { get; init; }

    /// <summary>By sentence of the talk: how likely it is a key fact, in log odds.</summary>
    public required IReadOnlyList<double> Facts { get; init; }

    /// <summary>Quotes of what stands among the decisions because the chair alone said so: facts do not make room for these few words.</summary>
    public IReadOnlyList<Citation> ByChairAlone { get; init; } = [];

    public static MeetingOutcomes Find(Talk talk, MeetingPeople people, DateOnly? day, OutcomeModel model)
    {
        var reading = new Reading(talk, people.Roster, people.Chair);
        var (scores, facts) = model.Score(reading);
        var undertakings = new ActionChooser(reading, scores, Undertakings.Find(reading), facts).Choose();
        var chair = new ChairAlone(reading, scores, facts);
        var settlements = new SettlementFinder(reading, scores, facts, NotSettling(reading, people, day, undertakings)).Find();
        var events = new EventDates(talk);
        var wording = new MinuteWording(reading);
        var free = new InformalTalk(reading, wording);
        var isFree = free.IsFree();
        var taken = settlements.SelectMany(s => s.Sentences).Select(s => s.Index).Concat(undertakings.Select(u => u.Sentence.Index)).ToHashSet();
        var concerns = new ConcernFinder(reading, wording, scores, taken);
        return new MeetingOutcomes(
            [.. (isFree ? free.Decisions() : settlements.Select(s => Decision(talk, s, wording))).Select(s => people.WithNames(s))],
            [.. (isFree ? free.Actions() : undertakings.Select(u => Action(talk, people, u, wording, events, day))).Select(s => people.WithNames(s))],
            [.. concerns.Risks().Select(s => people.WithNames(s))],
            [.. concerns.Questions().Select(s => people.WithNames(s))])
        { ByChairAlone = isFree ? [] : [.. settlements.SelectMany(s => s.Sentences.Where(chair.Settles)).SelectMany(s => talk.Cite(s))], Gravity = [.. scores.Decision.Zip(scores.Risk, Math.Max)], Facts = scores.Fact };
    }

    private static Statement Decision(Talk talk, Settlement settlement, MinuteWording wording) =>
        new() { Text = wording.Decision(settlement), Citations = Cite(talk, settlement.Sentences) };

    private static ActionItem Action(Talk talk, MeetingPeople people, Undertaking undertaking, MinuteWording wording, EventDates events, DateOnly? day)
    {
        // Tight: what was asked is cited only where the undertaking leans on it, and no reasons that come after.
        var asked = undertaking.IsElliptical || undertaking.Verb < 0 ? undertaking.Asked : null;
        var end = wording.EndOfUndertaking(undertaking);
        if (undertaking.Due is { } said && said.First >= end && said.End <= undertaking.Sentence.End)
        {
            end = said.End;
        }

        List<Citation> citations =
        [
            .. asked is { } request ? talk.Cite(request) : [],
            .. talk.Cite(undertaking.Sentence.First, end),
            .. undertaking.Assent is { } assent ? talk.Cite(assent) : [],
        ];
        if (undertaking.SaidDue is { } apart)
        {
            citations = [.. citations.Concat(talk.Cite(apart)).OrderBy(c => c.Segment).ThenBy(c => c.Start)];
        }

        if (undertaking.Named is { } thing)
        {
            citations = [.. citations.Concat(talk.Cite(talk.SentenceAt(thing.First))).OrderBy(c => c.Segment).ThenBy(c => c.Start)];
        }

        // "By Friday, could you?" "I'll ring them.": the day is shown where it was said.
        if (undertaking.Due is { } dated && talk.Tokens[dated.First] is var start && !citations.Exists(c => c.Segment == start.Segment && c.Start <= start.Start && start.End <= c.End))
        {
            citations = [.. citations.Concat(talk.Cite(dated.First, dated.End)).OrderBy(c => c.Segment).ThenBy(c => c.Start)];
        }

        var owner = undertaking.Owner >= 0 ? people.Roster.People[undertaking.Owner].Name : null;
        return new ActionItem
        {
            Text = wording.Action(undertaking, owner),
            Citations = citations,
            Owner = owner,
            Due = undertaking.Due is { } due ? string.Join(' ', talk.Cite(due.First, due.End).Select(c => c.Quote)).TrimEnd('.', '?', '!') : null,
            DueDate = undertaking.Due is { } phrase && day is { } date ? events.Resolve(phrase, date) : null,
        };
    }

    /// <summary>Sentences that tell who sent apologies, or what day it is, and those that say no more than who undertakes something, or by when.</summary>
    private static HashSet<int> NotSettling(Reading reading, MeetingPeople people, DateOnly? day, IReadOnlyList<Undertaking> undertakings)
    {
        var places = people.Apologies.SelectMany(a => a.Citations).ToList();
        var sentences = undertakings.Select(u => u.SaidDue).OfType<TalkSentence>().Select(s => s.Index).ToHashSet();
        var talk = reading.Talk;
        foreach (var sentence in talk.Sentences)
        {
            var first = talk.Tokens[sentence.First];
            if (SummedUp.Is(reading, undertakings, sentence)
                || places.Exists(c => c.Segment == first.Segment && c.Start <= first.Start && first.Start < c.End)
                || (day is not null && DateReader.Find(talk.TokenArray, sentence.First, sentence.End).Any(d => d.Full == day)))
            {
                sentences.Add(sentence.Index);
            }
        }

        return sentences;
    }

    private static List<Citation> Cite(Talk talk, IEnumerable<TalkSentence> sentences) => [.. sentences.SelectMany(s => talk.Cite(s))];
}
