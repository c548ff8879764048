namespace QuickAction.Core.Review;

/// <summary>How much of a text was changed.</summary>
/// <param name="Inserted">Characters (UTF-16 code units) that only the later text has.</param>
/// <param name="Deleted">Characters that only the earlier text has.</param>
/// <param name="Permille">Inserted and deleted characters as a share of the characters of both texts, in thousandths: 0 for none, 1000 when nothing is left.</param>
public sealed record EditSize(long Inserted, long Deleted, int Permille)
{
    // The table of a comparison has as many cells as the product of both lengths; more would take seconds.
    private const long MostCells = 16_000_000;

    public static EditSize None { get; } = new(0, 0, 0);

    /// <summary>
    /// Compares by words, keeping as many characters as can be kept in order (the longest common subsequence, weighted by length). What is too long for that
    /// is compared by lines, and beyond that all between the first and the last difference counts as changed: never less than was changed.
    /// </summary>
    public static EditSize Of(string before, string after)
    {
        var kept = Kept(before, after);
        var (inserted, deleted) = (after.Length - kept, before.Length - kept);
        var both = (long)before.Length + after.Length;
        return new EditSize(inserted, deleted, both == 0 ? 0 : (int)((inserted + deleted) * 1000 / both));
    }

    private static long Kept(string before, string after)
    {
        var least = long.MaxValue;
        foreach (var parts in (Func<string, List<string>>[])[Words, Lines])
        {
            var (a, b) = (parts(before), parts(after));
            var (start, end) = Common(a, b);
            var (left, right) = (a[start..^end], b[start..^end]);
            var outside = a[..start].Sum(p => (long)p.Length) + a[^end..].Sum(p => (long)p.Length);
            if ((long)left.Count * right.Count <= MostCells)
            {
                return outside + Longest(left, right);
            }

            least = outside;
        }

        return least;
    }

    private static (int Start, int End) Common(List<string> a, List<string> b)
    {
        var most = Math.Min(a.Count, b.Count);
        var start = 0;
        while (start < most && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < most - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        return (start, end);
    }

    private static long Longest(List<string> a, List<string> b)
    {
        var above = new long[b.Count + 1];
        var row = new long[b.Count + 1];
        foreach (var part in a)
        {
            for (var j = 0; j < b.Count; j++)
            {
                row[j + 1] = part == b[j] ? above[j] + part.Length : Math.Max(row[j], above[j + 1]);
            }

            (above, row) = (row, above);
        }

        return above[^1];
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var from = i++;
            while (i < text.Length && char.IsLetterOrDigit(text[from]) && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            words.Add(text[from..i]);
        }

        return words;
    }

    private static List<string> Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines.Select((line, i) => i < lines.Length - 1 ? line + "\n" : line)];
    }
}
