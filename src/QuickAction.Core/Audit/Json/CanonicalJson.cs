using System.Buffers;
using System.Globalization;
using System.Text;

namespace QuickAction.Core.Audit.Json;

/// <summary>The JSON Canonicalization Scheme (RFC 8785): one spelling for each value, so that a hash over the bytes is a hash over the meaning.</summary>
public static class CanonicalJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="AuditException">A text holds half of a surrogate pair.</exception>
    public static byte[] Encode(CanonicalValue value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(value, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads bytes that this writer could have written, and no others.</summary>
    /// <exception cref="AuditException">Not JSON, or not its canonical spelling.</exception>
    public static CanonicalValue Decode(ReadOnlySpan<byte> bytes)
    {
        var value = CanonicalReader.Read(bytes);
        return Encode(value).AsSpan().SequenceEqual(bytes) ? value : throw new AuditException("The JSON is not in its canonical form.");
    }

    private static void Write(CanonicalValue value, ArrayBufferWriter<byte> to)
    {
        switch (value)
        {
            case CanonicalText text:
                Quote(text.Value, to);
                break;
            case CanonicalNumber number:
                Raw(number.Value.ToString(CultureInfo.InvariantCulture), to);
                break;
            case CanonicalFlag flag:
                Raw(flag.Value ? "true" : "false", to);
                break;
            case CanonicalNull:
                Raw("null", to);
                break;
            case CanonicalList list:
                List(list, to);
                break;
            case CanonicalObject members:
                Object(members, to);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().Name} has no JSON.");
        }
    }

    private static void List(CanonicalList list, ArrayBufferWriter<byte> to)
    {
        Raw("[", to);
        for (var i = 0; i < list.Items.Count; i++)
        {
            Raw(i == 0 ? "" : ",", to);
            Write(list.Items[i], to);
        }

        Raw("]", to);
    }

    private static void Object(CanonicalObject members, ArrayBufferWriter<byte> to)
    {
        Raw("{", to);
        var first = true;
        foreach (var (name, value) in members)
        {
            Raw(first ? "" : ",", to);
            first = false;
            Quote(name, to);
            Raw(":", to);
            Write(value, to);
        }

        Raw("}", to);
    }

    /// <summary>RFC 8785, section 3.2.2.2: only what must be escaped is, in its shortest form, hex digits in lower case.</summary>
    private static void Quote(string text, ArrayBufferWriter<byte> to)
    {
        Raw("\"", to);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Escape(text[i]) is { } escape)
            {
                Raw(text.AsSpan(from, i - from), to);
                Raw(escape, to);
                from = i + 1;
            }
        }

        Raw(text.AsSpan(from), to);
        Raw("\"", to);
    }

    private static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        < ' ' => $"\\u{(int)c:x4}",
        _ => null,
    };

    private static void Raw(ReadOnlySpan<char> text, ArrayBufferWriter<byte> to)
    {
        try
        {
            Utf8.GetBytes(text, to);
        }
        catch (EncoderFallbackException error)
        {
            throw new AuditException("A text in a leaf holds half of a surrogate pair.", error);
        }
    }
}
