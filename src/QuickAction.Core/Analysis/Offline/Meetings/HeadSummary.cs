using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Meetings;

/// <summary>
/// The few points at the head of the minutes. They are taken from the topics' points, so that the minutes quote nothing twice over: first those that a
/// summary of the whole meeting would hold, then the first of each topic. Without such points the decisions stand there.
/// </summary>
internal static class HeadSummary
{
    public static IReadOnlyList<Statement> Choose(
        IReadOnlyList<Topic> topics, IReadOnlyList<Statement> decisions, IReadOnlyList<Statement> salient, int words)
    {
        List<Statement> points = [.. topics.SelectMany(t => t.Points)];
        if (points.Count == 0)
        {
            points = [.. decisions];
        }

        if (points.Count == 0)
        {
            return salient;
        }

        var firsts = topics.Where(t => t.Points.Count > 0).Select(t => t.Points[0]).ToHashSet(ReferenceEqualityComparer.Instance);
        var chosen = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        foreach (var point in points.OrderByDescending(p => salient.Any(s => Overlap(s, p)) ? 2 : firsts.Contains(p) ? 1 : 0))
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

    private static bool Overlap(Statement one, Statement other) =>
        one.Citations.Any(a => other.Citations.Any(b => a.Segment == b.Segment && a.Start < b.End && b.Start < a.End));
}
