using QuickAction.Core.Analysis;
using QuickAction.Core.Audit;
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
    private readonly LogEndSeal _end;
    private readonly RecordWriter _records;
    private readonly LogSigner _signer;
    private readonly LogFolder _mirror;
    private readonly MirrorHead _head;
    private readonly HighWater _mark;
    private readonly OutsideCheckpoints _outside;
    private readonly LogCheck _check;
    private readonly RecentTiles _recentTiles = new();
    private readonly List<string> _warnings = [];
    private volatile Checkpoint? _mirrored;

    /// <summary>Null where the database itself, or the one who opened the store, sees to it that nobody puts a backup back meanwhile.</summary>
    private StoreUse? _use;

    private AuditStore(Databases databases, LogKeys keys, DataKeys dataKeys, RecordSource source, AuditOptions options, TimeProvider clock)
    {
        _options = options;
        _database = databases.Log;
        _keysDatabase = databases.Keys;
        _dataKeys = dataKeys;
        _keys = keys;
        _source = source;
        _mirror = new LogFolder(options.Mirror) { LogKeys = () => keys.Known, Renew = keys.Refresh };
        _mark = new HighWater(options.SignedMarks) { LogKeys = () => keys.Known, Renew = keys.Refresh };
        _outside = new OutsideCheckpoints(_mirror, _mark);
        _database.Signers = new LogSigners(() => keys.Known) { Outside = _outside };
        _check = new LogCheck(_database, _mirror, _outside, keys);
        _head = new MirrorHead(_mirror, _outside, keys);
        Writer = new LogWriter(_database);
        _end = new LogEndSeal(dataKeys);
        _records = new RecordWriter(Writer, _end);
        _signer = new LogSigner(_database, Writer, _mirror, _mark, _outside, _check, keys, dataKeys, clock);
    }

    /// <summary>The log's name.</summary>
    public string Origin => _keys.Origin;

    /// <summary>The keys that sign the log now; the Ed25519 one first where there is one.</summary>
    public IReadOnlyList<VerifierKey> VerifierKeys => _keys.Verifiers;

    /// <summary>What whoever runs the program should know of the state in which the store was found; a sentence each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Why nothing can be recorded or signed, though the log can be read and checked; null when it can. Only in a store that was opened to be read.</summary>
    public string? Shut => Writer.Shut;

    internal LogWriter Writer { get; }

    internal Database Database => _database;

    internal DataKeys ContentKeys => _dataKeys;

    /// <summary>Opens a store to work with it.</summary>
    /// <exception cref="QuickActionException">The store cannot be opened, its keys are missing, its log is not whole, or it contradicts its mirror.</exception>
    public static Task<AuditStore> OpenAsync(AuditOptions options, Program program, TimeProvider clock, CancellationToken cancellationToken) =>
        SharedAsync(options, token => OpenAsync(options, Databases.Of(options), program, clock, token), cancellationToken);

    /// <summary>
    /// Opens a store to look at it or to look after it. One whose log is not whole, or contradicts its mirror, is <see cref="Shut"/>: what is there can be read and
    /// checked, and nothing can be recorded.
    /// </summary>
    /// <exception cref="QuickActionException">The store cannot be opened at all, or its keys are missing.</exception>
    public static Task<AuditStore> OpenToReadAsync(AuditOptions options, Program program, TimeProvider clock, CancellationToken cancellationToken) =>
        SharedAsync(options, token => OpenToReadAsync(options, Databases.Of(options), program, clock, token), cancellationToken);

    private static async Task<AuditStore> SharedAsync(AuditOptions options, Func<CancellationToken, Task<AuditStore>> open, CancellationToken cancellationToken)
    {
        var use = options.Connection.Length == 0 ? await StoreFaults.TellAsync(async () => await StoreUse.ShareAsync(options, cancellationToken)) : null;
        try
        {
            var store = await StoreFaults.TellAsync(() => open(cancellationToken));
            store._use = use;
            return store;
        }
        catch
        {
            use?.Dispose();
            throw;
        }
    }

    internal static async Task<AuditStore> OpenAsync(
        AuditOptions options, Databases databases, Program program, TimeProvider clock, CancellationToken cancellationToken)
    {
        var store = await OpenToReadAsync(options, databases, program, clock, cancellationToken);
        if (store._whyShut is not { } why)
        {
            return store;
        }

        await store.DisposeAsync();
        throw why;
    }

    private static async Task<AuditStore> OpenToReadAsync(
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

    /// <summary>Appends records last in the transaction of the change that they are about.</summary>
    internal ValueTask<long> AppendAsync(WriteSession session, IReadOnlyList<PendingRecord> records, CancellationToken cancellationToken) =>
        _records.AppendAsync(session, records, cancellationToken);

    internal byte[] DerivedKey(string use) => _dataKeys.Derived(use);

    internal ValueTask<DataKey?> FindDataKeyAsync(string job, CancellationToken cancellationToken) => _dataKeys.FindByJobAsync(job, cancellationToken);

    /// <summary>The key of records that are about no job.</summary>
    internal ValueTask<DataKey> LogKeyAsync(CancellationToken cancellationToken) => _dataKeys.OfLogAsync(cancellationToken);

    private const string SelectJobRow = "SELECT 1 FROM job WHERE id = @id";

    /// <summary>The key of a job; made when it has none yet. A job that has a row has had one since it was submitted, so that without one it was erased: it gets no other.</summary>
    /// <exception cref="QuickActionException">The job's content was erased.</exception>
    internal ValueTask<DataKey> DataKeyAsync(DecisionJob job, CancellationToken cancellationToken) => new(StoreFaults.TellAsync(async () =>
    {
        if (await _dataKeys.FindByJobAsync(job.Id, cancellationToken) is { } known)
        {
            return known;
        }

        await using (var session = await _database.OpenAsync(cancellationToken))
        {
            await RefuseErasedAsync(session, job.Id, cancellationToken);
        }

        return await _dataKeys.OfJobAsync(job.Id, CaseOf.Of(job), job.Retention?.DeleteAfter, cancellationToken);
    }));

    /// <summary>Beside <see cref="SelectJobRow"/>: the key is gone, or is about to go.</summary>
    private async ValueTask RefuseErasedAsync(Session session, string job, CancellationToken cancellationToken)
    {
        // A case's reference may hold a character that no text of PostgreSQL has; no job's id does.
        var hasRow = !job.Contains('\0', StringComparison.Ordinal) && await session.FirstAsync(SelectJobRow, new Parameter[] { new("@id", job) }, _ => true, cancellationToken);
        if (hasRow && (await _dataKeys.LookUpByJobAsync(job, cancellationToken) is not { } key || await Erasure.IsAppliedAsync(session, key.Id, cancellationToken)))
        {
            throw new ErasedMeanwhileException();
        }
    }

    internal DateTimeOffset Now => _source.Now;

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
        var signed = await new Rotation(_database, _records, _signer, _keys, _dataKeys, _source).RunAsync(cancellationToken);
        await MirrorAsync(signed, cancellationToken);
        // The checkpoint in which the old keys handed over, for a database that is put back from before.
        await Cosigned().MirrorAsync(cancellationToken);
        return VerifierKeys;
    });

    /// <summary>Why the database does not itself keep teams apart and the log as it is, as a sentence for whoever runs the service; null when it does, or cannot.</summary>
    public Task<string?> RoleFaultAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
        await _database.RoleFaultAsync(cancellationToken) ?? await _keysDatabase.RoleFaultAsync(cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _keysDatabase.DisposeAsync();
        _holds.Dispose();
        _use?.Dispose();
    }

    /// <summary>Signs and mirrors what was recorded since the last checkpoint, if anything was: for the end of a piece of work that gave out no result.</summary>
    public Task SignRestAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        bool isSigned;
        await using (var session = await _database.OpenAsync(cancellationToken))
        {
            isSigned = await CoveredAsync(session, cancellationToken) == await LogSize.OfAsync(session, cancellationToken);
        }

        if (!isSigned)
        {
            await SignAndMirrorAsync(cancellationToken);
        }

        return true;
    });

    private async ValueTask SignAndMirrorAsync(CancellationToken cancellationToken) => await MirrorAsync(await _signer.SignAsync(cancellationToken), cancellationToken);

    /// <summary>For a checkpoint that is about to be handed out: the mirror has it before anybody else does.</summary>
    private async ValueTask<SignedCheckpoint> MirroredAsync(SignedCheckpoint signed, CancellationToken cancellationToken)
    {
        if (signed.Checkpoint != _mirrored)
        {
            await MirrorAsync(signed, cancellationToken);
        }

        return signed;
    }

    private async ValueTask MirrorAsync(SignedCheckpoint signed, CancellationToken cancellationToken)
    {
        try
        {
            using var oneWriter = await _mirror.LockAsync(cancellationToken);
            _mark.Raise(signed);
            await using var log = await StoredLog.OpenAsync(_database, signed.Checkpoint.Size, cancellationToken);
            await _mirror.UpdateAsync(log, signed, cancellationToken);
            _mirrored = signed.Checkpoint;
        }
        catch (Exception error) when (error is AuditException or QuickActionException)
        {
            await RefuseMissingAsync(cancellationToken);
            throw;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                $"The mirror of the decision log in {_options.Mirror} could not be written{(error is FileFaultException named ? $" ({named.Message.TrimEnd('.')})" : "")}, so nothing is given out; check the space and the rights there.",
                retryable: true,
                error);
        }
    }
}
