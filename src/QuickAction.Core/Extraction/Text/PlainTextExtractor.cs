using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Text;

/// <summary>Plain text: a transcript when it reads like one, else paragraphs.</summary>
internal sealed class PlainTextExtractor : IExtractor
{
    public string MediaType => MediaTypes.PlainText;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        var decoded = TextDecoder.Decode(file.Bytes.Span);
        builder.NoteDamage(decoded);
        var lines = SourceLine.Split(builder.CleanAll(decoded.Text));
        if (Dialogue.TryAdd(lines, builder))
        {
            return ValueTask.FromResult(builder.Build(SourceShape.Transcript));
        }

        Prose.Add(lines, builder);
        return ValueTask.FromResult(builder.Build(SourceShape.Document));
    }
}
