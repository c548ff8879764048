using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction;

/// <summary>
/// The way in: checks size and type by content, then hands the file to the one extractor for it. What comes out was read within the limits, or
/// was refused with one sentence.
/// </summary>
public sealed class SourceReader(IReadOnlyList<IExtractor> extractors, DocumentLimits limits)
{
    public async ValueTask<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        RefuseSize(file, limits);
        var mediaType = FormatDetector.Detect(file, limits);
        var extractor = extractors.FirstOrDefault(e => e.MediaType == mediaType) ?? throw FormatDetector.NotRead();
        return await extractor.ExtractAsync(file, limits, cancellationToken);
    }

    /// <exception cref="QuickActionException">The file is empty, or larger than is read.</exception>
    internal static void RefuseSize(SourceFile file, DocumentLimits limits)
    {
        if (file.Bytes.IsEmpty)
        {
            throw QuickActionException.Refused("The file is empty; choose a file with text in it.", RefusalReason.Empty);
        }

        if (file.Bytes.Length > limits.FileBytes)
        {
            throw QuickActionException.Refused($"The file is larger than {limits.FileBytes / (1024 * 1024)} MB; split it into parts and try again.", RefusalReason.TooLarge);
        }
    }
}
