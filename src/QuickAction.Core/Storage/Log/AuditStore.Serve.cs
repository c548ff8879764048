using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>An entry of the log as it stands there.</summary>
public sealed record LogEntry(long Index, ReadOnlyMemory<byte> Leaf);

/// <summary>What a web server gives out of the log: nothing that its latest checkpoint does not cover.</summary>
public sealed partial class AuditStore
{
    /// <summary>The latest signed checkpoint; one is signed when there is none yet.</summary>
    public Task<SignedNote> CheckpointAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return (await MirroredAsync(await Checkpoints.LatestAsync(session, cancellationToken) ?? await _signer.SignAsync(cancellationToken), cancellationToken)).Note;
    });

    /// <returns>Null when the checkpoint does not cover the tile.</returns>
    public Task<ReadOnlyMemory<byte>?> TileAsync(TileAddress address, CancellationToken cancellationToken) =>
        ServeAsync(address, StoredTiles.ReadTileAsync, cancellationToken);

    /// <returns>The bundle of the entries under a tile of level 0; null when the checkpoint does not cover them.</returns>
    public Task<ReadOnlyMemory<byte>?> EntryBundleAsync(TileAddress address, CancellationToken cancellationToken) =>
        ServeAsync(address, StoredTiles.ReadEntriesAsync, cancellationToken);

    private const string SelectEntries = "SELECT position, leaf FROM audit_entry WHERE position >= @from ORDER BY position LIMIT @most";

    /// <summary>Entries in their order, also those that are not signed yet.</summary>
    public Task<IReadOnlyList<LogEntry>> EntriesAsync(long from, int most, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        Parameter[] values = [new("@from", from), new("@most", (long)most)];
        return (IReadOnlyList<LogEntry>)await session.ListAsync(
            SelectEntries, values, row => new LogEntry(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
    });

    /// <summary>How many entries the log has.</summary>
    public Task<long> SizeAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await LogSize.OfAsync(session, cancellationToken);
    });

    /// <summary>Derives the latest checkpoint's root from the stored hashes again.</summary>
    /// <exception cref="QuickActionException">It cannot be derived: the log was changed, or the database does not answer.</exception>
    public Task SelfCheckAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var log = await StoredLog.OpenAsync(_database, cancellationToken);
        if (await log.ReadNoteAsync(cancellationToken) is { } note && Checkpoint.Of(note) is { Size: > 0 } signed)
        {
            var tiles = await log.TilesAroundAsync(signed.Size - 1, signed.Size, cancellationToken);
            if (Subtrees.RootAt(signed.Size, signed.Size, tiles) != signed.Root)
            {
                throw new AuditException("The log's hashes do not lead to its signed checkpoint; `quickaction audit verify` says what was changed.");
            }
        }

        return true;
    });

    private Task<ReadOnlyMemory<byte>?> ServeAsync(
        TileAddress address,
        Func<Session, TileAddress, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read,
        CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var size = (await Checkpoints.LatestAsync(session, cancellationToken))?.Checkpoint.Size ?? 0;
        var end = (address.Index * TileAddress.FullWidth) + address.Width;
        return end <= TileAddress.HashesAt(address.Level, size) ? await read(session, address, cancellationToken) : (ReadOnlyMemory<byte>?)null;
    });
}
