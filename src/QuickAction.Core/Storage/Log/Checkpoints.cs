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

    private const string SelectNewest = "SELECT note FROM audit_checkpoint ORDER BY size DESC LIMIT @most";

    public static ValueTask<List<SignedCheckpoint>> NewestAsync(Session session, int most, CancellationToken cancellationToken) => session.ListAsync(
        SelectNewest,
        new Parameter[] { new("@most", most) },
        row => SignedCheckpoint.Parse(row.GetString(0)),
        cancellationToken);

    private const string SelectAt = "SELECT note FROM audit_checkpoint WHERE size = @size";

    public static async ValueTask<SignedCheckpoint?> AtAsync(Session session, long size, CancellationToken cancellationToken) =>
        await WithCosignaturesAsync(
            session, await session.FirstAsync(SelectAt, new Parameter[] { new("@size", size) }, row => row.GetString(0), cancellationToken), cancellationToken);

    // Every n-th, so that a long history stays a handful: each narrows down where a rewritten log begins to differ.
    private const string SelectSome = """
        SELECT note FROM (SELECT note, size, row_number() OVER (ORDER BY size) AS n, count(*) OVER () AS total FROM audit_checkpoint) AS numbered
        WHERE n % (total / @most + 1) = 0 ORDER BY size
        """;

    /// <summary>At most so many of the checkpoints, spread over the whole history.</summary>
    public static ValueTask<List<SignedNote>> SomeAsync(Session session, int most, CancellationToken cancellationToken) =>
        session.ListAsync(SelectSome, new Parameter[] { new("@most", most) }, row => SignedNote.Parse(row.GetString(0)), cancellationToken);

    private const string Insert = "INSERT INTO audit_checkpoint (size, root, note, created) VALUES (@size, @root, @note, @created)";

    public static ValueTask<int> InsertAsync(WriteSession session, SignedCheckpoint signed, DateTimeOffset time, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            Insert,
            new Parameter[]
            {
                new("@size", signed.Checkpoint.Size),
                new("@root", signed.Checkpoint.Root.ToArray()),
                new("@note", signed.Note.ToString()),
                new("@created", time.ToUnixTimeMilliseconds()),
            },
            cancellationToken);

    private const string InsertCosignature = "INSERT INTO audit_cosignature (size, line) VALUES (@size, @line) ON CONFLICT (size, line) DO NOTHING";

    public static ValueTask<int> InsertCosignatureAsync(WriteSession session, long size, NoteSignature line, CancellationToken cancellationToken) =>
        session.ExecuteAsync(InsertCosignature, new Parameter[] { new("@size", size), new("@line", line.ToString()) }, cancellationToken);

    private const string SelectCosignatures = "SELECT line FROM audit_cosignature WHERE size = @size ORDER BY line";

    private static async ValueTask<SignedCheckpoint?> WithCosignaturesAsync(Session session, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            return null;
        }

        var note = SignedNote.Parse(text);
        var checkpoint = Checkpoint.Of(note);
        var lines = await session.ListAsync(
            SelectCosignatures, new Parameter[] { new("@size", checkpoint.Size) }, row => NoteSignature.Parse(row.GetString(0)), cancellationToken);
        return new SignedCheckpoint(checkpoint, note with { Signatures = [.. note.Signatures, .. lines] });
    }
}
