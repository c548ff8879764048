using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Figures in a sentence, in digits or in words: what readers of minutes look for first and remember wrongly most often.</summary>
internal static class Figures
{
    private static readonly FrozenSet<string> Words =
        """
        eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
        thousand thousands million millions billion dozen half quarter quarters thirds fifth fifths percent percentage pounds pence euros euro
        double doubled trebled halved
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Small = new[] { "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many figures, 0 to 3; "two" to "ten" in words count half.</summary>
    public static double Count(ReadOnlySpan<char> text)
    {
        var figures = 0.0;
        Span<char> lower = stackalloc char[16];
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (i > start && text[i] is '.' or ',' && i + 1 < text.Length && char.IsDigit(text[i + 1]))))
            {
                i++;
            }

            var word = text[start..i];
            if (word.Length > 0 && char.IsDigit(word[0]))
            {
                figures++;
            }
            else if (word.Length is >= 3 and <= 16)
            {
                var form = lower[..word.ToLowerInvariant(lower)];
                figures += Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(form) ? 1 : Small.GetAlternateLookup<ReadOnlySpan<char>>().Contains(form) ? 0.5 : 0;
            }

            i = i == start ? i + 1 : i;
        }

        return Math.Min(3, figures);
    }
}
