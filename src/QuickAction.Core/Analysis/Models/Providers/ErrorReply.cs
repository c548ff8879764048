using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>
/// What a server says went wrong, in any of the shapes in use: OpenAI's <c>error</c> object, a bare string (Ollama), <c>message</c> (older vLLM, Azure's
/// gateway), <c>detail</c> with <c>loc</c> and <c>msg</c> (FastAPI; Mistral inside <c>message</c>), any of them in an array (Google). Read to tell cases apart; the words go no
/// further, they may quote the prompt.
/// </summary>
internal sealed partial record ErrorReply(int Status, string? Code, string? Parameter, string Words)
{
    /// <summary>Enough for any honest error; what is longer quotes something.</summary>
    private const int MostWords = 4000;

    public static ErrorReply Read(int status, ReadOnlySpan<byte> body)
    {
        try
        {
            return Read(status, WireJson.Parse(body));
        }
        catch (JsonException)
        {
            return new ErrorReply(status, null, null, Cut(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostWords)])));
        }
    }

    /// <summary>The error that comes with 200, in place of an answer or in the middle of one; null when it is none.</summary>
    public static ErrorReply? In(JsonElement body) => body switch
    {
        { ValueKind: JsonValueKind.Array } when body.GetArrayLength() > 0 => In(body[0]),
        { ValueKind: JsonValueKind.Object } when body.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String
            => Read(StatusOf(error), body),
        { ValueKind: JsonValueKind.Object } when Text(body, "object") == "error" => Read(StatusOf(body), body),
        _ => null,
    };

    public static ErrorReply Read(int status, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
        {
            return Read(status, root[0]);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return new ErrorReply(status, null, null, Cut(root.ValueKind == JsonValueKind.String ? root.GetString()! : ""));
        }

        if (root.TryGetProperty("detail", out var detail))
        {
            return new ErrorReply(status, null, null, Cut(Detail(detail)));
        }

        var error = root.TryGetProperty("error", out var inner) ? inner : root;
        return error.ValueKind == JsonValueKind.String
            ? new ErrorReply(status, null, null, Cut(error.GetString()!))
            : new ErrorReply(status, Text(error, "code") ?? Text(error, "type"), Text(error, "param"), Cut($"{Message(error)} {Behind(error)}".TrimEnd()))
            {
                Kind = Text(error, "type"),
                Filtered = FilterResults.Stopped(error),
            };
    }

    /// <summary>The error's <c>type</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The categories for which Azure's filter stopped the prompt; null when it did not.</summary>
    public string? Filtered { get; init; }

    public bool Is(string code) => Code == code || Kind == code;

    public bool Says(Regex words) => words.IsMatch(Words);

    /// <summary>The code, or the parameter's name, when it is a short identifier that can be shown.</summary>
    public string? Shown => Short(Code) ?? Short(Parameter);

    public override string ToString() => $"HTTP {Status} {Shown}";

    /// <summary>Some servers and gateways put an HTTP status into an error that they send with 200; a parameter or a bad request that is named is what 400 says.</summary>
    private static int StatusOf(JsonElement error) =>
        int.TryParse(Text(error, "code"), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and < 600 ? status
        : Passes().IsMatch($"{Text(error, "code")} {Text(error, "type")}") ? 500
        : Text(error, "param") is { Length: > 0 } || Text(error, "type") == "invalid_request_error" ? 400
        : 500;

    /// <summary>OpenRouter: what the provider behind it said, word for word.</summary>
    private static string Behind(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("metadata", out var metadata) ? Text(metadata, "raw") ?? "" : "";

    private static string Message(JsonElement error) => Text(error, "message")
        ?? (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("detail", out var detail) ? Detail(detail) : "");

    /// <summary>FastAPI repeats the whole request as <c>input</c>: only place, kind and sentence are taken.</summary>
    private static string Detail(JsonElement detail) => detail.ValueKind switch
    {
        JsonValueKind.String => detail.GetString()!,
        JsonValueKind.Array => string.Join(
            "; ",
            detail.EnumerateArray().Select(d => d.ValueKind switch
            {
                JsonValueKind.Object => $"{(d.TryGetProperty("loc", out var place) ? place.GetRawText() : "")} {Text(d, "type")} {Text(d, "msg")}",
                JsonValueKind.String => d.GetString(),
                _ => "",
            })),
        JsonValueKind.Object => Text(detail, "message") ?? Text(detail, "msg") ?? "",
        _ => "",
    };

    private static string? Text(JsonElement from, string name) => from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private static string Cut(string words) => words.Length <= MostWords ? words : words[..MostWords];

    private static string? Short(string? code) => code is { Length: <= MostCode } && Identifier().IsMatch(code) ? code : null;

    private const int MostCode = 48;

    /// <summary>Codes of what another try may mend.</summary>
    [GeneratedRegex("rate_?limit|overloaded|server_error|upstream|timeout|unavailable", RegexOptions.IgnoreCase)]
    private static partial Regex Passes();

    /// <summary>Words of letters, as providers write them. A code with figures or dashes may be a key that a gateway repeats.</summary>
    [GeneratedRegex(@"^[A-Za-z]{1,24}([_.][A-Za-z]{1,24})*$")]
    private static partial Regex Identifier();
}
