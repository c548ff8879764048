using System.Globalization;
using System.Text;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>Shows days since 1900 or 1904 by the letters of a number format.</summary>
internal static class CellDate
{
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private const int DaysBetweenEpochs = 1462;
    private const double LastDay = 2_958_466;

    /// <summary>Null for a number that is no date: negative, or past the year 9999.</summary>
    public static string? Show(FormatSection section, double value, bool countsFrom1904)
    {
        var days = countsFrom1904 ? value + DaysBetweenEpochs : value;
        if (days is < 0 or >= LastDay)
        {
            return null;
        }

        // Days before March 1900 are one off, because workbooks believe in 29 February 1900.
        var shifted = !countsFrom1904 && days is >= 1 and < 60 ? days + 1 : days;
        var fraction = section.Tokens.Any(IsFraction) ? 100 : 1;
        var moment = Epoch.AddSeconds(Math.Round(shifted * 86_400 * fraction) / fraction);
        var text = new StringBuilder();
        var halfDay = section.Tokens.Contains("AM/PM");
        for (var i = 0; i < section.Tokens.Count; i++)
        {
            Append(text, section.Tokens, i, moment, value, halfDay);
        }

        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> tokens, int at, DateTime moment, double value, bool halfDay)
    {
        var token = tokens[at];
        var seconds = Math.Round(value * 86_400);
        text.Append(token switch
        {
            ['"', ..] => token[1..],
            "AM/PM" => moment.Hour < 12 ? "AM" : "PM",
            "[h]" => Math.Floor(seconds / 3600).ToString("0", CultureInfo.InvariantCulture),
            "[m]" => Math.Floor(seconds / 60).ToString("0", CultureInfo.InvariantCulture),
            "[s]" => seconds.ToString("0", CultureInfo.InvariantCulture),
            ['y', ..] => moment.ToString(token.Length <= 2 ? "yy" : "yyyy", CultureInfo.InvariantCulture),
            ['d', ..] => moment.ToString(token.Length == 1 ? "%d" : new string('d', Math.Min(4, token.Length)), CultureInfo.InvariantCulture),
            ['h', ..] => moment.ToString((halfDay, token.Length) switch { (true, 1) => "%h", (true, _) => "hh", (_, 1) => "%H", _ => "HH" }, CultureInfo.InvariantCulture),
            ['s', ..] => moment.ToString(token.Length == 1 ? "%s" : "ss", CultureInfo.InvariantCulture),
            ['m', ..] when IsMinute(tokens, at) => moment.ToString(token.Length == 1 ? "%m" : "mm", CultureInfo.InvariantCulture),
            ['m', ..] => Month(moment, token.Length),
            "." when at + 1 < tokens.Count && IsFraction(tokens[at + 1]) => "",
            "0" => IsFirstFraction(tokens, at) ? moment.ToString(".ff", CultureInfo.InvariantCulture)[..(1 + Math.Min(2, Fractions(tokens, at)))] : "",
            "/" or "." or "," => token,
            _ => "",
        });
    }

    private static string Month(DateTime moment, int letters) => letters switch
    {
        1 => moment.ToString("%M", CultureInfo.InvariantCulture),
        2 => moment.ToString("MM", CultureInfo.InvariantCulture),
        3 => moment.ToString("MMM", CultureInfo.InvariantCulture),
        5 => moment.ToString("MMMM", CultureInfo.InvariantCulture)[..1],
        _ => moment.ToString("MMMM", CultureInfo.InvariantCulture),
    };

    private static bool IsFraction(string token) => token == "0";

    private static bool IsFirstFraction(IReadOnlyList<string> tokens, int at) => at > 0 && tokens[at - 1] == ".";

    private static int Fractions(IReadOnlyList<string> tokens, int at) => tokens.Skip(at).TakeWhile(IsFraction).Count();

    /// <summary>An m is minutes straight after hours or straight before seconds.</summary>
    private static bool IsMinute(IReadOnlyList<string> tokens, int at)
    {
        var before = tokens.Take(at).LastOrDefault(IsPart);
        var after = tokens.Skip(at + 1).FirstOrDefault(IsPart);
        return before is ['h', ..] or "[h]" || after is ['s', ..] or "[s]";
    }

    private static bool IsPart(string token) => token[0] is 'd' or 'y' or 'h' or 's' or 'm' or '[';
}
