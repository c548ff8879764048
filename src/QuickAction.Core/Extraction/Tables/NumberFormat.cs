using System.Globalization;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>
/// Shows a number as its cell does (ECMA-376 part 1, 18.8.30 and 18.8.31): decimals, thousands, percent, exponent, currency and other literal text, dates,
/// times and durations. Colours and column widths leave no trace in text. Dates whose order the reader's settings decide are day first.
/// </summary>
internal sealed class NumberFormat
{
    public static readonly NumberFormat General = new("General", []);

    private readonly string _code;
    private readonly IReadOnlyList<FormatSection> _sections;

    private NumberFormat(string code, IReadOnlyList<FormatSection> sections)
    {
        _code = code;
        _sections = sections;
    }

    public static NumberFormat BuiltIn(int id) => id switch
    {
        1 => Parse("0"),
        2 => Parse("0.00"),
        3 or 37 or 38 => Parse("#,##0"),
        4 or 39 or 40 => Parse("#,##0.00"),
        9 => Parse("0%"),
        10 => Parse("0.00%"),
        11 => Parse("0.00E+00"),
        14 => Parse("dd/mm/yyyy"),
        15 => Parse("d-mmm-yy"),
        16 => Parse("d-mmm"),
        17 => Parse("mmm-yy"),
        18 => Parse("h:mm AM/PM"),
        19 => Parse("h:mm:ss AM/PM"),
        20 => Parse("h:mm"),
        21 => Parse("h:mm:ss"),
        22 => Parse("dd/mm/yyyy h:mm"),
        45 => Parse("mm:ss"),
        46 => Parse("[h]:mm:ss"),
        47 => Parse("mm:ss.0"),
        48 => Parse("##0.0E+0"),
        _ => General,
    };

    public static NumberFormat Parse(string code) =>
        code.Length == 0 || code.Equals("General", StringComparison.OrdinalIgnoreCase) || code == "@" || code.Length > 255
            ? General
            : new NumberFormat(code, FormatSection.Split(code));

    public override string ToString() => _code;

    public string Show(double value, bool countsFrom1904)
    {
        if (_sections.Count == 0 || double.IsNaN(value) || double.IsInfinity(value))
        {
            return Plain(value);
        }

        var section = _sections[value < 0 && _sections.Count > 1 ? 1 : value == 0 && _sections.Count > 2 ? 2 : 0];
        return section.IsDate
            ? CellDate.Show(section, value, countsFrom1904) ?? Plain(value)
            : Number(section, section == _sections[0] ? value : Math.Abs(value));
    }

    /// <summary>Fifteen significant digits, which is what a workbook keeps, without an exponent while that stays readable.</summary>
    private static string Plain(double value) => Math.Abs(value) is 0 or (>= 1e-9 and < 1e15)
        ? decimal.Parse(value.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : value.ToString("G15", CultureInfo.InvariantCulture);

    private static string Number(FormatSection section, double value)
    {
        var pattern = section.NumberPattern;
        if (pattern.Length == 0)
        {
            return section.HasGeneral ? section.Prefix + Plain(value) + section.Suffix : section.Prefix + section.Suffix;
        }

        if (pattern.Contains('/'))
        {
            // A fraction is a way to write a number; the number itself says the same.
            return Plain(value);
        }

        var number = value.ToString(pattern, CultureInfo.InvariantCulture);
        var negative = number.StartsWith('-');
        return (negative ? "-" : "") + section.Prefix + (negative ? number[1..] : number) + section.Suffix;
    }
}
