using System.Globalization;
using QuickAction.Core.Analysis;

namespace QuickAction.Core.Rendering;

/// <summary>How times, dates and places in a source are written for people. British English, whatever the machine is set to.</summary>
internal static class Clock
{
    /// <summary>Milliseconds as <c>h:mm:ss</c>, rounded down, as players show them.</summary>
    public static string Time(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
    }

    /// <summary>As <c>21 April 2026</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Who and where, as <c>Amina Rahman, 0:12:31</c> or <c>page 4</c>; at least the segment's number.</summary>
    public static string Place(Citation citation)
    {
        var parts = new List<string>(3);
        if (!string.IsNullOrWhiteSpace(citation.Speaker))
        {
            parts.Add(citation.Speaker);
        }

        if (citation.TimeMs is { } time)
        {
            parts.Add(Time(time));
        }

        if (citation.Page is { } page)
        {
            parts.Add(Numbered("page", page));
        }

        if (citation.Row is { } row)
        {
            parts.Add(Numbered("row", row));
        }

        if (citation.TimeMs is null && citation.Page is null && citation.Row is null)
        {
            parts.Add(Numbered("segment", citation.Segment));
        }

        return string.Join(", ", parts);
    }

    private static string Numbered(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what} {number}");
}
