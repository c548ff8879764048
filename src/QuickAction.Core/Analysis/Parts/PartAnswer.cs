using QuickAction.Core.Chunking;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>What became of one part of a source, and of the parts that it had to be cut into: one usable answer, or a gap.</summary>
/// <param name="Found">Null for a gap.</param>
/// <param name="Gap">Why there is no answer; null when there is.</param>
internal sealed record PartAnswer<T>(Chunk Chunk, T? Found, GapReason? Gap)
    where T : class;

/// <summary>Why a part of a source was not analysed.</summary>
internal enum GapReason
{
    /// <summary>The provider's content filter stopped question or answer.</summary>
    Filtered,

    /// <summary>The model declined.</summary>
    Refused,

    /// <summary>Question or answer did not fit, however short the part.</summary>
    TooLong,

    /// <summary>The answers kept to no usable form.</summary>
    Unusable,

    /// <summary>The model's server failed at it, after all tries, or rejected it.</summary>
    Failed,

    /// <summary>The job's budget was spent.</summary>
    Budget,

    /// <summary>The work was stopped.</summary>
    Stopped,
}
