namespace QuickAction.Core.Samples.Pdf;

/// <summary>
/// A line of a paragraph; <paramref name="Spread"/> is what every space must grow by to fill the width, nought for a last line.
/// </summary>
internal sealed record TextLine(string Text, double Spread);

/// <summary>Breaks a paragraph into lines of a width, and divides a long word at the end of a line where that fills it better.</summary>
internal static class LineBreaker
{
    /// <summary>Words are divided only when the line would otherwise end with more than this share of its width empty.</summary>
    private const double Loose = 0.03;

    public static IEnumerable<TextLine> Break(string text, PdfFont font, double size, double width, bool justify = true)
    {
        var line = "";
        foreach (var next in text.Split(' '))
        {
            var word = next;
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && HelveticaWidths.Of(longer, font, size) > width)
            {
                var empty = width - HelveticaWidths.Of(line, font, size);
                if (justify && empty > width * Loose && Divide(line, word, font, size, width) is { } cut)
                {
                    line = $"{line} {word[..cut]}-";
                    word = word[cut..];
                }

                yield return new TextLine(line, justify ? Spread(line, font, size, width) : 0);
                longer = word;
            }

            line = longer;
        }

        yield return new TextLine(line, 0);
    }

    private static int? Divide(string line, string word, PdfFont font, double size, double width) => Hyphenator.Places(word)
        .Where(cut => HelveticaWidths.Of($"{line} {word[..cut]}-", font, size) <= width)
        .Select(cut => (int?)cut)
        .LastOrDefault();

    private static double Spread(string line, PdfFont font, double size, double width)
    {
        var spaces = line.Count(letter => letter == ' ');
        return spaces == 0 ? 0 : (width - HelveticaWidths.Of(line, font, size)) / spaces;
    }
}
