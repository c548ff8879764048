using System.Buffers;
using System.Text.Json;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Rendering;

/// <summary>
/// The public JSON of an extracted source (design 5.2): <c>source</c>, <c>segments</c>, <c>notes</c>, and the captions that turns were joined from as <c>cues</c>. One segment a line, so that large sources stay small and
/// can be searched line by line; written in blocks, so that memory does not grow with the source.
/// </summary>
public static class SourceJson
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>What stands around the text of a segment or a cue, and some.</summary>
    private const long AroundText = 200;

    // Every part is well-formed by construction; the tests parse what comes out. Checking each call again would cost a fifth of the time.
    private static readonly JsonWriterOptions Options = new() { Encoder = JsonText.Encoder, SkipValidation = true };

    public static byte[] Write(SourceText source) => InMemory(source).ToArray();

    /// <summary>The same where it was written, without a second array of that length.</summary>
    public static ReadOnlyMemory<byte> InMemory(SourceText source)
    {
        // Room for all of it at once: a stream that grows asks for twice as much each time, and copies.
        using var stream = new MemoryStream((int)Math.Min(source.Segments.Sum(s => s.Text.Length + AroundText) + source.Cues.Sum(c => c.End - c.Start + AroundText), Array.MaxLength));
        Write(source, stream);
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    public static void Write(SourceText source, Stream output)
    {
        var block = new ArrayBufferWriter<byte>(BlockBytes * 2);
        using var json = new Utf8JsonWriter(block, Options);
        block.Write("{\"source\": "u8);
        Part(json, block, source, Head);
        block.Write(",\n\"segments\": ["u8);
        Lines(json, block, source.Segments, Segment, output);
        block.Write("],\n\"notes\": ["u8);
        Lines(json, block, source.Notes, Note, output);
        block.Write("],\n\"cues\": ["u8);
        Lines(json, block, source.Cues, (part, cue) => Cue(part, cue, source.Segments), output);
        block.Write("]}\n"u8);
        output.Write(block.WrittenSpan);
    }

    private static void Lines<T>(Utf8JsonWriter json, ArrayBufferWriter<byte> block, IReadOnlyList<T> parts, Action<Utf8JsonWriter, T> members, Stream output)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            block.Write(i == 0 ? "\n"u8 : ",\n"u8);
            Part(json, block, parts[i], members);
            if (block.WrittenCount >= BlockBytes)
            {
                output.Write(block.WrittenSpan);
                block.ResetWrittenCount();
            }
        }
    }

    private static void Part<T>(Utf8JsonWriter json, ArrayBufferWriter<byte> block, T part, Action<Utf8JsonWriter, T> members)
    {
        json.Reset(block);
        json.WriteStartObject();
        members(json, part);
        json.WriteEndObject();
        json.Flush();
    }

    private static void Head(Utf8JsonWriter json, SourceText source)
    {
        json.Text("fileName"u8, source.FileName);
        json.Text("mediaType"u8, source.MediaType);
        json.Text("sha256"u8, source.Sha256);
        json.WriteNumber("bytes"u8, source.Bytes);
        json.Number("pages"u8, source.Pages);
        json.WriteNumber("segments"u8, source.Segments.Count);
        json.WriteNumber("words"u8, source.Words);
        json.WriteString("shape"u8, Shape(source.Shape));
        json.Text("title"u8, source.Title);
        json.Strings("preamble"u8, source.Preamble);
        json.Number("rows"u8, source.Rows);
        json.Strings("columns"u8, source.Columns);
    }

    private static void Segment(Utf8JsonWriter json, Segment segment)
    {
        json.WriteNumber("index"u8, segment.Index);
        json.WriteString("text"u8, segment.Text);
        json.Text("speaker"u8, segment.Speaker);
        json.Number("startMs"u8, segment.StartMs);
        json.Number("endMs"u8, segment.EndMs);
        json.Number("page"u8, segment.Page);
        json.Number("row"u8, segment.Row);
        json.Text("column"u8, segment.Column);
        json.WriteString("kind"u8, Kind(segment.Kind));
        json.Number("level"u8, segment.Level);
    }

    private static void Cue(Utf8JsonWriter json, Cue cue, IReadOnlyList<Segment> segments)
    {
        json.Number("segment"u8, cue.Segment);
        json.WriteNumber("start"u8, cue.Start);
        json.WriteNumber("end"u8, cue.End);
        json.WriteNumber("startMs"u8, cue.StartMs);
        json.WriteNumber("endMs"u8, cue.EndMs);
        json.Text("speaker"u8, cue.Speaker);
        json.WriteString("text"u8, cue.TextIn(segments));
    }

    private static void Note(Utf8JsonWriter json, ExtractionNote note)
    {
        json.Text("code"u8, note.Code);
        json.WriteString("severity"u8, JsonText.Severity(note.Severity));
        json.Text("message"u8, note.Message);
        json.WriteStartArray("segments"u8);
        foreach (var segment in note.Segments)
        {
            json.WriteNumberValue(segment);
        }

        json.WriteEndArray();
        json.WriteBoolean("partUnread"u8, note.PartUnread);
    }

    private static ReadOnlySpan<byte> Shape(SourceShape shape) => shape switch
    {
        SourceShape.Transcript => "transcript"u8,
        SourceShape.Document => "document"u8,
        SourceShape.Table => "table"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static ReadOnlySpan<byte> Kind(SegmentKind kind) => kind switch
    {
        SegmentKind.Turn => "turn"u8,
        SegmentKind.Paragraph => "paragraph"u8,
        SegmentKind.Heading => "heading"u8,
        SegmentKind.ListItem => "listItem"u8,
        SegmentKind.TableRow => "tableRow"u8,
        SegmentKind.Footnote => "footnote"u8,
        SegmentKind.PageFurniture => "pageFurniture"u8,
        SegmentKind.Cell => "cell"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
