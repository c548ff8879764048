using System.Globalization;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>Numbers of a sentence as terms that can be compared: "fifty two" is "#52".</summary>
internal static class FigureTerms
{
    /// <summary>For each token the number that begins there, an empty text where one goes on, else null; null for all when there is none.</summary>
    public static string?[]? Of(ReadOnlySpan<Token> tokens)
    {
        string?[]? figures = null;
        var any = false;
        for (var at = 0; at < tokens.Length; at++)
        {
            any |= Numerals.MayBegin(tokens[at].Word);
            if (tokens[at].Word != "second" && Numerals.TryOrdinal(tokens[at].Word, out var value))
            {
                (figures ??= new string?[tokens.Length])[at] = Named(value);
            }
        }

        foreach (var quantity in any ? NumberReader.Find(tokens) : [])
        {
            if (quantity.Readings.Count == 0 || (quantity.End - quantity.First == 1 && tokens[quantity.First].Word is "one" or "second" or "half"))
            {
                continue;
            }

            figures ??= new string?[tokens.Length];
            // A time of day is read both ways; the later one is the number itself for every other number.
            figures[quantity.First] = Named(quantity.Readings.Max());
            figures.AsSpan(quantity.First + 1, quantity.End - quantity.First - 1).Fill("");
        }

        return figures;
    }

    private static string Named(double value) => "#" + value.ToString(CultureInfo.InvariantCulture);
}
