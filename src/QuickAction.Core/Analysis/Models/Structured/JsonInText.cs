using System.Text;
using System.Text.Json;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>
/// Finds the complete JSON objects in what a model wrote: the whole of it, or inside a code fence or between sentences, behind the thoughts that some
/// models put first. An object that does not end is not looked into: its parts are half an answer.
/// </summary>
internal static class JsonInText
{
    private const string EndOfThought = "</think>";

    /// <summary>A comma before a closing bracket leaves no doubt of what is meant; small models write it.</summary>
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = 64, AllowTrailingCommas = true };

    private static readonly JsonDocumentOptions Whole = new()
    {
        MaxDepth = 64,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
    };

    /// <summary>
    /// Every outermost complete object, in order. An object that names a property twice is not one: nobody can say which is meant. Nor is one with half a character in
    /// it.
    /// </summary>
    public static IReadOnlyList<JsonElement> Objects(string text)
    {
        var thought = text.LastIndexOf(EndOfThought, StringComparison.Ordinal);
        var answer = thought < 0 ? text : text[(thought + EndOfThought.Length)..];
        var bytes = Encoding.UTF8.GetBytes(answer).AsSpan();
        var found = new List<JsonElement>();
        while (bytes.IndexOf((byte)'{') is var start and >= 0)
        {
            bytes = bytes[start..];
            var end = End(bytes, out var unfinished);
            if (unfinished)
            {
                break;
            }

            if (end > 0 && Read(bytes[..end]) is { } value)
            {
                found.Add(value);
            }

            bytes = bytes[Math.Max(end, 1)..];
        }

        return found;
    }

    /// <summary>The length of the object that starts here; 0 when what starts here is none.</summary>
    private static int End(ReadOnlySpan<byte> bytes, out bool unfinished)
    {
        unfinished = false;
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(Reading));
        try
        {
            if (!reader.Read() || !reader.TrySkip())
            {
                unfinished = true;
                return 0;
            }

            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static JsonElement? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var value = JsonElement.Parse(bytes, Whole);
            return IsReadable(value) ? value : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An escape of a lone surrogate is JSON, and no text: nothing can read a string that has one.</summary>
    /// <exception cref="InvalidOperationException">The string cannot be read.</exception>
    private static bool IsReadable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is not null,
        JsonValueKind.Array => value.EnumerateArray().All(IsReadable),
        JsonValueKind.Object => value.EnumerateObject().All(p => p.Name is not null && IsReadable(p.Value)),
        _ => true,
    };
}
