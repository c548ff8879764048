using System.Text.Json;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Rendering;

/// <summary>Reads the JSON of an extracted source (<see cref="SourceJson"/>) back, for whoever checks an edit against it or shows it. The captions that turns were joined from are left out.</summary>
public static class SourceTextReader
{
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the bytes are no source that this version knows.</exception>
    public static SourceText Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var (head, segments, notes) = (document.RootElement.GetProperty("source"), document.RootElement.GetProperty("segments"), document.RootElement.GetProperty("notes"));
            return new SourceText
            {
                FileName = head.Text("fileName") ?? "",
                MediaType = head.Text("mediaType") ?? "",
                Sha256 = head.Text("sha256") ?? "",
                Bytes = head.GetProperty("bytes").GetInt64(),
                Pages = head.Number("pages"),
                Shape = Enum.Parse<SourceShape>(head.Text("shape") ?? "", ignoreCase: true),
                Title = head.Text("title"),
                Preamble = Texts(head.GetProperty("preamble")),
                Rows = head.Number("rows"),
                Columns = Texts(head.GetProperty("columns")),
                Segments = [.. segments.EnumerateArray().Select(Segment)],
                Notes = [.. notes.EnumerateArray().Select(Note)],
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw QuickActionException.Refused("This is not a source that this version of QuickAction knows.", error);
        }
    }

    private static Segment Segment(JsonElement s) => new()
    {
        Index = s.GetProperty("index").GetInt32(),
        Text = s.Text("text") ?? "",
        Speaker = s.Text("speaker"),
        StartMs = s.Long("startMs"),
        EndMs = s.Long("endMs"),
        Page = s.Number("page"),
        Row = s.Number("row"),
        Column = s.Text("column"),
        Kind = Enum.Parse<SegmentKind>(s.Text("kind") ?? "", ignoreCase: true),
        Level = s.Number("level"),
    };

    private static ExtractionNote Note(JsonElement n) => new(
        n.Text("code") ?? "",
        Enum.Parse<Severity>(n.Text("severity") ?? "", ignoreCase: true),
        n.Text("message") ?? "",
        [.. n.GetProperty("segments").EnumerateArray().Select(s => s.GetInt32())])
    {
        PartUnread = n.GetProperty("partUnread").GetBoolean(),
    };

    private static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    private static long? Long(this JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static int? Number(this JsonElement element, string name) => (int?)element.Long(name);

    private static List<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString() ?? "")];
}
