using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction;

/// <summary>
/// Reads one format. Same bytes, same segments. Every implementation passes the abstract suite <c>ExtractorSuite</c> in the TestKit.
/// </summary>
public interface IExtractor
{
    /// <summary>The media type that the extractor reads, such as <c>text/vtt</c>.</summary>
    string MediaType { get; }

    /// <summary>
    /// Reads the file within the limits. Throws <see cref="QuickActionException"/> with <see cref="ProblemCode.InputRefused"/> when nothing can be read
    /// or a limit is passed; a part that cannot be read is a note with <see cref="ExtractionNote.PartUnread"/>, never silence.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken);
}
