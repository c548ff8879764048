using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>WebVTT, as Teams, Zoom and caption editors export it.</summary>
internal sealed class VttExtractor : IExtractor
{
    private const int MostComments = 100;

    public string MediaType => MediaTypes.Vtt;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        var decoded = TextDecoder.Decode(file.Bytes.Span);
        builder.NoteDamage(decoded);
        var text = LineEnds.Normalise(decoded.Text).Replace('\0', '\uFFFD');
        var captions = new CaptionFile(text.Length / 2);
        var comments = new List<Range>();
        if (!VttParser.TryRead(text, captions, comments, cancellationToken))
        {
            throw QuickActionException.Refused("The file does not begin with WEBVTT as a caption file must; export the captions again as WebVTT or SRT.");
        }

        if (captions.Captions.Count == 0 || VttParser.IsHeaderOnly(text, captions))
        {
            throw QuickActionException.Refused("There is no caption with a valid time in the file; export the captions again as WebVTT.");
        }

        foreach (var range in comments.Take(MostComments))
        {
            AddComment(builder, text.AsSpan()[range]);
        }

        captions.NoteDropped(builder);
        CaptionAssembler.Add(captions, builder, namesVoices: true);
        return ValueTask.FromResult(builder.Build(SourceShape.Transcript, "The captions in the file have no words; check that it is the right one."));
    }

    /// <summary>The header and NOTE blocks may hold a title or a date. Figures of a recogniser's confidence are for nobody.</summary>
    private static void AddComment(SourceTextBuilder builder, ReadOnlySpan<char> block)
    {
        foreach (var range in block.Split('\n'))
        {
            var line = block[range].Trim();
            line = line.StartsWith("NOTE", StringComparison.Ordinal) && (line.Length == 4 || char.IsWhiteSpace(line[4])) ? line[4..].Trim() : line;
            line = line.TrimStart("-\u2013 ");
            if (!line.StartsWith("confidence", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("recognizability", StringComparison.OrdinalIgnoreCase))
            {
                builder.AddPreamble(line);
            }
        }
    }
}
