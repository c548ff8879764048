using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Meetings;

/// <summary>
/// The few points at the head of the minutes. They are taken from the topics' points, so that the minutes quote nothing twice over: those first that come nearest to
/// settling something or to telling of a risk, that a summary of the whole meeting would hold, and that open a topic. Without such points the decisions stand there.
/// </summary>
internal static class HeadSummary
{
    /// <summary>What being in a summary of the whole meeting, and being the first of its topic, count for, in log odds.</summary>
    private const double Salient = 1.5;
    private const double First = 0.5;

    /// <summary>What beginning with a pronoun costs: at the head nobody has yet said who or what it is.</summary>
    private const double Leaning = 1.5;

    /// <summary>Shorter points ("It takes twenty minutes.") need the ones around them.</summary>
    private const int FewestWords = 8;

    public static IReadOnlyList<Statement> Choose(
        Talk talk, IReadOnlyList<Topic> topics, MeetingOutcomes outcomes, IReadOnlyList<Statement> salient, int words)
    {
        List<Statement> points = [.. topics.SelectMany(t => t.Points)];
        if (points.Count == 0)
        {
            points = [.. outcomes.Decisions];
        }

        if (points.Count == 0)
        {
            return salient;
        }

        var firsts = topics.Where(t => t.Points.Count > 0).Select(t => t.Points[0]).ToHashSet(ReferenceEqualityComparer.Instance);
        var sentences = new SentencePlaces(talk);
        var chosen = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        foreach (var point in WholeOnes(points).OrderByDescending(p =>
            outcomes.Gravity[sentences.At(p.Citations[0])]
            + (salient.Any(s => Overlap(s, p)) ? Salient : 0)
            + (firsts.Contains(p) ? First : 0)
            - (StandsAlone.BeginsWithPronoun(p.Citations[0].Quote) ? Leaning : 0)))
        {
            var length = Words.Count(point.Text);
            if (length <= words)
            {
                chosen.Add(point);
                words -= length;
            }
        }

        return [.. points.Where(chosen.Contains)];
    }

    private static List<Statement> WholeOnes(List<Statement> points) =>
        points.FindAll(p => p.Citations.Sum(c => Words.Count(c.Quote)) >= FewestWords) is { Count: > 0 } whole ? whole : points;

    private static bool Overlap(Statement one, Statement other) =>
        one.Citations.Any(a => other.Citations.Any(b => a.Segment == b.Segment && a.Start < b.End && b.Start < a.End));

    /// <summary>Finds the sentence of the talk in which a citation begins.</summary>
    private sealed class SentencePlaces(Talk talk)
    {
        public int At(Citation citation)
        {
            var (low, high) = (0, talk.Sentences.Length - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                var first = talk.Tokens[talk.Sentences[middle].First];
                (low, high) = first.Segment < citation.Segment || (first.Segment == citation.Segment && first.Start <= citation.Start) ? (middle, high) : (low, middle - 1);
            }

            return low;
        }
    }
}
