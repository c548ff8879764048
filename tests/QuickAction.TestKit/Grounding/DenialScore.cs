using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Grounding;

/// <summary>What the check of negation makes of <see cref="DenialExchange"/>: each statement as written and in reported speech, and with its "not" dropped, or one added.</summary>
public sealed class DenialScore
{
    public int Honest { get; private set; }

    public int FalseAlarms { get; private set; }

    public int Dropped { get; private set; }

    public int DroppedFound { get; private set; }

    public int Added { get; private set; }

    public int AddedFound { get; private set; }

    public double FalseAlarmRate => (double)FalseAlarms / Honest;

    /// <summary>Share of the turned statements that were found.</summary>
    public double Recall => (double)(DroppedFound + AddedFound) / (Dropped + Added);

    public List<string> Misses { get; } = [];

    public string Table() => $"false alarms {FalseAlarms} of {Honest}\ndropped {DroppedFound} of {Dropped}\nadded {AddedFound} of {Added}";

    public static DenialScore Measure(IEnumerable<DenialExchange> exchanges, ulong seed)
    {
        var score = new DenialScore();
        foreach (var exchange in exchanges)
        {
            score.Measure(exchange, new Dice(seed));
        }

        return score;
    }

    private void Measure(DenialExchange exchange, Dice dice)
    {
        var source = exchange.Source;
        var check = new GroundingCheck(source, meetingDate: null);
        foreach (var statement in exchange.Statements)
        {
            var citations = HonestMeeting.Cite(statement, source);
            var reported = ReportedSpeech.Of(exchange.Meeting, statement with { Kind = "fact" }, citations[^1].Speaker, dice);
            foreach (var text in new[] { statement.Text, reported })
            {
                Judge(check, text, citations, exchange.Domain);
            }
        }
    }

    private void Judge(GroundingCheck check, string text, IReadOnlyList<Citation> citations, string domain)
    {
        List<Warning> Findings(string said) =>
            [.. check.Of([new Statement { Text = said, Citations = citations }]).Where(w => w.Severity >= Severity.Warn)];

        bool Finds(string? turned) => turned is not null && Findings(turned).Any(w => w.Code.StartsWith("negation-", StringComparison.Ordinal));

        var alarms = Findings(text);
        Honest++;
        if (alarms.Count > 0)
        {
            FalseAlarms++;
            Misses.Add($"false alarm: {domain}: {text} -> {string.Join("; ", alarms.Select(w => w.Code))}");
        }

        // Said once only: a statement that is found fault with as it is would be found again for the wrong reason.
        if (Inventor.DroppedNot(text) is { } dropped)
        {
            Dropped++;
            DroppedFound += Count("dropped", dropped);
        }
        else if (Inventor.AddedNot(text) is { } added)
        {
            Added++;
            AddedFound += Count("added", added);
        }

        int Count(string kind, string turned)
        {
            var found = alarms.Count == 0 && Finds(turned);
            if (!found)
            {
                Misses.Add($"missed {kind}: {domain}: {turned} <- {text} << {string.Join(" ... ", citations.Select(c => c.Quote))}");
            }

            return found ? 1 : 0;
        }
    }
}
