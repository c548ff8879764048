using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>In which money an amount is named, by a sign or a word beside it: £500 and €500 are not the same.</summary>
internal static class Currency
{
    public const string Pound = "pounds";
    public const string Penny = "pence";

    /// <summary>The money that is named with the number; null when none is.</summary>
    /// <param name="text">The text that the tokens stand in.</param>
    public static string? Of(string text, ReadOnlySpan<Token> tokens, Quantity number)
    {
        for (var at = number.First; at <= number.End && at < tokens.Length; at++)
        {
            if (Named(tokens[at].Word) is { } named && (at < number.End || !Numerals.Ends(tokens[at - 1])))
            {
                return named;
            }
        }

        var (before, behind) = (tokens[number.First].Start, tokens[number.End - 1].End);
        return (before > 0 ? Sign(text[before - 1]) : null) ?? (behind < text.Length ? Sign(text[behind]) : null);
    }

    public static bool IsForeign(string currency) => currency is not (Pound or Penny);

    /// <summary>The amount in the whole unit of its money: 50 pence are 0.5.</summary>
    public static IEnumerable<double> Worth(Quantity number, string? currency) =>
        currency == Penny ? number.Readings.Select(r => number.Readings.Contains(r * 100) ? r : r / 100) : number.Readings;

    private static string? Named(string word) => word switch
    {
        ['\u00A3', ..] or "pound" or "pounds" or "quid" or "gbp" => Pound,
        "pence" or "p" or [>= '0' and <= '9', .., 'p'] => Penny,
        "euro" or "euros" or "eur" => "euros",
        "dollar" or "dollars" or "usd" => "dollars",
        "rupee" or "rupees" => "rupees",
        "zloty" or "zlotys" => "zloty",
        _ => null,
    };

    private static string? Sign(char sign) => sign switch
    {
        '\u00A3' => Pound,
        '\u20AC' => "euros",
        '$' => "dollars",
        '\u20B9' => "rupees",
        _ => null,
    };
}
