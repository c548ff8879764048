using System.Text.RegularExpressions;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Reads what is printed where page numbers stand.</summary>
internal static partial class PageNumbers
{
    /// <summary>The number in "12", "Page 12 of 30", "- 12 -", "p. xii"; null when the line says more than that.</summary>
    public static int? Read(string text)
    {
        var match = Printed().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var number = match.Groups["n"].ValueSpan;
        return char.IsAsciiDigit(number[0]) ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : FromRoman(number);
    }

    /// <summary>The line with its numbers masked, so that what is the same on every page but for a number is the same.</summary>
    public static string Mask(string text) => Read(text) is not null ? "#" : Digits().Replace(text, "#");

    /// <summary>All numbers of the line in their order; one that is too long to be counted with is 0.</summary>
    public static IEnumerable<int> All(string text) =>
        Digits().Matches(text).Select(static m => int.TryParse(m.ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0);

    private static int? FromRoman(ReadOnlySpan<char> text)
    {
        var total = 0;
        var last = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var value = char.ToLowerInvariant(text[i]) switch { 'i' => 1, 'v' => 5, 'x' => 10, 'l' => 50, _ => 100 };
            total += value < last ? -value : value;
            last = Math.Max(last, value);
        }

        return total > 0 ? total : null;
    }

    [GeneratedRegex(@"^[\s\-\u2013\u2014|\[(]*(?:page|pg\.?|p\.)?\s*(?<n>[0-9]{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*[0-9]{1,4})?[\s\-\u2013\u2014|\])]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Printed();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
