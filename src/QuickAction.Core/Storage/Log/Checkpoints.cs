using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>A checkpoint that was signed, with the cosignatures that have come since.</summary>
internal sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note)
{
    public static SignedCheckpoint Parse(string text) => Of(SignedNote.Parse(text));

    public static SignedCheckpoint Of(SignedNote note) => new(Checkpoint.Of(note), note);
}

/// <summary>
/// The table of checkpoints; none is ever changed. A row that is no checkpoint by a key of the log is passed over: a check of the store names it, and it keeps nobody
/// from the others.
/// </summary>
internal static class Checkpoints
{
    private const int AtOnce = 64;

    public static async ValueTask<SignedCheckpoint?> LatestAsync(Session session, CancellationToken cancellationToken) =>
        await BeforeAsync(session, long.MaxValue, 1, cancellationToken) is [var latest] ? await WithCosignaturesAsync(session, latest, cancellationToken) : null;

    private const string SelectBefore = "SELECT size, note FROM audit_checkpoint WHERE size < @size ORDER BY size DESC LIMIT @most";

    /// <summary>The newest checkpoints that are smaller, the newest first, without their cosignatures.</summary>
    public static async ValueTask<List<SignedCheckpoint>> BeforeAsync(Session session, long size, int most, CancellationToken cancellationToken)
    {
        var own = Signers(session);
        var found = new List<SignedCheckpoint>();
        List<CheckpointRow> rows;
        for (var (before, atOnce) = (size, most); found.Count < most; (before, atOnce) = (rows[^1].Size, AtOnce))
        {
            rows = await session.ListAsync(SelectBefore, new Parameter[] { new("@size", before), new("@most", atOnce) }, CheckpointRow.Read, cancellationToken);
            if (rows.Count == 0)
            {
                break;
            }

            found.AddRange((await OwnAsync(own, rows, cancellationToken)).Take(most - found.Count));
        }

        return found;
    }

    private const string SelectAny = "SELECT 1 FROM audit_checkpoint LIMIT 1";

    /// <summary>Whether the table holds anything at all.</summary>
    public static ValueTask<bool> AnyRowAsync(Session session, CancellationToken cancellationToken) =>
        session.FirstAsync(SelectAny, default, _ => true, cancellationToken);

    private const string SelectCosigned = "SELECT DISTINCT size FROM audit_cosignature ORDER BY size DESC LIMIT @most";

    /// <summary>The newest checkpoints that a witness has cosigned, the newest first.</summary>
    public static async ValueTask<IReadOnlyList<SignedCheckpoint>> CosignedAsync(Session session, int most, CancellationToken cancellationToken)
    {
        var found = new List<SignedCheckpoint>();
        foreach (var size in await session.ListAsync(SelectCosigned, new Parameter[] { new("@most", most) }, row => row.GetInt64(0), cancellationToken))
        {
            if (await NoteAtAsync(session, size, cancellationToken) is { } own && await AtAsync(session, size, cancellationToken) is { } signed && signed.Note.Signatures.Count > own.Signatures.Count)
            {
                found.Add(signed);
            }
        }

        return found;
    }

    private const string SelectAtChanges = "SELECT size, note FROM audit_checkpoint WHERE size IN (SELECT since + 1 FROM audit_key) ORDER BY size";

    /// <summary>The checkpoints that were signed with the records of changed keys, by the old keys and the new.</summary>
    public static ValueTask<List<SignedNote>> AtKeyChangesAsync(Session session, CancellationToken cancellationToken) =>
        NotesAsync(session, SelectAtChanges, default, cancellationToken);

    private const string SelectBetween = "SELECT size, note FROM audit_checkpoint WHERE size > @first AND size <= @last ORDER BY size";

    /// <summary>Those between two sizes, the first excluded, on which no signature names one of the keys.</summary>
    public static async ValueTask<IReadOnlyList<SignedNote>> WithoutAsync(
        Session session, long first, long last, IReadOnlyList<VerifierKey> keys, CancellationToken cancellationToken)
    {
        var found = new List<CheckpointRow>();
        await session.EachAsync(
            SelectBetween,
            new Parameter[] { new("@first", first), new("@last", last) },
            row =>
            {
                var read = CheckpointRow.Read(row);
                if (read.Note is { } note && !note.Signatures.Any(s => keys.Any(k => k.KeyId == s.KeyId && k.Name == s.Name)))
                {
                    found.Add(read);
                }
            },
            cancellationToken);
        return [.. (await OwnAsync(Signers(session), found, cancellationToken)).Select(s => s.Note)];
    }

    private const string SelectAt = "SELECT size, note FROM audit_checkpoint WHERE size = @size";

    public static async ValueTask<SignedCheckpoint?> AtAsync(Session session, long size, CancellationToken cancellationToken) =>
        await OwnAtAsync(session, size, cancellationToken) is { } signed ? await WithCosignaturesAsync(session, signed, cancellationToken) : null;

    /// <summary>The checkpoint of a size without its cosignatures.</summary>
    public static async ValueTask<SignedNote?> NoteAtAsync(Session session, long size, CancellationToken cancellationToken) =>
        (await OwnAtAsync(session, size, cancellationToken))?.Note;

    private static async ValueTask<SignedCheckpoint?> OwnAtAsync(Session session, long size, CancellationToken cancellationToken) =>
        await RowAtAsync(session, size, cancellationToken) is { } row ? await Signers(session).ReadAsync(row, cancellationToken) : null;

    /// <summary>The row that stands under a size, whatever it holds.</summary>
    public static ValueTask<CheckpointRow?> RowAtAsync(Session session, long size, CancellationToken cancellationToken) =>
        session.FirstAsync(SelectAt, new Parameter[] { new("@size", size) }, CheckpointRow.Read, cancellationToken);

    // Every n-th, so that a long history stays a handful: each narrows down where a rewritten log begins to differ.
    private const string SelectSome = """
        SELECT size, note FROM (SELECT note, size, row_number() OVER (ORDER BY size) AS n, count(*) OVER () AS total FROM audit_checkpoint) AS numbered
        WHERE n % (total / @most + 1) = 0 ORDER BY size
        """;

    /// <summary>At most so many of the checkpoints, spread over the whole history.</summary>
    public static ValueTask<List<SignedNote>> SomeAsync(Session session, int most, CancellationToken cancellationToken) =>
        NotesAsync(session, SelectSome, new Parameter[] { new("@most", most) }, cancellationToken);

    private static async ValueTask<List<SignedNote>> NotesAsync(Session session, string statement, ReadOnlyMemory<Parameter> values, CancellationToken cancellationToken) =>
        [.. (await OwnAsync(Signers(session), await session.ListAsync(statement, values, CheckpointRow.Read, cancellationToken), cancellationToken)).Select(s => s.Note)];

    /// <summary>Whose checkpoints count in the session's database.</summary>
    public static LogSigners.Reader Signers(Session session) =>
        (session.Signers ?? throw new InvalidOperationException("Nobody has said whose checkpoints count in this database.")).In(session);

    private static async ValueTask<List<SignedCheckpoint>> OwnAsync(LogSigners.Reader signers, List<CheckpointRow> rows, CancellationToken cancellationToken)
    {
        var own = new List<SignedCheckpoint>();
        foreach (var row in rows)
        {
            if (await signers.ReadAsync(row, cancellationToken) is { } signed)
            {
                own.Add(signed);
            }
        }

        return own;
    }

    private const string Insert = """
        INSERT INTO audit_checkpoint (size, root, note, created) VALUES (@size, @root, @note, @created) ON CONFLICT (size) DO NOTHING
        """;

    /// <returns>0 when a row stands under that size already, whatever it holds.</returns>
    public static ValueTask<int> InsertAsync(WriteSession session, SignedCheckpoint signed, DateTimeOffset time, CancellationToken cancellationToken) => session.ExecuteAsync(
        Insert,
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
        SELECT audit_checkpoint.size, audit_checkpoint.note, line, vkey FROM audit_cosignature JOIN audit_checkpoint ON audit_checkpoint.size = audit_cosignature.size
        WHERE vkey IS NOT NULL ORDER BY vkey
        """;

    /// <summary>The keys under which cosignatures were added. A row that is no cosignature by its key is left out: a check of the store names it.</summary>
    public static async ValueTask<IReadOnlyList<VerifierKey>> WitnessesAsync(Session session, CancellationToken cancellationToken) =>
        [
            .. (await session.ListAsync(
                SelectWitnesses,
                default,
                row => CheckpointRow.Read(row).Note is { } note && CosignatureRow.LineOf(note, row.GetString(2), row.GetString(3)) is not null ? CosignatureRow.KeyIn(row.GetString(3)) : null,
                cancellationToken)).OfType<VerifierKey>().Distinct(),
        ];

    private const string SelectCosignatures = "SELECT line, vkey FROM audit_cosignature WHERE size = @size ORDER BY line";

    private static async ValueTask<SignedCheckpoint> WithCosignaturesAsync(Session session, SignedCheckpoint signed, CancellationToken cancellationToken)
    {
        var note = signed.Note;
        var lines = await session.ListAsync(
            SelectCosignatures,
            new Parameter[] { new("@size", signed.Checkpoint.Size) },
            row => CosignatureRow.LineOf(note, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)),
            cancellationToken);
        return signed with { Note = note with { Signatures = [.. note.Signatures, .. lines.OfType<NoteSignature>()] } };
    }
}
