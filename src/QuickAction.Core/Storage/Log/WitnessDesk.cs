using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Witnessing;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Remembers the latest checkpoint that was cosigned of each log, in the database and in a file outside it: a witness that a restored backup has made
/// forget could be led to cosign a rewritten log.
/// </summary>
internal sealed class WitnessDesk(Database database, AuditOptions options, string origin, RecordSource source)
{
    public async ValueTask<SigningKey> KeyAsync(CancellationToken cancellationToken) => SigningKey.Parse(Encoding.UTF8.GetString(
        await PrivateFiles.ReadOrMakeAsync(
            options.WitnessKey,
            () => Encoding.UTF8.GetBytes(SigningKey.Generate($"{origin}/witness", NoteKeyType.Cosignature).ToPrivateText() + "\n"),
            cancellationToken)));

    public async ValueTask<WitnessReply> CosignAsync(AddCheckpoint request, IReadOnlyList<VerifierKey> logKeys, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(cancellationToken);
        var asked = Checkpoint.Of(request.Checkpoint);
        await using var session = await database.BeginAsync(cancellationToken);
        // Held until what was seen is stored: two requests at once could otherwise both be told that they extend the same checkpoint.
        await database.LockLogAsync(session, cancellationToken);
        var reply = Witness.Judge(request, await SeenAsync(session, asked.Origin, cancellationToken), logKeys, key, source.Now);
        if (reply.Seen is { } seen)
        {
            await session.ExecuteAsync(Remember, new Parameter[] { new("@origin", asked.Origin), new("@note", seen.ToString()) }, cancellationToken);
            PrivateFiles.MakeFolder(options.Witnessed);
            PrivateFiles.Replace(FileOf(asked.Origin), seen.ToBytes());
            await session.CommitAsync();
        }

        return reply;
    }

    private const string Remember = "INSERT INTO audit_witnessed (origin, note) VALUES (@origin, @note) ON CONFLICT (origin) DO UPDATE SET note = excluded.note";
    private const string SelectSeen = "SELECT note FROM audit_witnessed WHERE origin = @origin";

    private async ValueTask<Checkpoint?> SeenAsync(WriteSession session, string log, CancellationToken cancellationToken)
    {
        var stored = await session.FirstAsync(SelectSeen, new Parameter[] { new("@origin", log) }, row => row.GetString(0), cancellationToken);
        var kept = File.Exists(FileOf(log)) ? await File.ReadAllTextAsync(FileOf(log), cancellationToken) : null;
        return new[] { stored, kept }.OfType<string>().Select(note => Checkpoint.Of(SignedNote.Parse(note))).MaxBy(c => c.Size);
    }

    private string FileOf(string log) => Path.Combine(options.Witnessed, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(log))));
}
