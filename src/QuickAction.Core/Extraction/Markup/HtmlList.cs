using System.Globalization;
using AngleSharp.Dom;

namespace QuickAction.Core.Extraction.Markup;

/// <summary>A list as the page numbers it: <c>start</c>, <c>value</c>, <c>type</c> and <c>reversed</c> are obeyed; a bulleted one has no marks.</summary>
internal sealed class HtmlList
{
    private readonly bool _numbered;
    private readonly string _type;
    private readonly int _step;
    private int _number;

    public HtmlList(IElement element)
    {
        _numbered = element.LocalName == "ol";
        _type = element.GetAttribute("type") ?? "1";
        _step = element.HasAttribute("reversed") ? -1 : 1;
        var first = Whole(element.GetAttribute("start")) ?? (_step < 0 ? element.Children.Count(c => c.LocalName == "li") : 1);
        _number = first - _step;
    }

    /// <summary>The mark of the next item, or null for a bullet.</summary>
    public string? Next(IElement item)
    {
        if (!_numbered)
        {
            return null;
        }

        _number = Whole(item.GetAttribute("value")) ?? unchecked(_number + _step);
        return _type switch
        {
            "a" => $"{Letters(_number)}.",
            "A" => $"{Letters(_number).ToUpperInvariant()}.",
            "i" => $"{Roman(_number).ToLowerInvariant()}.",
            "I" => $"{Roman(_number)}.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{_number}."),
        };
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Letters(int number)
    {
        if (number is < 1 or > 702)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var last = (char)('a' + ((number - 1) % 26));
        return number <= 26 ? last.ToString() : $"{(char)('a' + ((number - 1) / 26) - 1)}{last}";
    }

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var roman = new System.Text.StringBuilder();
        foreach (var (value, mark) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; number >= value; number -= value)
            {
                roman.Append(mark);
            }
        }

        return roman.ToString();
    }
}
