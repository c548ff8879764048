using System.Globalization;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Witnessing;

/// <summary>What a log asks of a witness: to cosign a checkpoint, shown to extend the one that it cosigned before (C2SP tlog-witness).</summary>
public sealed record AddCheckpoint(long OldSize, IReadOnlyList<TreeHash> Proof, SignedNote Checkpoint)
{
    private const int MaxProof = 63;

    /// <exception cref="AuditException">Not such a request.</exception>
    public static AddCheckpoint Parse(string body)
    {
        var divide = body.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = divide < 0 ? [] : body[..divide].Split('\n');
        if (lines is not [var old, .. var proof]
            || !old.StartsWith("old ", StringComparison.Ordinal)
            || NoteText.Decimal(old["old ".Length..]) is not { } oldSize
            || proof.Length > MaxProof)
        {
            throw Malformed();
        }

        return new AddCheckpoint(oldSize, [.. proof.Select(l => TreeHash.Parse(l) ?? throw Malformed())], SignedNote.Parse(body[(divide + 2)..]));
    }

    public override string ToString() =>
        $"old {OldSize.ToString(CultureInfo.InvariantCulture)}\n{string.Concat(Proof.Select(h => $"{h}\n"))}\n{Checkpoint}";

    private static AuditException Malformed() => new("This is not a request to a witness: it is the old size, proof lines, an empty line and a checkpoint.");
}
