namespace QuickAction.Core.Jobs;

/// <summary>
/// Who is next. Rows are released in turn between teams, and within a team between kinds: whoever has the fewest in flight comes first, then whoever has
/// waited longest. A team with a hundred thousand rows so keeps nobody else waiting, and still gets the whole of an idle cluster. Pure.
/// </summary>
public static class ReleaseOrder
{
    /// <param name="limit">Most jobs that may be in flight at once.</param>
    /// <returns>The jobs to release now, in their order.</returns>
    public static IReadOnlyList<WaitingJob> Next(QueueView view, int limit)
    {
        var chosen = new List<WaitingJob>();
        var waiting = view.Waiting.OrderBy(j => j.Created).ThenBy(j => j.Id.Value).ToList();
        var inFlight = view.InFlight.ToList();
        while (inFlight.Count < limit && waiting.Count > 0)
        {
            var next = waiting
                .OrderBy(j => inFlight.Count(f => f.Team == j.Team))
                .ThenBy(j => inFlight.Count(f => f.Team == j.Team && f.Kind == j.Kind))
                .First();
            waiting.Remove(next);
            inFlight.Add(next);
            chosen.Add(next);
        }

        return chosen;
    }
}
