using System.Text.Json;

namespace QuickAction.Core.Audit.Json;

/// <summary>Turns JSON into values; the platform's reader does the parsing.</summary>
internal static class CanonicalReader
{
    private const int MaxDepth = 32;

    public static CanonicalValue Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            var value = Value(ref reader);
            return reader.Read() ? throw new AuditException("More than one JSON value stands where one is expected.") : value;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new AuditException("This is not JSON.", error);
        }
    }

    private static CanonicalValue Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString() ?? "";
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var number) ? number : throw new AuditException("A number in a leaf is not whole.");
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return CanonicalNull.Instance;
            case JsonTokenType.StartArray:
                return List(ref reader);
            case JsonTokenType.StartObject:
                return Object(ref reader);
            default:
                throw new AuditException("This is not JSON.");
        }
    }

    private static CanonicalList List(ref Utf8JsonReader reader)
    {
        var items = new List<CanonicalValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }

        return new CanonicalList(items);
    }

    private static CanonicalObject Object(ref Utf8JsonReader reader)
    {
        var members = new CanonicalObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            members.Add(name, Value(ref reader));
        }

        return members;
    }
}
