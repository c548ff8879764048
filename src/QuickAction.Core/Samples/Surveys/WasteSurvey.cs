using System.Globalization;
using QuickAction.Core.Samples.Composing;

namespace QuickAction.Core.Samples.Surveys;

/// <summary>
/// Composes the answers of the survey on rubbish and recycling: most are whole, some are empty or say nothing, some came twice, and a
/// few hold what people do put into cells (line breaks, quotation marks, a leading equals sign).
/// </summary>
internal static class WasteSurvey
{
    /// <summary>Every so many answers the one before is sent again, as happens when a page is slow.</summary>
    private const int RepeatEvery = 67;

    private static readonly DateTime Opened = new(2026, 2, 2, 8, 0, 0, DateTimeKind.Unspecified);

    public static IReadOnlyList<SurveyRow> Rows(Composer composer)
    {
        var count = int.Parse(composer.Deal("respondents"), CultureInfo.InvariantCulture);
        var minutes = new StableNumbers("minutes between answers");
        var rows = new List<SurveyRow>();
        var now = Opened;
        while (rows.Count < count)
        {
            now = now.AddMinutes(1 + minutes.Below(130));
            rows.Add(rows.Count % RepeatEvery == RepeatEvery - 1
                ? rows[^1] with { Reference = Reference(rows.Count), Submitted = now }
                : Row(composer, rows.Count, now));
        }

        return rows;
    }

    private static SurveyRow Row(Composer composer, int index, DateTime submitted)
    {
        var position = composer.Deal("position");
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["ward"] = composer.Deal("ward") };
        return new SurveyRow
        {
            Reference = Reference(index),
            Submitted = submitted,
            Age = composer.Deal("age"),
            Ward = facts["ward"],
            Home = composer.Deal("home"),
            Household = composer.Deal("household"),
            Limited = composer.Deal("limited"),
            Position = position,
            Why = Marked(composer.Deal("mark"), Why(composer, position, facts)),
            Help = Help(composer, facts),
            Publish = composer.Deal("publish"),
        };
    }

    private static string Reference(int index) => string.Create(CultureInfo.InvariantCulture, $"W26-{index + 1:0000}");

    private static string Why(Composer composer, string position, Dictionary<string, string> facts) => composer.Deal("why-shape") switch
    {
        "blank" => "",
        "nothing" => composer.Deal("help-nothing"),
        _ => composer.Compose("why-" + position.Replace(' ', '-'), facts),
    };

    private static string Help(Composer composer, Dictionary<string, string> facts) => composer.Deal("help-shape") switch
    {
        "blank" => "",
        "nothing" => composer.Deal("help-nothing"),
        "something something" => composer.Compose("help-something", facts) + " " + composer.Compose("help-something", facts),
        _ => composer.Compose("help-something", facts),
    };

    private static string Marked(string mark, string text) => text.Length == 0 ? text : mark switch
    {
        "break" => text.Replace(". ", ".\n\n", StringComparison.Ordinal),
        "quote" => $"\"{text}\"",
        "equals" => "=" + text,
        "dash" => "- " + text,
        "at" => "@council " + text,
        _ => text,
    };
}
