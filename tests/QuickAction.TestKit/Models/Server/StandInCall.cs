using System.Text.Json;

namespace QuickAction.TestKit.Models.Server;

/// <summary>One request as the stand-in model server received it.</summary>
/// <param name="Number">From 0, in the order of arrival.</param>
/// <param name="Body">Byte for byte.</param>
public sealed record StandInCall(int Number, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private JsonElement? _json;

    /// <summary>When it had been read, by <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>: for measurements.</summary>
    public long At { get; } = System.Diagnostics.Stopwatch.GetTimestamp();

    public JsonElement Json => _json ??= JsonElement.Parse(Body);

    public string Model => Json.GetProperty("model").GetString()!;

    public bool Streamed => Json.TryGetProperty("stream", out var stream) && stream.GetBoolean();

    public bool Has(string parameter) => Json.TryGetProperty(parameter, out _);

    /// <summary><c>json_schema</c>, <c>json_object</c> or null.</summary>
    public string? Format => Json.TryGetProperty("response_format", out var format) ? format.GetProperty("type").GetString() : null;

    /// <summary>The schema that a strict answer has to keep to; null when none was sent.</summary>
    public JsonElement? Schema => Format == "json_schema" ? Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("schema") : null;

    public string Said(string role) => string.Join(
        "\n", Json.GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("role").ValueEquals(role)).Select(m => m.GetProperty("content").GetString()));
}
