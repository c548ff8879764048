using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Evaluation;

/// <summary>The figures of one source from what an engine made of it.</summary>
public static class CaseScorer
{
    /// <param name="summary">Null when the case has no reference text.</param>
    /// <param name="minutes">Null when the case has no reference decisions and actions.</param>
    /// <param name="cost">What the answers cost; null where no price is known.</param>
    public static CaseScore Score(EvaluationCase one, SourceText source, SummaryResult? summary, MinutesResult? minutes, TimeSpan took, decimal? cost = null)
    {
        var measures = new Dictionary<string, Measure>(StringComparer.Ordinal) { [Metrics.Seconds] = Measure.Each(took.TotalSeconds) };
        if (cost is { } paid)
        {
            measures[Metrics.Cost] = Measure.Each((double)paid);
        }

        if (summary is not null && one.Reference is { } reference)
        {
            var rouge = Rouge.Of(Text(summary), reference);
            measures[Metrics.Rouge1] = Measure.Each(rouge.One);
            measures[Metrics.Rouge2] = Measure.Each(rouge.Two);
            measures[Metrics.RougeL] = Measure.Each(rouge.Longest);
        }

        if (minutes is not null && one.Gold is { } gold)
        {
            AddItems(measures, gold, minutes);
        }

        AddGrounding(measures, source, summary, minutes);
        return new CaseScore(one.Name, measures);
    }

    private static string Text(SummaryResult summary) =>
        string.Join('\n', (summary.Headline is null ? [] : new[] { summary.Headline }).Concat(summary.KeyPoints).Where(s => s.Supported).Select(s => s.Text));

    private static void AddItems(Dictionary<string, Measure> measures, GoldMinutes gold, MinutesResult minutes)
    {
        var (decisions, actions) = (Listed(minutes.Decisions, gold, gold.Decisions), Listed(minutes.Actions, gold, gold.Actions));
        measures[Metrics.DecisionPrecision] = decisions.Precision;
        measures[Metrics.DecisionRecall] = decisions.Recall;
        measures[Metrics.ActionPrecision] = actions.Precision;
        measures[Metrics.ActionRecall] = actions.Recall;
        var found = gold.Actions.Select(g => (Gold: g, Item: minutes.Actions.FirstOrDefault(a => a.Supported && Meets(a, g)))).Where(p => p.Item is not null).ToList();
        measures[Metrics.OwnerRight] = new Measure(found.Count(p => HasOwner(p.Item!, p.Gold)), found.Count);
    }

    private static (Measure Precision, Measure Recall) Listed(IReadOnlyList<Statement> listed, GoldMinutes gold, IReadOnlyList<GoldItem> wanted)
    {
        var shown = listed.Where(s => s.Supported).ToList();
        var right = shown.Count(s => wanted.Any(g => Meets(s, g)));
        // Neither right nor wrong to list.
        var optional = shown.Count(s => !wanted.Any(g => Meets(s, g)) && gold.Optional.Any(g => Meets(s, g)) && !gold.NonDecisions.Any(g => Meets(s, g)));
        return (new Measure(right, shown.Count - optional), new Measure(wanted.Count(g => shown.Exists(s => Meets(s, g))), wanted.Count));
    }

    private static bool Meets(Statement statement, GoldItem gold) =>
        statement.Citations.Any(c => (gold.Spans ?? []).Any(span => QuotedWords.Meet(c.Quote, span)));

    /// <summary>A surname with first name or initial, or a part of the full name, is enough.</summary>
    private static bool HasOwner(ActionItem action, GoldItem gold) => gold.Owner is null
        ? action.Owner is null
        : action.Owner is { } owner && (gold.OwnerAlso ?? []).Prepend(gold.Owner).Any(name =>
        {
            var (one, other) = (Names(owner), Names(name));
            return one.Length > 0 && other.Length > 0
                && (one.All(other.Contains) || other.All(one.Contains) || (one[^1] == other[^1] && one[0][0] == other[0][0]));
        });

    private static string[] Names(string name) => Analysis.Grounding.Reading.PeopleBook.Words(name);

    private static void AddGrounding(Dictionary<string, Measure> measures, SourceText source, SummaryResult? summary, MinutesResult? minutes)
    {
        var check = new GroundingCheck(source, minutes?.MeetingDate);
        List<Statement> statements = [.. Statements(summary), .. Statements(minutes)];
        var grounded = statements.Count(s => s.Supported && !check.Of([s]).Any(w => w.Severity > Severity.Info));
        measures[Metrics.Grounding] = new Measure(grounded, statements.Count);
        measures[Metrics.Unsupported] = new Measure(statements.Count(s => !s.Supported), statements.Count);
        var coverage = new Result?[] { summary, minutes }.OfType<Result>().Select(r => r.Coverage).ToList();
        measures[Metrics.Coverage] = new Measure(coverage.Sum(c => c.Cited), coverage.Sum(c => c.Segments));
        measures[Metrics.NotAnalysed] = new Measure(coverage.Sum(c => c.Failed), coverage.Sum(c => c.Segments));
    }

    private static IEnumerable<Statement> Statements(SummaryResult? summary) => summary is null
        ? []
        : (summary.Headline is null ? [] : new[] { summary.Headline }).Concat(summary.KeyPoints).Concat(summary.Sections.SelectMany(s => s.Points));

    private static IEnumerable<Statement> Statements(MinutesResult? minutes) => minutes is null
        ? []
        : minutes.Summary.Concat(minutes.Topics.SelectMany(t => t.Points)).Concat(minutes.Decisions).Concat(minutes.Actions).Concat(minutes.Risks).Concat(minutes.Questions);
}
