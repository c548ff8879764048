namespace QuickAction.Core.Extraction.Tables;

/// <summary>Finds out which sign parts the columns: the one that gives the same number of them in the most records.</summary>
internal static class Delimiter
{
    private const int MostRecords = 60;
    private const int MostColumns = 4096;
    private const char Quote = '"';

    // In the order in which they win a draw.
    private static readonly char[] Candidates = [',', '\t', ';', '|'];

    /// <summary>The delimiter of the text; a comma when there is only one column.</summary>
    public static char Find(string text)
    {
        var best = Candidates.Select(c => (Sign: c, Fit: Fit(text, c))).MaxBy(c => c.Fit.Share);
        return best.Fit.Columns >= 2 ? best.Sign : ',';
    }

    /// <summary>Whether nearly every record has the same two or more columns.</summary>
    public static bool IsTable(string text) => Candidates.Any(c => Fit(text, c) is { Columns: >= 2, Records: >= 2, Share: >= 0.9 });

    private static (int Columns, int Records, double Share) Fit(ReadOnlySpan<char> text, char delimiter)
    {
        var counts = new Dictionary<int, int>();
        int records = 0, columns = 1, at = 0;
        var quoted = false;
        var atFieldStart = true;
        var isBlank = true;
        for (; at < text.Length && records < MostRecords; at++)
        {
            var c = text[at];
            if (quoted)
            {
                quoted = c != Quote;
            }
            else if (c == Quote && (atFieldStart || (at > 0 && text[at - 1] == Quote)))
            {
                quoted = true;
            }
            else if (c is '\n')
            {
                End();
            }

            columns += !quoted && c == delimiter && columns < MostColumns ? 1 : 0;
            isBlank &= char.IsWhiteSpace(c);
            atFieldStart = c == delimiter || c == '\n';
        }

        // The last record counts only when it is whole.
        if (at == text.Length && !quoted)
        {
            End();
        }

        var (mode, most) = counts.Count == 0 ? (1, 0) : counts.OrderByDescending(p => p.Value).ThenByDescending(p => p.Key).Select(p => (p.Key, p.Value)).First();
        return (mode, records, mode < 2 || records == 0 ? 0 : (double)most / records);

        void End()
        {
            if (!isBlank)
            {
                counts[columns] = counts.GetValueOrDefault(columns) + 1;
                records++;
            }

            (columns, isBlank) = (1, true);
        }
    }
}
