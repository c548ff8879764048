using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>
/// What opens one commitment of a leaf. Kept in the erasable side only; given to an ombudsman field by field, because each is salted apart.
/// </summary>
/// <param name="At">Where the commitment stands in the leaf, as a JSON pointer (RFC 6901).</param>
public sealed record Opening(string At, string Field, ReadOnlyMemory<byte> Salt, CanonicalValue Value)
{
    public string Commitment => Leaves.Commitment.To(Field, Salt.Span, Value);

    /// <summary>All openings of a leaf as canonical JSON.</summary>
    public static CanonicalList ToJson(IEnumerable<Opening> openings) => new([.. openings.Select(o => new CanonicalObject
    {
        { "at", o.At },
        { "field", o.Field },
        { "salt", StrictBase64.EncodeUrl(o.Salt.Span) },
        { "value", o.Value },
    })]);

    /// <exception cref="AuditException">Not what <see cref="ToJson"/> makes.</exception>
    public static IReadOnlyList<Opening> FromJson(CanonicalValue? json) =>
        [.. ((json as CanonicalList)?.Items ?? throw Unreadable()).Select(item => item is CanonicalObject o
            && o.Text("at") is { } at
            && o.Text("field") is { } field
            && o.Text("salt") is { } salt
            && StrictBase64.DecodeUrl(salt) is { Length: Leaves.Commitment.SaltBytes } bytes
            && o["value"] is { } value
                ? new Opening(at, field, bytes, value)
                : throw Unreadable())];

    private static AuditException Unreadable() => new("The salts of a record cannot be read.");
}
