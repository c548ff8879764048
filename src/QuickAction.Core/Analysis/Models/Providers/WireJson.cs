using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>
/// JSON as servers send it. Half a character, as an escape or as bytes that are no UTF-8, is read as U+FFFD: a server that cuts an emoji in two must not end the job,
/// and every string of what is read here can be read.
/// </summary>
internal static class WireJson
{
    private const string Replacement = "\\ufffd";
    private const int EscapeLength = 6;

    /// <exception cref="JsonException">It is no JSON, or nested too deeply.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> bytes, JsonDocumentOptions options = default)
    {
        // Some gateways begin with a byte order mark.
        var body = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return Utf8.IsValid(body) && body.IndexOf("\\ud"u8) < 0 && body.IndexOf("\\uD"u8) < 0
            ? JsonElement.Parse(body, options)
            : JsonElement.Parse(Encoding.UTF8.GetBytes(Whole(Encoding.UTF8.GetString(body))), options);
    }

    /// <summary>The text with every escape of half a character replaced.</summary>
    private static string Whole(string json)
    {
        var whole = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] != '\\')
            {
                whole.Append(json[at]);
            }
            else if (Surrogate(json, at) is not { } first)
            {
                // With what it escapes, so that a backslash that is one itself begins nothing.
                whole.Append(json, at, Math.Min(2, json.Length - at));
                at++;
            }
            else if (char.IsHighSurrogate(first) && Surrogate(json, at + EscapeLength) is { } second && char.IsLowSurrogate(second))
            {
                whole.Append(json, at, 2 * EscapeLength);
                at += (2 * EscapeLength) - 1;
            }
            else
            {
                whole.Append(Replacement);
                at += EscapeLength - 1;
            }
        }

        return whole.ToString();
    }

    /// <summary>The surrogate whose escape starts here; null when none does.</summary>
    private static char? Surrogate(string json, int at) =>
        at + EscapeLength <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        && char.IsSurrogate((char)code)
            ? (char)code
            : null;
}
