using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Grounding;

/// <summary>What the grounding checks find of seeded inventions, and how often they cry wolf over honest statements. The same seed gives the same score.</summary>
public sealed class GroundingScore
{
    private readonly Dictionary<Invention, (int Made, int Found)> _kinds = [];

    /// <summary>Honest statements judged: each as the minute writer put it and in reported speech.</summary>
    public int Honest { get; private set; }

    /// <summary>Honest statements with a finding of severity warn or high.</summary>
    public int FalseAlarms { get; private set; }

    /// <summary>False alarms and inventions that were not found, for a person to look at.</summary>
    public List<string> Misses { get; } = [];

    /// <summary>How many false alarms are of which code: totals, which say nothing of the meetings.</summary>
    public SortedDictionary<string, int> Codes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<Invention, (int Made, int Found)> Kinds => _kinds;

    public double FalseAlarmRate => (double)FalseAlarms / Honest;

    public double Recall(params Invention[] kinds) =>
        (double)kinds.Sum(k => _kinds.GetValueOrDefault(k).Found) / kinds.Sum(k => _kinds.GetValueOrDefault(k).Made);

    /// <summary>A line for the false alarms and one for each kind of invention.</summary>
    public string Table() => string.Join('\n', _kinds
        .OrderBy(k => k.Key)
        .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key,-22}{k.Value.Found,5} of {k.Value.Made,4} {100.0 * k.Value.Found / k.Value.Made,6:0.0} %"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"{"false alarms",-22}{FalseAlarms,5} of {Honest,4} {100 * FalseAlarmRate,6:0.0} %"))
        .Append($"false alarms by code: {string.Join(", ", Codes.Select(c => $"{c.Key} {c.Value}"))}"));

    public static async Task<GroundingScore> MeasureAsync(IEnumerable<string> meetings, ulong seed, CancellationToken cancellationToken)
    {
        var score = new GroundingScore();
        foreach (var name in meetings)
        {
            var meeting = HonestMeeting.Read(name);
            score.Measure(meeting, await meeting.SourceAsync(cancellationToken), new Dice(seed));
        }

        return score;
    }

    private void Measure(HonestMeeting meeting, SourceText source, Dice dice)
    {
        var check = new GroundingCheck(source, meeting.MeetingDate);
        foreach (var statement in meeting.Statements)
        {
            var citations = HonestMeeting.Cite(statement, source);
            var speaker = citations.Select(c => c.Speaker).FirstOrDefault(s => s is not null);
            var honest = new ActionItem
            {
                Text = statement.Text,
                Citations = citations,
                Owner = statement.Owner,
                Due = statement.Due,
                DueDate = meeting.MeetingDate is null ? null : statement.DueDate,
            };
            var reported = honest with { Text = ReportedSpeech.Of(meeting, statement, speaker, dice) };
            foreach (var said in reported.Text == honest.Text ? [honest] : new[] { honest, reported })
            {
                var known = Judge(check, said);
                Honest++;
                if (known.Count > 0)
                {
                    FalseAlarms++;
                    foreach (var code in known.Select(k => k.Code).Distinct())
                    {
                        Codes[code] = Codes.GetValueOrDefault(code) + 1;
                    }

                    Misses.Add($"false alarm: {meeting.Transcript}: {said.Text} -> {string.Join("; ", known.Select(k => $"{k.Code}: {k.Message}"))}");
                }

                Invent(meeting, source, check, said, known, dice);
            }
        }

        foreach (var person in meeting.Mentioned)
        {
            var found = check.Of(new MinutesFindings { Attendees = [new Attendee { Name = person }] });
            Count(Invention.MentionedAsAttendee, found.Any(w => w.Code.StartsWith("attendee", StringComparison.Ordinal)), $"{meeting.Transcript}: {person}");
        }

        foreach (var person in check.Of(new MinutesFindings { Attendees = [.. meeting.Attendees.Select(a => new Attendee { Name = a })] })
            .Where(w => w.Code.StartsWith("attendee", StringComparison.Ordinal)))
        {
            FalseAlarms++;
            Misses.Add($"false alarm: {meeting.Transcript}: {person.Message}");
        }
    }

    private void Invent(HonestMeeting meeting, SourceText source, GroundingCheck check, ActionItem honest, IReadOnlyList<Warning> known, Dice dice)
    {
        void Text(Invention kind, string? text)
        {
            if (text is not null && text != honest.Text)
            {
                Try(kind, honest with { Text = text });
            }
        }

        void Try(Invention kind, ActionItem invented)
        {
            var found = Judge(check, invented).Any(w => !known.Any(k => k.Message == w.Message && k.Code == w.Code));
            Count(kind, found, $"{meeting.Transcript}: {invented.Text} [{invented.Owner} {invented.Due}] <- {honest.Text} << {string.Join(" ... ", honest.Citations.Select(c => c.Quote))}");
        }

        Text(Invention.Number, Inventor.Number(honest.Text, dice));
        Text(Invention.Amount, Inventor.Amount(honest.Text, dice));
        Text(Invention.Date, Inventor.Date(honest.Text, dice));
        Text(Invention.InventedDate, Inventor.InventedDate(honest.Text, dice));
        Text(Invention.InventedName, Inventor.InventedName(meeting, honest.Text, dice));
        Text(Invention.SwappedName, Inventor.SwappedName(meeting, honest.Text, dice));
        Text(Invention.DroppedNot, Inventor.DroppedNot(honest.Text, honest.Citations.Select(c => c.Quote)));
        Text(Invention.AddedNot, Inventor.AddedNot(honest.Text));
        Text(Invention.SuicidalIdeation, Inventor.Harm(meeting, dice));
        if (honest.Owner is { } owner)
        {
            Try(Invention.Owner, honest with { Owner = dice.Pick([.. meeting.Attendees.Where(a => a != owner)]) });
            Try(Invention.InventedDue, honest with { Due = dice.Pick(["by the end of March", "within three working days", "next Tuesday", "by 14 August", "before Christmas"]), DueDate = null });
        }

        Quotes(meeting, source, honest, dice);
    }

    private void Quotes(HonestMeeting meeting, SourceText source, ActionItem honest, Dice dice)
    {
        if (honest.Citations.Count == 0)
        {
            return;
        }

        var resolver = new QuoteResolver(source);
        var citation = honest.Citations[0];
        var unknown = resolver.Resolve([source.Segments.Count + dice.Next(50)], citation.Quote);
        Count(Invention.InventedCitation, unknown.UnknownSegments.Count > 0, $"{meeting.Transcript}: {citation.Quote}");
        var invented = resolver.Resolve([citation.Segment], honest.Text);
        if (invented.Match is QuoteMatch.None || honest.Text.Length > 30)
        {
            Count(Invention.InventedQuote, invented.Match is QuoteMatch.None or QuoteMatch.Aligned, $"{meeting.Transcript}: {honest.Text}");
        }

        var altered = Inventor.DroppedNot(citation.Quote) ?? Inventor.Number(citation.Quote, dice) ?? Inventor.Date(citation.Quote, dice);
        if (altered is not null && altered != citation.Quote)
        {
            var found = resolver.Resolve([citation.Segment], altered);
            Count(Invention.AlteredQuote, found.Match is QuoteMatch.None or QuoteMatch.Aligned, $"{meeting.Transcript}: {altered} <- {citation.Quote}");
        }
    }

    private static List<Warning> Judge(GroundingCheck check, ActionItem statement) =>
        [.. check.Of(new MinutesFindings { Actions = [statement] }).Where(w => w.Severity >= Severity.Warn && w.Code != "instruction-like-speech")];

    private void Count(Invention kind, bool found, string what)
    {
        var (made, all) = _kinds.GetValueOrDefault(kind);
        _kinds[kind] = (made + 1, all + (found ? 1 : 0));
        if (!found)
        {
            Misses.Add($"missed {kind}: {what}");
        }
    }
}
