using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A sentence that could stand in a summary: where it is, how it reads once trimmed, and its words by number.</summary>
internal sealed class Passage
{
    public required Segment Segment { get; init; }

    /// <summary>Characters <c>[Start, End)</c> of the segment's text.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>The trimmed sentence: the source's own words in their order.</summary>
    public required string Text { get; init; }

    /// <summary>What white space parts in <see cref="Text"/>, as a limit of words counts it.</summary>
    public required int Length { get; init; }

    /// <summary>Every word of <see cref="Text"/> by its number in the source's <see cref="WordIndex"/>.</summary>
    public required int[] Words { get; init; }

    /// <summary>Place among all passages of the source, from 0.</summary>
    public required int Place { get; init; }

    public Citation Cite() => Analysis.Cite.Range(Segment, Start, End);

    public Statement State() => new() { Text = Text, Citations = [Cite()] };
}
