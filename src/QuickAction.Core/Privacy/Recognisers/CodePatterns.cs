using System.Text.RegularExpressions;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// The patterns of codes of letters and digits, compiled in. What may repeat in them is bounded, and what may stand between two characters of a code is never a
/// character of it, so a search takes no more than a fixed number of steps at each place; a test holds each to what an automaton finds.
/// </summary>
internal static partial class CodePatterns
{
    // What may stand between two characters of a code: nothing, a space, a dash, a dot, a comma; or a joint of other marks.
    private const string S = "(?:[ .,\\-\\n]{0,3}|" + Joined + ")";

    // The same within a code that has two groups, where a comma parts a list.
    private const string D = "(?:[ .\\-\\n]{0,3}|" + Joined + ")";

    private const string Narrow = "(?:[ .\\-]{0,2}|" + Joined + ")";

    private const string Dash = "(?:[ \\-]?|" + Joined + ")";

    /// <summary>Any other marks between two groups (<see cref="Scanning.Joint"/>).</summary>
    private const string Joined = "\\u0002{1,5}";

    /// <summary>A digit, or a letter that is taken for one: whoever uses such a pattern mends and checks what it finds.</summary>
    private const string N = "[0-9OIL]";

    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    [GeneratedRegex($@"\b[A-Z]{S}[A-Z]{S}{N}{S}{N}{S}{N}{S}{N}{S}{N}{S}{N}{S}[A-D]\b", Plain)]
    public static partial Regex Nino();

    [GeneratedRegex("[A-Z]{2}[0-9]{6}[A-D]", Plain)]
    public static partial Regex NinoInWord();

    [GeneratedRegex($@"\b(?:GIR{Dash}0AA|[BEGLMNSW][0-9][0-9A-Z]?{D}[0-9][A-Z]{{2}}|[A-Z]{{2}}[0-9][0-9A-Z]?{D}[0-9][A-Z]{{2}})\b", Plain)]
    public static partial Regex Postcode();

    [GeneratedRegex($@"\b[A-Z]{S}(?:[A-Z]{S})?[0-9]{S}(?:[0-9A-Z]{S})?[0-9]{S}[A-Z]{S}[A-Z]\b", Plain)]
    public static partial Regex SpelledPostcode();

    [GeneratedRegex(
        $@"\b[A-Z]{S}[A-Z9]{S}[A-Z9]{S}[A-Z9]{S}[A-Z9]{S}{N}{S}[0156OIL]{S}{N}{S}[0-3OIL]{S}{N}{S}{N}{S}[A-Z9]{S}[A-Z9]{S}[A-Z0-9]{S}[A-Z]{S}[A-Z]\b", Plain)]
    public static partial Regex Driver();

    [GeneratedRegex($@"\b[A-Z](?:{S}{N}){{11}}{S}[0-9A-Z]\b", Plain)]
    public static partial Regex Upn();

    [GeneratedRegex($@"\b[A-Z]{{2}}{Dash}[0-9]{{2}}{Dash}[CPFZ]{Dash}{N}{{5}}\b", Plain)]
    public static partial Regex Court();

    /// <summary>A vehicle registration as it stands on a plate: current, prefix and suffix styles (DVLA INF104).</summary>
    [GeneratedRegex(
        $@"\b[A-HJ-PR-Y]{{2}}[0-9]{{2}}{Dash}[A-HJ-PR-Z]{{3}}\b|\b[A-HJ-NPR-TV-Y][0-9]{{2,3}}{Dash}[A-HJ-PR-Y]{{3}}\b|\b[A-HJ-PR-Y]{{3}}{Dash}[0-9]{{3}}[A-HJ-NPR-TV-Y]\b", Plain)]
    public static partial Regex Plate();

    /// <summary>The same with other gaps.</summary>
    [GeneratedRegex(
        $@"\b[A-Z]{{2}}{Narrow}[0-9]{{2}}{Narrow}[A-Z]{{3}}\b|\b[A-Z]{Narrow}[0-9]{{2,3}}{Narrow}[A-Z]{{3}}\b|\b[A-Z]{{3}}{Narrow}[0-9]{{2,3}}{Narrow}[A-Z]\b", Plain)]
    public static partial Regex LoosePlate();

    /// <summary>The current style, letter by letter.</summary>
    [GeneratedRegex($@"\b[A-Z]{S}[A-Z]{S}[0-9]{S}[0-9]{S}[A-Z]{S}[A-Z]{S}[A-Z]\b", Plain)]
    public static partial Regex SpelledPlate();
}
