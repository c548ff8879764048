using System.Globalization;

namespace QuickAction.Web.Pages;

/// <summary>Times as people in the United Kingdom read them: <c>4 June 2026 at 9:32am</c>.</summary>
internal static class UkTime
{
    private static readonly TimeZoneInfo? London = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var zone) ? zone : null;

    public static string Of(DateTimeOffset time)
    {
        var here = London is null ? time.ToUniversalTime() : TimeZoneInfo.ConvertTime(time, London);
        var half = here.Hour < 12 ? "am" : "pm";
        return string.Create(CultureInfo.InvariantCulture, $"{here:d MMMM yyyy} at {here:h:mm}{half}{(London is null ? " UTC" : "")}");
    }

    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
