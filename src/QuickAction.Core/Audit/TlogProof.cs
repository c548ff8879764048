using System.Globalization;
using System.Text;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit;

/// <summary>A receipt: shows offline that one record is in the log (C2SP tlog-proof). Kept beside a result as <c>.tlog-proof</c>.</summary>
public sealed record TlogProof
{
    public const string Extension = ".tlog-proof";
    private const string FirstLine = "c2sp.org/tlog-proof@v1";

    public required long Index { get; init; }
    public required IReadOnlyList<TreeHash> Path { get; init; }
    public required SignedNote Checkpoint { get; init; }

    /// <summary>Whatever helps to make the record again; not authenticated by the proof. Null for none.</summary>
    public ReadOnlyMemory<byte>? Extra { get; init; }

    /// <exception cref="AuditException">Not a proof.</exception>
    public static TlogProof Parse(string text)
    {
        var divide = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = new Queue<string>(divide < 0 ? [] : text[..divide].Split('\n'));
        if (!lines.TryDequeue(out var first) || first != FirstLine)
        {
            throw new AuditException("This is not a proof of inclusion: it does not begin with c2sp.org/tlog-proof@v1.");
        }

        ReadOnlyMemory<byte>? extra = null;
        if (lines.TryPeek(out var second) && second.StartsWith("extra ", StringComparison.Ordinal))
        {
            extra = StrictBase64.Decode(lines.Dequeue()["extra ".Length..]) ?? throw Malformed();
        }

        if (!lines.TryDequeue(out var third) || !third.StartsWith("index ", StringComparison.Ordinal) || NoteText.Decimal(third["index ".Length..]) is not { } index)
        {
            throw Malformed();
        }

        return new TlogProof
        {
            Index = index,
            Path = [.. lines.Select(l => TreeHash.Parse(l) ?? throw Malformed())],
            Checkpoint = SignedNote.Parse(text[(divide + 2)..]),
            Extra = extra,
        };
    }

    /// <summary>Shows that the record is in a log of one of the keys.</summary>
    /// <returns>The checkpoint that vouches for it.</returns>
    /// <exception cref="AuditException">It does not, with what is wrong.</exception>
    public Checkpoint Verify(ReadOnlySpan<byte> leaf, IReadOnlyList<VerifierKey> logKeys)
    {
        Checkpoint.SignedBy(logKeys);
        var checkpoint = Notes.Checkpoint.Of(Checkpoint);
        return InclusionProof.Verify(Index, checkpoint.Size, TreeHash.Leaf(leaf), Path, checkpoint.Root)
            ? checkpoint
            : throw new AuditException($"The record is not entry {Index} of the log that the checkpoint signs: the record, the proof or the index was changed.");
    }

    public override string ToString()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        if (Extra is { } extra)
        {
            text.Append("extra ").Append(Convert.ToBase64String(extra.Span)).Append('\n');
        }

        text.Append("index ").Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Path)
        {
            text.Append(hash.ToString()).Append('\n');
        }

        return text.Append('\n').Append(Checkpoint).ToString();
    }

    private static AuditException Malformed() => new("The proof of inclusion is malformed: one of its lines cannot be read.");
}
