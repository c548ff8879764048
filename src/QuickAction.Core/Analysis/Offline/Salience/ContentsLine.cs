namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A line of a table of contents ("Repairs ........ 12"): it points to text and is none.</summary>
internal static class ContentsLine
{
    public static bool Is(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd();
        if (trimmed.IsEmpty || !char.IsDigit(trimmed[^1]))
        {
            return false;
        }

        var leader = trimmed.TrimEnd("0123456789 \t");
        return leader.EndsWith("....") || leader.EndsWith(". . .") || leader.EndsWith("\u2026\u2026") || leader.EndsWith("____");
    }
}
