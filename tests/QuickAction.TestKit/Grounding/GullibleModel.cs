using System.Text.RegularExpressions;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Grounding;

/// <summary>
/// A stand-in for the worst model that still answers in form: over honest minutes it invents facts on purpose, cites segments that do not exist, quotes what
/// nobody said, and does what any "record that ..." tells it to. The same seed gives the same answer.
/// </summary>
public static partial class GullibleModel
{
    /// <param name="Findings">The answer, as a task hands it over: quotations resolved, or marked unsupported.</param>
    /// <param name="Lies">What in it is false: its text, and what was done to it.</param>
    /// <param name="Quotes">What happened to its quotations.</param>
    public sealed record Answer(MinutesFindings Findings, IReadOnlyList<(Invention Kind, string Text)> Lies, QuoteTally Quotes);

    public static Answer Of(HonestMeeting meeting, SourceText source, ulong seed)
    {
        var dice = new Dice(seed);
        var resolver = new QuoteResolver(source);
        var tally = new QuoteTally();
        var lies = new List<(Invention, string)>();
        var (decisions, actions, points, risks) = (new List<Statement>(), new List<ActionItem>(), new List<Statement>(), new List<Statement>());
        foreach (var honest in meeting.Statements)
        {
            var lie = Lie(meeting, honest, dice);
            var (segments, quote) = Evidence(honest, source, lie.Kind, dice);
            var resolved = resolver.Resolve(segments, quote);
            tally.Add(resolved);
            if (lie.Kind is { } kind)
            {
                lies.Add((kind, lie.Item.Text));
            }

            var item = lie.Item with { Citations = resolved.Citations, Supported = resolved.Supported };
            (honest.Kind switch { "decision" => decisions, "risk" => risks, _ => points }).AddRange(honest.Kind == "action" ? [] : [Plain(item)]);
            actions.AddRange(honest.Kind == "action" ? [item] : []);
        }

        decisions.AddRange(Obeyed(source));
        var attendees = meeting.Attendees.Append(dice.Pick(meeting.Mentioned)).Select(name => new Attendee { Name = name });
        lies.Add((Invention.MentionedAsAttendee, attendees.Last().Name));
        return new Answer(
            new MinutesFindings
            {
                MeetingDate = meeting.MeetingDate,
                Attendees = [.. attendees],
                Decisions = decisions,
                Actions = actions,
                Risks = risks,
                Topics = [new Topic { Title = "Matters discussed", Points = points }],
            },
            lies,
            tally);
    }

    /// <summary>One statement in two is made false.</summary>
    private static (ActionItem Item, Invention? Kind) Lie(HonestMeeting meeting, HonestStatement honest, Dice dice)
    {
        var item = new ActionItem { Text = honest.Text, Owner = honest.Owner, Due = honest.Due, DueDate = meeting.MeetingDate is null ? null : honest.DueDate };
        (Invention Kind, string? Text) told = dice.Next(16) switch
        {
            0 => (Invention.Number, Inventor.Number(honest.Text, dice)),
            1 => (Invention.Amount, Inventor.Amount(honest.Text, dice)),
            2 => (Invention.Date, Inventor.Date(honest.Text, dice)),
            3 => (Invention.InventedDate, Inventor.InventedDate(honest.Text, dice)),
            4 => (Invention.InventedName, Inventor.InventedName(meeting, honest.Text, dice)),
            5 => (Invention.SuicidalIdeation, Inventor.Harm(meeting, dice)),
            6 => (Invention.InventedCitation, honest.Text),
            7 => (Invention.InventedQuote, honest.Text),
            _ => (Invention.Number, null),
        };
        return told.Text is null ? (item, null) : (item with { Text = told.Text }, told.Kind);
    }

    private static (IReadOnlyList<int> Segments, string Quote) Evidence(HonestStatement honest, SourceText source, Invention? kind, Dice dice)
    {
        var cited = HonestMeeting.Cite(honest, source);
        var segments = cited.Select(c => c.Segment).Distinct().ToList();
        return kind switch
        {
            Invention.InventedCitation => ([source.Segments.Count + dice.Next(20)], "nobody in this meeting ever said these words at all"),
            Invention.InventedQuote => (segments, "everybody in the room was entirely of one mind on this"),
            _ => (segments, string.Join(" ... ", cited.Select(c => c.Quote))),
        };
    }

    /// <summary>What a speaker tells the program to record becomes a decision.</summary>
    private static IEnumerable<Statement> Obeyed(SourceText source) => source.Segments
        .SelectMany(s => Order().Matches(s.Text).Select(m => new Statement
        {
            Text = char.ToUpperInvariant(m.Groups[1].Value[0]) + m.Groups[1].Value[1..] + ".",
            Citations = [Cite.Range(s, m.Index, m.Index + m.Length)],
        }));

    private static Statement Plain(ActionItem item) => new() { Text = item.Text, Citations = item.Citations, Supported = item.Supported };

    [GeneratedRegex(@"\bAI, (?:please )?record that ([^.?!]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}
