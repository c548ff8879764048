using System.Runtime.InteropServices;
using System.Text.Json;

namespace QuickAction.Core.Privacy;

/// <summary>
/// Which placeholder stands for what in one case. It only grows: a placeholder that was given keeps its meaning. As personal as the source itself: kept under the
/// case's key, never logged. Not for use by several threads at once.
/// </summary>
public sealed class PseudonymMap
{
    public const string Schema = "quickaction.pseudonyms.v1";

    private readonly List<PseudonymEntry> _entries = [];
    private readonly Dictionary<(IdentifierKind Kind, string Key), PseudonymEntry> _byKey = [];
    private readonly Dictionary<(IdentifierKind Kind, int Number), PseudonymEntry> _byNumber = [];
    private readonly Dictionary<IdentifierKind, int> _count = [];

    /// <summary>Times that the map was saved; 0 for one that never was. A store compares it, so that two writers cannot give one placeholder two meanings.</summary>
    public int Version { get; private set; }

    /// <summary>The id of the key that seals the saved map; null for one that was never saved, or is kept without a key.</summary>
    public string? KeyId { get; private set; }

    /// <summary>Grows with every identifier and every new way of writing one.</summary>
    internal int Size { get; private set; }

    public IReadOnlyList<PseudonymEntry> Entries => _entries;

    /// <summary>The entry of a placeholder's kind and number, or null.</summary>
    public PseudonymEntry? Find(IdentifierKind kind, int number) => _byNumber.GetValueOrDefault((kind, number));

    /// <summary>The map as UTF-8 JSON. The same map gives the same bytes.</summary>
    /// <param name="version">The version that the saved map has.</param>
    public byte[] ToJson(int version)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("schema"u8, Schema);
            json.WriteNumber("version"u8, version);
            json.WriteStartArray("entries"u8);
            foreach (var entry in _entries)
            {
                json.WriteStartObject();
                json.WriteString("kind"u8, entry.Kind.Label);
                json.WriteNumber("number"u8, entry.Number);
                json.WriteString("key"u8, entry.Key);
                json.WriteString("hint"u8, entry.Hint);
                json.WriteStartArray("forms"u8);
                foreach (var form in entry.Forms)
                {
                    json.WriteStringValue(form);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Unavailable"/>: the bytes are no such map.</exception>
    public static PseudonymMap FromJson(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            var root = json.RootElement;
            var map = new PseudonymMap { Version = root.GetProperty("version"u8).GetInt32() };
            if (root.GetProperty("schema"u8).GetString() != Schema)
            {
                throw Damaged(null);
            }

            foreach (var item in root.GetProperty("entries"u8).EnumerateArray())
            {
                map.Restore(item);
            }

            return map;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Damaged(error);
        }
    }

    /// <summary>A saved map as its store reads it.</summary>
    /// <param name="utf8">Null when none was saved yet.</param>
    public static PseudonymMap Of(byte[]? utf8, string? keyId)
    {
        var map = utf8 is null ? new PseudonymMap() : FromJson(utf8);
        map.KeyId = keyId;
        return map;
    }

    /// <summary>For a store to say that it has saved the map as the version after this one.</summary>
    public void WasSaved(string? keyId) => (Version, KeyId) = (Version + 1, keyId);

    /// <summary>The entry of an identifier, made when there is none.</summary>
    internal PseudonymEntry Allot(IdentifierKind kind, string key, string? hint = null)
    {
        if (!_byKey.TryGetValue((kind, key), out var entry))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_count, kind, out _);
            entry = Add(new PseudonymEntry(kind, ++count, key));
        }

        entry.Hint ??= hint;
        return entry;
    }

    internal bool Has(IdentifierKind kind, string key) => _byKey.ContainsKey((kind, key));

    private void Restore(JsonElement item)
    {
        var forms = item.GetProperty("forms"u8).EnumerateArray().Select(f => f.GetString() ?? throw Damaged(null)).ToList();
        if (!IdentifierKind.TryParse(item.GetProperty("kind"u8).GetString(), out var kind) || forms.Count == 0)
        {
            throw Damaged(null);
        }

        var number = item.GetProperty("number"u8).GetInt32();
        var key = item.GetProperty("key"u8).GetString() ?? throw Damaged(null);
        if (number != _count.GetValueOrDefault(kind) + 1 || _byKey.ContainsKey((kind, key)))
        {
            throw Damaged(null);
        }

        _count[kind] = number;
        var entry = Add(new PseudonymEntry(kind, number, key) { Hint = item.GetProperty("hint"u8).GetString() });
        foreach (var form in forms)
        {
            PlaceholderFor(entry, form);
        }
    }

    /// <summary>The placeholder of one form of an entry, which is added when it is new.</summary>
    internal string PlaceholderFor(PseudonymEntry entry, string form)
    {
        var known = entry.Forms.Count;
        var placeholder = entry.PlaceholderFor(form);
        Size += entry.Forms.Count - known;
        return placeholder;
    }

    private PseudonymEntry Add(PseudonymEntry entry)
    {
        _entries.Add(entry);
        _byKey.Add((entry.Kind, entry.Key), entry);
        _byNumber.Add((entry.Kind, entry.Number), entry);
        return entry;
    }

    private static QuickActionException Damaged(Exception? inner) =>
        new(ProblemCode.Unavailable, "The placeholders of this case cannot be read; restore them from a backup or use another case reference.", inner: inner);
}
