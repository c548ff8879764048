namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A sentence that could stand in a summary: where it is, how it reads once trimmed, and its words by number.</summary>
internal sealed class Passage
{
    private double _figures = -1;

    /// <summary>Where it stands: one range, or more when captions cut the sentence.</summary>
    public required IReadOnlyList<SourceRange> Ranges { get; init; }

    /// <summary>The trimmed sentence: the source's own words in their order.</summary>
    public required string Text { get; init; }

    /// <summary>What white space parts in <see cref="Text"/>, as a limit of words counts it.</summary>
    public required int Length { get; init; }

    /// <summary>Every word of <see cref="Text"/> by its number in the source's <see cref="WordIndex"/>.</summary>
    public required int[] Words { get; init; }

    /// <summary>Place among all passages of the source, from 0; a shorter form of a passage has the same place.</summary>
    public required int Place { get; init; }

    /// <summary>Number of the speaker among the source's speakers, from 0; 0 in a document.</summary>
    public int Speaker { get; init; }

    /// <summary>Number of the turn, from 0; in a document of the segment.</summary>
    public int Turn { get; init; }

    /// <summary>Number of the sentence in the talk that it is, or is a piece of; 0 in a document.</summary>
    public int Sentence { get; init; }

    /// <summary>Tokens <c>[FirstToken, EndToken)</c> of the talk; 0 in a document.</summary>
    public int FirstToken { get; init; }

    public int EndToken { get; init; }

    /// <summary>The speaker as a summary names them; null when the source does not say.</summary>
    public string? Label { get; init; }

    /// <summary>Bit n is set when word n, not the first, begins with a capital.</summary>
    public ulong Capitals { get; init; }

    /// <summary>How many quantities it gives, as <see cref="Salience.Figures"/> counts them; looked for once, though a selection asks again and again.</summary>
    public double Figures => _figures >= 0 ? _figures : _figures = Salience.Figures.Count(Text);

    /// <summary>What its reading found of whether it stands alone; null before that was asked.</summary>
    public bool? StandsAlone { get; set; }

    public bool HasCapital(int word) => word < 64 && (Capitals >> word & 1) != 0;

    public IReadOnlyList<Citation> Cite() => [.. Ranges.Select(r => r.Cite())];

    /// <summary>The passage on its own, after the speaker's name where there is one.</summary>
    public Statement State() => new() { Text = Label is null ? Text : $"{Label}: {Text}", Citations = Cite() };

    /// <summary>The mask for <see cref="Capitals"/>; words are runs of letters and digits, as <see cref="WordIndex"/> has them.</summary>
    public static ulong CapitalsOf(string text)
    {
        var mask = 0ul;
        var word = -1;
        var inside = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (letter && !inside && ++word is > 0 and < 64 && char.IsUpper(c))
            {
                mask |= 1ul << word;
            }

            inside = letter;
        }

        return mask;
    }
}
