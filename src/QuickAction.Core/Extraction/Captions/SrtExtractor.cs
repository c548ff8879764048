using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>SubRip captions.</summary>
internal sealed class SrtExtractor : IExtractor
{
    public string MediaType => MediaTypes.Srt;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        var decoded = TextDecoder.Decode(file.Bytes.Span);
        builder.NoteDamage(decoded);
        var text = LineEnds.Normalise(decoded.Text);
        var captions = new CaptionFile(text.Length / 2);
        SrtParser.Read(text, captions, cancellationToken);
        if (captions.Captions.Count == 0)
        {
            throw QuickActionException.Refused("There is no caption with a valid time in the file; export the captions again as SRT or WebVTT.");
        }

        captions.NoteDropped(builder);
        CaptionAssembler.Add(captions, builder, namesVoices: false);
        return ValueTask.FromResult(builder.Build(SourceShape.Transcript, "The captions in the file have no words; check that it is the right one."));
    }
}
