using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>Records for a person to read, or for another program.</summary>
internal static class RecordText
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Plain(string origin, IReadOnlyList<ShownRecord> records)
    {
        var text = new StringBuilder();
        foreach (var record in records)
        {
            text.Append(CultureInfo.InvariantCulture, $"Record {record.Index} of {origin}\n\n");
            text.Append(Text(to => JsonNode.Parse(record.Bytes.Span)?.WriteTo(to))).Append('\n');
            if (record.Fault is { } fault)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{fault}\n\n");
                continue;
            }

            if (record.Content is not { } content)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{record.Gone?.What ?? "No content is kept with this record, and there never was any."}\n\n");
                continue;
            }

            text.Append("\nWhat its commitments stand for (kept here only)\n\n").Append(Text(to => Openings(to, content.Openings))).Append('\n');
            foreach (var (name, bytes) in content.Parts)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{name} ({bytes.Length} bytes)\n\n").Append(Readable(bytes)).Append('\n');
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Parts are base64: they are exact bytes, of whatever kind.</summary>
    public static byte[] Json(string origin, IReadOnlyList<ShownRecord> records) => Encoding.UTF8.GetBytes(Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("log", origin);
        json.WriteStartArray("records");
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteNumber("index", record.Index);
            json.WritePropertyName("leaf");
            json.WriteRawValue(record.Bytes.Span);
            Content(json, record);
            if (record.Fault is { } fault)
            {
                json.WriteString("fault", fault);
            }

            if (record.Gone is { } gone)
            {
                json.WriteString("gone", gone.What);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n");

    private static void Content(Utf8JsonWriter json, ShownRecord record)
    {
        json.WritePropertyName("content");
        if (record.Content is not { } content)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WritePropertyName("openings");
        Openings(json, content.Openings);
        json.WriteStartObject("parts");
        foreach (var (name, bytes) in content.Parts)
        {
            json.WriteBase64String(name, bytes.Span);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Openings(Utf8JsonWriter json, IReadOnlyList<Opening> openings) =>
        JsonNode.Parse(CanonicalJson.Encode(Opening.ToJson(openings)))?.WriteTo(json);

    private static string Readable(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Text(to => JsonNode.Parse(bytes.Span)?.WriteTo(to));
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(bytes.Span);
        }
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
