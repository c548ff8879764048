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
    /// <summary>The key; made when it is first asked for. Others know it from then on, so that a lost one is not made anew.</summary>
    /// <exception cref="QuickActionException">It was given out or used, and is gone or is another one.</exception>
    public async ValueTask<SigningKey> KeyAsync(CancellationToken cancellationToken)
    {
        // Looked at twice: the file is there before anything tells of it, so what another request makes meanwhile is not taken for a loss.
        if (!File.Exists(options.WitnessKey) && await IsKnownToOthersAsync(cancellationToken) && !File.Exists(options.WitnessKey))
        {
            throw NotTheOne("is missing");
        }

        var key = await ReadOrMakeAsync(cancellationToken);
        var known = await PrivateFiles.ReadOrMakeAsync(options.KnownWitness, () => Encoding.UTF8.GetBytes($"{key.Verifier}\n"), cancellationToken);
        return Encoding.UTF8.GetString(known).Trim() == key.Verifier.ToString() ? key : throw NotTheOne("is another one than others know");
    }

    /// <summary>Makes a new key in the place of one that is lost for good. What was seen of other logs stays remembered.</summary>
    /// <exception cref="QuickActionException">There is a key.</exception>
    public async ValueTask<SigningKey> RenewAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(options.WitnessKey))
        {
            throw QuickActionException.Refused($"There is a key, {options.WitnessKey}, so no new one was made: others may know it. Move it away first if it is lost to you or not yours.");
        }

        var key = await ReadOrMakeAsync(cancellationToken);
        PrivateFiles.MakeFolder(options.Mirror);
        PrivateFiles.Replace(options.KnownWitness, Encoding.UTF8.GetBytes($"{key.Verifier}\n"));
        return key;
    }

    private async ValueTask<SigningKey> ReadOrMakeAsync(CancellationToken cancellationToken) => SigningKey.Parse(Encoding.UTF8.GetString(
        await PrivateFiles.ReadOrMakeAsync(
            options.WitnessKey,
            () => Encoding.UTF8.GetBytes(SigningKey.Generate($"{origin}/witness", NoteKeyType.Cosignature).ToPrivateText() + "\n"),
            cancellationToken)));

    private const string SelectAnySeen = "SELECT origin FROM audit_witnessed LIMIT 1";

    private async ValueTask<bool> IsKnownToOthersAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(options.KnownWitness) || (Directory.Exists(options.Witnessed) && Directory.EnumerateFiles(options.Witnessed).Any()))
        {
            return true;
        }

        await using var session = await database.OpenAsync(cancellationToken);
        return await session.FirstAsync(SelectAnySeen, default, row => row.GetString(0), cancellationToken) is not null;
    }

    private QuickActionException NotTheOne(string how) => new(
        ProblemCode.Unavailable,
        $"The key under which this installation cosigns other logs, {options.WitnessKey}, {how}, so nothing was done: put it back from your copy. If there is none, make a new one with `quickaction audit witness key --new`, and tell everybody who knows the old one.");

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
