using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// The decision log of this installation: the tree in the database, its keys, the content side and the mirror. Opening it settles what a crash or a
/// restored backup left undone, so that whoever has one may use it.
/// </summary>
public sealed partial class AuditStore : IAsyncDisposable
{
    private readonly AuditOptions _options;
    private readonly Database _database;
    private readonly Database _keysDatabase;
    private readonly DataKeys _dataKeys;
    private readonly LogKeys _keys;
    private readonly RecordSource _source;
    private readonly RecordWriter _records;
    private readonly LogSigner _signer;
    private readonly LogFolder _mirror;
    private readonly RecentTiles _recentTiles = new();

    private AuditStore(Databases databases, LogKeys keys, DataKeys dataKeys, RecordSource source, AuditOptions options, TimeProvider clock)
    {
        _options = options;
        _database = databases.Log;
        _keysDatabase = databases.Keys;
        _dataKeys = dataKeys;
        _keys = keys;
        _source = source;
        _mirror = new LogFolder(options.Mirror);
        Writer = new LogWriter(_database);
        _records = new RecordWriter(Writer);
        _signer = new LogSigner(_database, Writer, keys, clock);
    }

    /// <summary>The log's name.</summary>
    public string Origin => _keys.Origin;

    /// <summary>The keys that sign the log now; the Ed25519 one first where there is one.</summary>
    public IReadOnlyList<VerifierKey> VerifierKeys => _keys.Verifiers;

    internal LogWriter Writer { get; }

    internal Database Database => _database;

    /// <exception cref="QuickActionException">The store cannot be opened, its keys are missing, or it contradicts its mirror.</exception>
    public static async Task<AuditStore> OpenAsync(AuditOptions options, Program program, TimeProvider clock, CancellationToken cancellationToken)
    {
        var databases = await StoreFaults.TellAsync(() => Task.FromResult(Databases.Of(options)));
        return await OpenAsync(options, databases, program, clock, cancellationToken);
    }

    internal static async Task<AuditStore> OpenAsync(
        AuditOptions options, Databases databases, Program program, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await StoreFaults.TellAsync(() => OpenedAsync(options, databases, program, clock, cancellationToken));
        }
        catch
        {
            await databases.DisposeAsync();
            throw;
        }
    }

    /// <summary>Appends records in one transaction of their own.</summary>
    /// <returns>The index of the first.</returns>
    internal Task<long> AppendAsync(IReadOnlyList<PendingRecord> records, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.BeginAsync(cancellationToken);
        var first = await _records.AppendAsync(session, records, cancellationToken);
        await session.CommitAsync();
        return first;
    });

    internal ValueTask<DataKey> DataKeyAsync(DecisionJob job, CancellationToken cancellationToken) => _dataKeys.OfJobAsync(
        job.Id, job.CaseReference is { } reference ? new CaseOf(job.Actor.Team, reference) : null, cancellationToken);

    internal AuditRecord NewRecord(string kind, DateTimeOffset time, IReadOnlyList<LeafPart> parts) => _source.At(kind, time, parts);

    /// <summary>Records that the program runs with other settings than before, if it does. For a host to call before its first decision.</summary>
    /// <param name="settings">The settings whose SHA-256 is the program's configuration digest; kept with the record.</param>
    /// <returns>The index of the record; null when the settings are those of the record before.</returns>
    public Task<long?> NoteSettingsAsync(ReadOnlyMemory<byte> settings, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
        await new SettingsLog(_database, _records, _dataKeys, _source).NoteAsync(settings, cancellationToken));

    /// <summary>Signs what is in the log and copies it to the mirror.</summary>
    /// <returns>The signed checkpoint.</returns>
    /// <exception cref="QuickActionException">The log was changed since the last checkpoint; nothing was signed.</exception>
    public Task<SignedNote> PublishAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var signed = await _signer.SignAsync(cancellationToken);
        await MirrorAsync(signed, cancellationToken);
        return signed.Note;
    });

    /// <summary>Changes the signing keys; the change is recorded under both and published.</summary>
    public Task<IReadOnlyList<VerifierKey>> RotateKeysAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await _signer.SignAsync(cancellationToken);
        var signed = await new Rotation(_database, _records, _signer, _keys, _source).RunAsync(cancellationToken);
        await MirrorAsync(signed, cancellationToken);
        return VerifierKeys;
    });

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _keysDatabase.DisposeAsync();
    }

    private async ValueTask SignAndMirrorAsync(CancellationToken cancellationToken) => await MirrorAsync(await _signer.SignAsync(cancellationToken), cancellationToken);

    private async ValueTask MirrorAsync(SignedCheckpoint signed, CancellationToken cancellationToken)
    {
        using var oneWriter = await FileLock.TakeAsync(_mirror.Path + ".lock", cancellationToken);
        await using var log = await StoredLog.OpenAsync(_database, cancellationToken);
        await _mirror.UpdateAsync(log, signed, cancellationToken);
    }
}
