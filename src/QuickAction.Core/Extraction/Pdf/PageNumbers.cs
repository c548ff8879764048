using System.Globalization;
using System.Text;
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
        return char.IsAsciiDigit(number[0]) ? int.Parse(number, CultureInfo.InvariantCulture) : FromRoman(number);
    }

    /// <summary>The line with its numbers masked, so that what is the same on every page but for a number is the same.</summary>
    public static string Mask(string text) => Read(text) is not null ? "#" : MaskDigits(text);

    /// <summary>Whether the numbers of two lines, taken in their order, are the same or go up with the pages. One that is too long to be counted with is 0.</summary>
    /// <param name="pages">How many pages after the first line the second stands.</param>
    public static bool CountAlike(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int pages)
    {
        while (TryTake(ref first, out var one) && TryTake(ref second, out var other))
        {
            if (one != other && other - one != pages)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the next number of the text, and all before it.</summary>
    private static bool TryTake(ref ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        var start = text.IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return false;
        }

        text = text[start..];
        var end = text.IndexOfAnyExceptInRange('0', '9');
        end = end < 0 ? text.Length : end;
        _ = int.TryParse(text[..end], CultureInfo.InvariantCulture, out value);
        text = text[end..];
        return true;
    }

    private static string MaskDigits(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                masked.Append(text[i]);
            }
            else if (i == 0 || !char.IsAsciiDigit(text[i - 1]))
            {
                masked.Append('#');
            }
        }

        return masked.ToString();
    }

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
}
