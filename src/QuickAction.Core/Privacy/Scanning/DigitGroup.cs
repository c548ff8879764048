namespace QuickAction.Core.Privacy.Scanning;

/// <summary>Digits without a gap: <c>[Start, End)</c> of the scan text.</summary>
internal readonly record struct DigitGroup(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>All of the text.</summary>
    public static IEnumerable<DigitGroup> All(ScanText text)
    {
        for (var at = text.NextDigit(0); at < text.Length;)
        {
            var end = at;
            while (text.IsDigit(end))
            {
                end++;
            }

            yield return new DigitGroup(at, end);
            at = text.NextDigit(end);
        }
    }

    /// <summary>Groups that are said or written in a row, with at most three marks between two of them.</summary>
    public static IEnumerable<List<DigitGroup>> Rows(ScanText text)
    {
        var row = new List<DigitGroup>();
        foreach (var group in All(text))
        {
            if (row.Count > 0 && !Joined(text, row[^1], group))
            {
                yield return row;
                row = [];
            }

            row.Add(group);
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    private static bool Joined(ScanText text, DigitGroup before, DigitGroup after)
    {
        if (after.Start - before.End > 4)
        {
            return false;
        }

        var spoken = text.IsSpoken(before.End - 1) || text.IsSpoken(after.Start);
        for (var i = before.End; i < after.Start; i++)
        {
            if (text[i] is not (' ' or '-' or '.' or '/' or '(' or ')' or '[' or ']' or '{' or '}' or '_' or '\n') && !(text[i] == ',' && spoken))
            {
                return false;
            }
        }

        return true;
    }
}
