namespace QuickAction.Core.Analysis;

/// <summary>
/// Where a statement stands in the source: characters <c>[Start, End)</c> (UTF-16 code units) of segment <see cref="Segment"/>, and exactly those
/// characters again in <see cref="Quote"/>.
/// </summary>
public sealed record Citation
{
    public required int Segment { get; init; }
    public required int Start { get; init; }
    public required int End { get; init; }
    public required string Quote { get; init; }
    public string? Speaker { get; init; }

    /// <summary>Start of the segment in milliseconds from the beginning of the recording.</summary>
    public long? TimeMs { get; init; }
    public int? Page { get; init; }

    /// <summary>Data record from 1, the header not counted.</summary>
    public int? Row { get; init; }
}
