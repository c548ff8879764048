namespace QuickAction.Core.Privacy;

/// <summary>
/// Makes one row of findings that do not overlap: the stronger wins, then the longer, then the earlier, then the kind's label. What a loser has outside the winner
/// stays found: no part of an identifier is let through because another was found beside it.
/// </summary>
internal static class Overlaps
{
    public static List<Finding> Resolve(List<Finding> findings, string text)
    {
        // Most lines of a talk have none.
        if (findings.Count == 0)
        {
            return [];
        }

        var order = findings
            .Where(f => f.Length > 0)
            .OrderByDescending(f => f.Strength)
            .ThenByDescending(f => f.Length)
            .ThenBy(f => f.Start)
            .ThenBy(f => f.Kind.Label, StringComparer.Ordinal)
            .ThenBy(f => f.Key, StringComparer.Ordinal)
            .ToList();
        var kept = new List<Finding>(order.Count);
        List<int> together = [];
        var end = 0;
        foreach (var (rank, finding) in order.Index().OrderBy(f => f.Item.Start))
        {
            if (finding.Start >= end)
            {
                Share(together, order, text, kept);
                together.Clear();
            }

            together.Add(rank);
            end = Math.Max(end, finding.End);
        }

        Share(together, order, text, kept);
        return kept;
    }

    /// <summary>
    /// Settles findings that hang together and touch no others. Room is needed for their own characters only: one cell for each character of a long talk is an array so
    /// large that the collector looks through everything that is alive when it is asked for.
    /// </summary>
    /// <param name="together">Their places in the order.</param>
    private static void Share(List<int> together, List<Finding> order, string text, List<Finding> kept)
    {
        if (together.Count <= 1)
        {
            kept.AddRange(together.Select(rank => order[rank]));
            return;
        }

        // Every character goes to the first that wants it.
        together.Sort();
        var start = together.Min(rank => order[rank].Start);
        var owner = new int[together.Max(rank => order[rank].End) - start];
        foreach (var rank in together)
        {
            foreach (ref var cell in owner.AsSpan(order[rank].Start - start, order[rank].Length))
            {
                cell = cell == 0 ? rank + 1 : cell;
            }
        }

        for (var at = 0; at < owner.Length;)
        {
            var end = at;
            while (end < owner.Length && owner[end] == owner[at])
            {
                end++;
            }

            if (Part(order[owner[at] - 1], start + at, start + end, text) is { } part)
            {
                kept.Add(part);
            }

            at = end;
        }
    }

    private static Finding? Part(Finding finding, int start, int end, string text)
    {
        if (start == finding.Start && end == finding.End)
        {
            return finding;
        }

        // A remainder without a letter or a digit identifies nobody.
        while (start < end && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(text[end - 1]))
        {
            end--;
        }

        return end > start ? Piece(finding, start, end, text) : null;
    }

    /// <summary>What begins the key of a piece of a name: it says nothing of who it is.</summary>
    public const string PieceOfName = "~";

    /// <summary>A piece of a number is a form of that number; a piece of a name stands for itself.</summary>
    public static Finding Piece(Finding finding, int start, int end, string text) => finding with
    {
        Start = start,
        End = end,
        Key = finding.Kind == IdentifierKind.Person ? PieceOfName + text[start..end].ToUpperInvariant() : finding.Key,
    };
}
