using System.Text.Json;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Rendering;

/// <summary>
/// What a model provider would be sent, as JSON: masked segments, what was replaced by kind, and where. It holds no identifier: whoever has the source finds each by its
/// offsets.
/// </summary>
public static class MaskJson
{
    public const string Schema = "quickaction.mask.v1";

    public static byte[] Write(SourceText source, MaskedSource masked) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema"u8, Schema);
        json.WriteString("mode"u8, masked.Mode.ToString().ToLowerInvariant());
        json.WriteStartObject("source"u8);
        json.Text("sha256"u8, source.Sha256);
        json.WriteNumber("segments"u8, source.Segments.Count);
        json.WriteNumber("words"u8, source.Words);
        json.WriteEndObject();
        json.Array("replaced"u8, masked.Counts, Count);
        json.Array("legend"u8, masked.Legend, Legend);
        json.Text("title"u8, masked.Title?.Text);
        json.Strings("preamble"u8, [.. masked.Preamble.Select(p => p.Text)]);
        json.Array("segments"u8, masked.Segments, Segment);
        json.WriteEndObject();
    });

    private static void Count(Utf8JsonWriter json, KindCount count)
    {
        json.WriteString("kind"u8, count.Kind.Label);
        json.WriteNumber("count"u8, count.Count);
        json.WriteNumber("distinct"u8, count.Distinct);
    }

    private static void Legend(Utf8JsonWriter json, LegendLine line)
    {
        json.WriteString("placeholder"u8, line.Placeholder);
        json.WriteString("hint"u8, line.Hint);
    }

    private static void Segment(Utf8JsonWriter json, MaskedSegment segment)
    {
        json.WriteNumber("index"u8, segment.Index);
        json.Text("speaker"u8, segment.Speaker?.Text);
        json.WriteString("text"u8, segment.Text.Text);
        json.Array("replacements"u8, segment.Text.Replacements, Replacement);
    }

    private static void Replacement(Utf8JsonWriter json, Replacement replacement)
    {
        json.WriteString("kind"u8, replacement.Kind.Label);
        json.WriteString("placeholder"u8, replacement.Placeholder);
        json.WriteNumber("start"u8, replacement.Start);
        json.WriteNumber("end"u8, replacement.End);
        json.WriteNumber("maskedStart"u8, replacement.MaskedStart);
        json.WriteNumber("maskedEnd"u8, replacement.MaskedEnd);
    }
}
