namespace QuickAction.Core.Extraction;

/// <summary>
/// One caption as its file times it. Captions of one speaker are joined into a segment; the cue keeps the finer time, so that a quotation in
/// the middle of a long turn can be given its own.
/// </summary>
/// <param name="Segment">Segment that holds its words; null when it had none, or none that were not said already (roll-up captions).</param>
/// <param name="Start">First character of its words in that segment, in UTF-16 code units.</param>
/// <param name="End">Just after the last.</param>
/// <param name="StartMs">Start in milliseconds from the beginning of the recording.</param>
/// <param name="EndMs">End in milliseconds from the beginning of the recording.</param>
/// <param name="Speaker">Voice that the cue names, or that its segment has.</param>
/// <param name="Raw">Text as the format's own rules give it, where that is not the text in the segment (a label taken off, letters composed, a line not repeated).</param>
public readonly record struct Cue(int? Segment, int Start, int End, long StartMs, long EndMs, string? Speaker, string? Raw)
{
    /// <summary>The caption's text by the rules of its format: tags gone, entities decoded, line breaks as spaces.</summary>
    public string TextIn(IReadOnlyList<Segment> segments) => Raw ?? (Segment is { } index ? segments[index].Text[Start..End] : "");
}
