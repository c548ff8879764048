using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>A checkpoint that was signed, with the cosignatures that have come since.</summary>
internal sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note)
{
    public static SignedCheckpoint Parse(string text) => Of(SignedNote.Parse(text));

    public static SignedCheckpoint Of(SignedNote note) => new(Checkpoint.Of(note), note);
}

/// <summary>The table of checkpoints; none is ever changed.</summary>
internal static class Checkpoints
{
    private const string SelectLatest = "SELECT note FROM audit_checkpoint ORDER BY size DESC LIMIT 1";

    public static async ValueTask<SignedCheckpoint?> LatestAsync(Session session, CancellationToken cancellationToken) =>
        await WithCosignaturesAsync(session, await session.FirstAsync(SelectLatest, default, row => row.GetString(0), cancellationToken), cancellationToken);

    private const string SelectBefore = "SELECT note FROM audit_checkpoint WHERE size < @size ORDER BY size DESC LIMIT @most";

    /// <summary>The newest checkpoints that are smaller, the newest first, without their cosignatures.</summary>
    public static ValueTask<List<SignedCheckpoint>> BeforeAsync(Session session, long size, int most, CancellationToken cancellationToken) => session.ListAsync(
        SelectBefore,
        new Parameter[] { new("@size", size), new("@most", most) },
        row => SignedCheckpoint.Parse(row.GetString(0)),
        cancellationToken);

    private const string SelectCosigned = "SELECT DISTINCT size FROM audit_cosignature ORDER BY size DESC LIMIT @most";

    /// <summary>The newest checkpoints that a witness has cosigned, the newest first.</summary>
    public static async ValueTask<IReadOnlyList<SignedCheckpoint>> CosignedAsync(Session session, int most, CancellationToken cancellationToken)
    {
        var found = new List<SignedCheckpoint>();
        foreach (var size in await session.ListAsync(SelectCosigned, new Parameter[] { new("@most", most) }, row => row.GetInt64(0), cancellationToken))
        {
            if (await AtAsync(session, size, cancellationToken) is { } signed && await NoteAtAsync(session, size, cancellationToken) is { } own && signed.Note.Signatures.Count > own.Signatures.Count)
            {
                found.Add(signed);
            }
        }

        return found;
    }

    private const string SelectAtChanges = "SELECT note FROM audit_checkpoint WHERE size IN (SELECT since + 1 FROM audit_key) ORDER BY size";

    /// <summary>The checkpoints that were signed with the records of changed keys, by the old keys and the new.</summary>
    public static ValueTask<List<SignedNote>> AtKeyChangesAsync(Session session, CancellationToken cancellationToken) =>
        session.ListAsync(SelectAtChanges, default, row => SignedNote.Parse(row.GetString(0)), cancellationToken);

    private const string SelectBetween = "SELECT note FROM audit_checkpoint WHERE size > @first AND size <= @last ORDER BY size";

    /// <summary>Those between two sizes, the first excluded, on which no signature names one of the keys; the signatures are not checked.</summary>
    public static async ValueTask<IReadOnlyList<SignedNote>> WithoutAsync(
        Session session, long first, long last, IReadOnlyList<VerifierKey> keys, CancellationToken cancellationToken)
    {
        var found = new List<SignedNote>();
        await session.EachAsync(
            SelectBetween,
            new Parameter[] { new("@first", first), new("@last", last) },
            row =>
            {
                var note = SignedNote.Parse(row.GetString(0));
                if (!note.Signatures.Any(s => keys.Any(k => k.KeyId == s.KeyId && k.Name == s.Name)))
                {
                    found.Add(note);
                }
            },
            cancellationToken);
        return found;
    }

    private const string SelectAt = "SELECT note FROM audit_checkpoint WHERE size = @size";

    public static async ValueTask<SignedCheckpoint?> AtAsync(Session session, long size, CancellationToken cancellationToken) =>
        await WithCosignaturesAsync(
            session, await session.FirstAsync(SelectAt, new Parameter[] { new("@size", size) }, row => row.GetString(0), cancellationToken), cancellationToken);

    /// <summary>The checkpoint of a size without its cosignatures.</summary>
    public static ValueTask<SignedNote?> NoteAtAsync(Session session, long size, CancellationToken cancellationToken) =>
        session.FirstAsync(SelectAt, new Parameter[] { new("@size", size) }, row => SignedNote.Parse(row.GetString(0)), cancellationToken);

    // Every n-th, so that a long history stays a handful: each narrows down where a rewritten log begins to differ.
    private const string SelectSome = """
        SELECT note FROM (SELECT note, size, row_number() OVER (ORDER BY size) AS n, count(*) OVER () AS total FROM audit_checkpoint) AS numbered
        WHERE n % (total / @most + 1) = 0 ORDER BY size
        """;

    /// <summary>At most so many of the checkpoints, spread over the whole history.</summary>
    public static ValueTask<List<SignedNote>> SomeAsync(Session session, int most, CancellationToken cancellationToken) =>
        session.ListAsync(SelectSome, new Parameter[] { new("@most", most) }, row => SignedNote.Parse(row.GetString(0)), cancellationToken);

    private const string Insert = "INSERT INTO audit_checkpoint (size, root, note, created) VALUES (@size, @root, @note, @created)";
    private const string InsertMissing = Insert + " ON CONFLICT (size) DO NOTHING";

    public static ValueTask<int> InsertAsync(WriteSession session, SignedCheckpoint signed, DateTimeOffset time, CancellationToken cancellationToken) =>
        InsertAsync(session, Insert, signed, time, cancellationToken);

    /// <summary>The same for one that may be there.</summary>
    public static ValueTask<int> InsertMissingAsync(WriteSession session, SignedCheckpoint signed, DateTimeOffset time, CancellationToken cancellationToken) =>
        InsertAsync(session, InsertMissing, signed, time, cancellationToken);

    private static ValueTask<int> InsertAsync(
        WriteSession session, string statement, SignedCheckpoint signed, DateTimeOffset time, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            statement,
            new Parameter[]
            {
                new("@size", signed.Checkpoint.Size),
                new("@root", signed.Checkpoint.Root.ToArray()),
                new("@note", signed.Note.ToString()),
                new("@created", time.ToUnixTimeMilliseconds()),
            },
            cancellationToken);

    private const string InsertCosignature = """
        INSERT INTO audit_cosignature (size, line, vkey) VALUES (@size, @line, @vkey) ON CONFLICT (size, line) DO NOTHING
        """;

    public static ValueTask<int> InsertCosignatureAsync(
        WriteSession session, long size, NoteSignature line, VerifierKey witness, CancellationToken cancellationToken) => session.ExecuteAsync(
        InsertCosignature,
        new Parameter[] { new("@size", size), new("@line", line.ToString()), new("@vkey", witness.ToString()) },
        cancellationToken);

    private const string SelectWitnesses = """
        SELECT audit_checkpoint.note, line, vkey FROM audit_cosignature JOIN audit_checkpoint ON audit_checkpoint.size = audit_cosignature.size
        WHERE vkey IS NOT NULL ORDER BY vkey
        """;

    /// <summary>The keys under which cosignatures were added. A row that is no cosignature by its key is left out: a check of the store names it.</summary>
    public static async ValueTask<IReadOnlyList<VerifierKey>> WitnessesAsync(Session session, CancellationToken cancellationToken) =>
        [
            .. (await session.ListAsync(
                SelectWitnesses,
                default,
                row => CosignatureRow.LineOf(SignedNote.Parse(row.GetString(0)), row.GetString(1), row.GetString(2)) is null ? null : CosignatureRow.KeyIn(row.GetString(2)),
                cancellationToken)).OfType<VerifierKey>().Distinct(),
        ];

    private const string SelectCosignatures = "SELECT line, vkey FROM audit_cosignature WHERE size = @size ORDER BY line";

    private static async ValueTask<SignedCheckpoint?> WithCosignaturesAsync(Session session, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            return null;
        }

        var note = SignedNote.Parse(text);
        var checkpoint = Checkpoint.Of(note);
        var lines = await session.ListAsync(
            SelectCosignatures,
            new Parameter[] { new("@size", checkpoint.Size) },
            row => CosignatureRow.LineOf(note, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)),
            cancellationToken);
        return new SignedCheckpoint(checkpoint, note with { Signatures = [.. note.Signatures, .. lines.OfType<NoteSignature>()] });
    }
}
