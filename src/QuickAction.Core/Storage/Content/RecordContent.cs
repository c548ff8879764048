using System.Buffers.Binary;
using System.Globalization;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;

namespace QuickAction.Core.Storage.Content;

/// <summary>The erasable side of a record: what its commitments commit to, and the salts that open them.</summary>
/// <param name="Parts">Exact bytes by name: input, prompts, answer.</param>
public sealed record RecordContent(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts, IReadOnlyList<Opening> Openings)
{
    /// <summary>The question to which an answer was given, as the journal names it, in lower-case hexadecimal; null for content that answers none.</summary>
    public string? Journal { get; init; }

    /// <summary>The hash of the record that it is of (RFC 6962), in lower-case hexadecimal: not all of a record is commitments. Null in what older versions stored.</summary>
    public string? Leaf { get; init; }

    /// <summary>True when the end of the log was vouched for with the record, so that its place is known. False in what older versions stored.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>No content at all.</summary>
    internal static RecordContent Nothing { get; } = new(new Dictionary<string, ReadOnlyMemory<byte>>(), []);

    public const string Input = "input";
    public const string Answer = "answer";
    public const string Request = "request";
    public const string Response = "response";
    public const string Settings = "settings";

    /// <summary>The name of one of several parts of a kind: <c>request-001</c>, <c>request-002</c>, ...</summary>
    /// <param name="index">Counted from 0.</param>
    public static string Numbered(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{index + 1:000}");

    public static RecordContent Of(string part, ReadOnlyMemory<byte> bytes, IReadOnlyList<Opening> openings) =>
        new(new Dictionary<string, ReadOnlyMemory<byte>> { [part] = bytes }, openings);

    /// <summary>The length of a head as a big-endian uint32, the head as canonical JSON, then the parts in its order.</summary>
    internal byte[] Encode()
    {
        var named = Parts.OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        var head = CanonicalJson.Encode(new CanonicalObject
        {
            { "openings", Opening.ToJson(Openings) },
            { "parts", new CanonicalList([.. named.Select(p => new CanonicalObject { { "name", p.Key }, { "bytes", p.Value.Length } })]) },
            { "journal", Journal is null ? null : (CanonicalValue)Journal },
            { "leaf", Leaf is null ? null : (CanonicalValue)Leaf },
            { "placed", IsPlaced ? new CanonicalFlag(true) : null },
        });
        var bytes = new byte[sizeof(uint) + head.Length + named.Sum(p => p.Value.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)head.Length);
        var at = sizeof(uint);
        head.CopyTo(bytes, at);
        at += head.Length;
        foreach (var (_, value) in named)
        {
            value.Span.CopyTo(bytes.AsSpan(at));
            at += value.Length;
        }

        return bytes;
    }

    /// <exception cref="AuditException">Not what <see cref="Encode"/> makes.</exception>
    internal static RecordContent Decode(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32BigEndian(bytes.Span) > bytes.Length - sizeof(uint))
        {
            throw Unreadable();
        }

        var headEnd = sizeof(uint) + (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.Span);
        var head = CanonicalJson.Decode(bytes.Span[sizeof(uint)..headEnd]) as CanonicalObject ?? throw Unreadable();
        var parts = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var rest = bytes[headEnd..];
        foreach (var item in (head["parts"] as CanonicalList ?? throw Unreadable()).Items)
        {
            if (item is not CanonicalObject part || part.Text("name") is not { } name || part["bytes"] is not CanonicalNumber { Value: var length } || length > rest.Length)
            {
                throw Unreadable();
            }

            parts[name] = rest[..(int)length];
            rest = rest[(int)length..];
        }

        return new RecordContent(parts, Opening.FromJson(head["openings"])) { Journal = head.Text("journal"), Leaf = head.Text("leaf"), IsPlaced = head["placed"] is CanonicalFlag { Value: true } };
    }

    private static AuditException Unreadable() => new("The content of a record cannot be read.");
}
