using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit;

/// <summary>
/// A proof of inclusion that carries its record, and what opens those of its commitments that the holder may know. Its extra line is canonical JSON:
/// <c>{"leaf": base64, "open": [{at, field, salt, value}]}</c>.
/// </summary>
public sealed record Receipt(TlogProof Proof, ReadOnlyMemory<byte> Leaf, IReadOnlyList<Opening> Openings)
{
    public static Receipt Of(TlogProof proof, ReadOnlyMemory<byte> leaf, IReadOnlyList<Opening> openings)
    {
        var extra = CanonicalJson.Encode(new CanonicalObject { { "leaf", Convert.ToBase64String(leaf.Span) }, { "open", Opening.ToJson(openings) } });
        return new Receipt(proof with { Extra = extra }, leaf, openings);
    }

    /// <exception cref="AuditException">Not a receipt of ours.</exception>
    public static Receipt Parse(string text)
    {
        var proof = TlogProof.Parse(text);
        return proof.Extra is { } extra
            && CanonicalJson.Decode(extra.Span) is CanonicalObject json
            && json.Text("leaf") is { } base64
            && StrictBase64.Decode(base64) is { } leaf
                ? new Receipt(proof, leaf, Opening.FromJson(json["open"]))
                : throw new AuditException("The receipt does not carry its record; give the record beside it.");
    }

    /// <summary>Shows that the record is in a log of one of the keys, and that what the receipt opens is what the record commits to.</summary>
    /// <exception cref="AuditException">It does not, with what is wrong.</exception>
    public Checkpoint Verify(IReadOnlyList<VerifierKey> logKeys)
    {
        var checkpoint = Proof.Verify(Leaf.Span, logKeys);
        var record = CanonicalJson.Decode(Leaf.Span);
        return Openings.All(o => JsonPointer.Text(record, o.At) == o.Commitment && o.At.EndsWith($"/{o.Field}", StringComparison.Ordinal))
            ? checkpoint
            : throw new AuditException("The receipt opens a commitment to another value than the one that the record commits to.");
    }

    public override string ToString() => Proof.ToString();
}
