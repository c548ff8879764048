namespace QuickAction.Core.Privacy;

/// <summary>
/// Makes one row of findings that do not overlap: the stronger wins, then the longer, then the earlier, then the kind's label. What a loser has outside the winner
/// stays found: no part of an identifier is let through because another was found beside it.
/// </summary>
internal static class Overlaps
{
    public static List<Finding> Resolve(IEnumerable<Finding> findings, string text)
    {
        var order = findings
            .OrderByDescending(f => f.Strength)
            .ThenByDescending(f => f.Length)
            .ThenBy(f => f.Start)
            .ThenBy(f => f.Kind.Label, StringComparer.Ordinal)
            .ThenBy(f => f.Key, StringComparer.Ordinal)
            .ToList();
        if (order.Count == 0)
        {
            return order;
        }

        // Every character goes to the first that wants it.
        var owner = new int[text.Length];
        for (var i = 0; i < order.Count; i++)
        {
            foreach (ref var cell in owner.AsSpan(order[i].Start, order[i].Length))
            {
                cell = cell == 0 ? i + 1 : cell;
            }
        }

        var kept = new List<Finding>(order.Count);
        for (var at = 0; at < owner.Length; at++)
        {
            if (owner[at] == 0)
            {
                continue;
            }

            var end = at;
            while (end < owner.Length && owner[end] == owner[at])
            {
                end++;
            }

            if (Part(order[owner[at] - 1], at, end, text) is { } part)
            {
                kept.Add(part);
            }

            at = end - 1;
        }

        return kept;
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
