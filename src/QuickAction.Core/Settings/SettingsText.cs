using System.Buffers;
using System.Collections;
using System.Collections.Frozen;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace QuickAction.Core.Settings;

/// <summary>
/// The settings as they go into the record of their change: all that could change an answer, names in order, no secrets and no places on this machine. A
/// setting that is added later is recorded unless it is marked.
/// </summary>
public static class SettingsText
{
    public static byte[] Of(QuickActionSettings settings)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, settings);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Stands in every record, so that two records show whether the settings were the same.</summary>
    public static string Digest(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Enum or IFormattable:
                // Numbers too: a fraction has one spelling only as a text.
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case IDictionary named:
                WriteObject(json, named.Keys.Cast<string>().Select(k => (k, named[k])));
                break;
            case IEnumerable items:
                WriteArray(json, items);
                break;
            default:
                WriteObject(json, Recorded(value.GetType()).Select(p => Member(p, value)).OfType<(string, object?)>());
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<(string Name, object? Value)> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    /// <summary>Null for one that is recorded only when it has another value than its default.</summary>
    private static (string, object?)? Member(PropertyInfo property, object of) =>
        property.GetCustomAttribute<RecordedByDigestAttribute>() is not { } by ? (property.Name, property.GetValue(of))
        : property.GetValue(of) is not (null or "" or false) and var value
            ? (property.Name, $"sha256:{Digest(Encoding.UTF8.GetBytes(by.IsConnection ? WithoutSecrets($"{value}") : $"{value}"))}")
            : null;

    /// <summary>What says which database it is, in one order; nothing of what cannot be read.</summary>
    private static string WithoutSecrets(string value)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = value };
            return string.Join(';', parts.Keys.Cast<string>().Where(k => Telling.Contains(k)).Order(StringComparer.OrdinalIgnoreCase).Select(k => $"{k.ToLowerInvariant()}={parts[k]}"));
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static readonly FrozenSet<string> Telling = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "host", "server", "port", "database", "db", "username", "user name", "user id", "userid", "uid", "search path", "options");

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The types of the settings are kept whole where they are loaded (SettingsLoader).")]
    private static IEnumerable<PropertyInfo> Recorded(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<NotRecordedAttribute>() is null);
}
