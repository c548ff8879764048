using System.Globalization;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>A leaf as it goes into the log, and what opens its commitments.</summary>
public sealed record EncodedLeaf(ReadOnlyMemory<byte> Bytes, IReadOnlyList<Opening> Openings);

/// <summary>
/// Writes leaves of schema <c>qa.audit.v1</c>. A personal value can only be written as a commitment; which ones are personal is said where they are written.
/// </summary>
public sealed class LeafWriter
{
    public const string Schema = "qa.audit.v1";
    private const int MostForeign = 200;
    private readonly CanonicalObject _json = [];
    private readonly List<Opening> _openings;
    private readonly Func<byte[]> _salts;
    private readonly string _at;

    private LeafWriter(string at, List<Opening> openings, Func<byte[]> salts)
    {
        _at = at;
        _openings = openings;
        _salts = salts;
    }

    /// <param name="salts">Gives a fresh salt; <see cref="Commitment.NewSalt"/> but in tests.</param>
    /// <exception cref="AuditException">The leaf would be longer than the log's format allows.</exception>
    public static EncodedLeaf Encode(AuditRecord record, Func<byte[]> salts)
    {
        var leaf = new LeafWriter("", [], salts);
        leaf.Plain("schema", Schema);
        leaf.Plain("record_id", record.RecordId);
        leaf.Plain("kind", record.Kind);
        leaf.Plain("prev_record_id", record.PrevRecordId);
        leaf.Plain("correlation_id", record.CorrelationId);
        leaf.Plain("time", record.Time);
        leaf.Plain("app_version", record.Program.Version);
        leaf.Plain("build_commit", record.Program.Commit);
        leaf.Plain("config_digest", record.Program.ConfigDigest);
        foreach (var part in record.Parts)
        {
            part.Write(leaf);
        }

        var bytes = CanonicalJson.Encode(leaf._json);
        return bytes.Length <= EntryBundle.MaxEntry
            ? new EncodedLeaf(bytes, leaf._openings)
            : throw new AuditException($"A record of {bytes.Length} bytes is longer than the {EntryBundle.MaxEntry} that the log's format allows.");
    }

    public void Plain(string name, CanonicalValue? value) => _json.Add(name, value);

    public void Plain(string name, string? value) => _json.Add(name, value is null ? null : (CanonicalValue)value);

    public void Plain(string name, long? value) => _json.Add(name, value is { } number ? (CanonicalValue)number : null);

    public void Plain(string name, bool? value) => _json.Add(name, value is { } flag ? (CanonicalValue)flag : null);

    /// <summary>RFC 3339 in UTC, to the millisecond.</summary>
    public void Plain(string name, DateTimeOffset? value) =>
        Plain(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>Writes the value's commitment and keeps what opens it.</summary>
    public void Committed(string name, CanonicalValue? value)
    {
        if (value is not null)
        {
            var opening = new Opening($"{_at}/{name}", name, _salts(), value);
            _openings.Add(opening);
            _json.Add(name, opening.Commitment);
        }
    }

    public void Group(string name, Action<LeafWriter> write) => _json.Add(name, Nested($"{_at}/{name}", write));

    public void Groups<T>(string name, IReadOnlyList<T> items, Action<LeafWriter, T> write) =>
        _json.Add(name, new CanonicalList([.. items.Select((item, i) => Nested($"{_at}/{name}/{i}", leaf => write(leaf, item)))]));

    /// <summary>
    /// A list that may be long, so that no record ever is too long for the log: the first of it as they are, and of the rest how many they are and one
    /// commitment to all of them, which the content opens.
    /// </summary>
    /// <param name="rest">The name of the group for the rest; absent when all are listed.</param>
    /// <param name="commitment">The name of the commitment in it.</param>
    /// <param name="value">An item as it is committed to.</param>
    public void Rest<T>(string rest, string commitment, IReadOnlyList<T> items, int listed, Func<T, CanonicalValue> value)
    {
        if (items.Count > listed)
        {
            Group(rest, to =>
            {
                to.Plain("count", items.Count - listed);
                to.Committed(commitment, new CanonicalList([.. items.Skip(listed).Select(value)]));
            });
        }
    }

    /// <summary>A text that somebody else chose, such as a provider: cut to a length that no record suffers from, and without halves of characters.</summary>
    public void Foreign(string name, string? text) => Plain(name, text is null ? null : (CanonicalValue)Bounded(text));

    /// <summary>A fraction as decimal text: a canonical number is whole, because a fraction has more than one sensible spelling.</summary>
    public void Fraction(string name, decimal value) => Plain(name, value.ToString("0.############", CultureInfo.InvariantCulture));

    internal static string Bounded(string text) => string.Concat(text.EnumerateRunes().Take(MostForeign).Select(r => r.ToString()));

    public void Texts(string name, IEnumerable<string> items) => _json.Add(name, new CanonicalList([.. items.Select(i => (CanonicalValue)i)]));

    private CanonicalObject Nested(string at, Action<LeafWriter> write)
    {
        var inner = new LeafWriter(at, _openings, _salts);
        write(inner);
        return inner._json;
    }
}
