using QuickAction.Core.Extraction;

namespace QuickAction.Core.Privacy;

/// <summary>A masked source in the shape of a source, for whatever shows or chunks one. Its segments keep their indexes; the file's name stays behind.</summary>
public static class MaskedSourceText
{
    public static SourceText Of(SourceText source, MaskedSource masked) => source with
    {
        FileName = "source",
        Title = masked.Title?.Text,
        Preamble = [.. masked.Preamble.Select(p => p.Text)],
        Segments = [.. source.Segments.Select((s, i) => s with { Text = masked.Segments[i].Text.Text, Speaker = masked.Segments[i].Speaker?.Text })],
        Notes = [],
        Cues = [],
    };
}
