using System.Data.Common;
using System.Runtime.InteropServices;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Databases;

/// <summary>One of the two engines that the store runs on. What differs between them is here; all other SQL runs on both as it stands.</summary>
internal abstract class Database(DbDataSource source) : IAsyncDisposable
{
    protected DbDataSource Source => source;

    /// <summary>Whose checkpoints count in this database. Every session carries it, so that nothing that reads checkpoints can forget to ask.</summary>
    public LogSigners? Signers { get; set; }

    /// <summary>A connection for reading what is of the scope.</summary>
    public abstract ValueTask<Session> OpenAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>A connection for reading the log and the sealed content of its records.</summary>
    public ValueTask<Session> OpenAsync(CancellationToken cancellationToken) => OpenAsync(Scope.Log, cancellationToken);

    /// <summary>Begins a transaction that writes what is of the scope.</summary>
    public abstract ValueTask<WriteSession> BeginAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that writes to the log and the content of its records.</summary>
    public ValueTask<WriteSession> BeginAsync(CancellationToken cancellationToken) => BeginAsync(Scope.Log, cancellationToken);

    /// <summary>
    /// Makes this session the only one that may append to the log, until it ends. Taken last before the append, so that others wait for no more than that.
    /// </summary>
    public abstract ValueTask LockLogAsync(WriteSession session, CancellationToken cancellationToken);

    private const string SelectEnd = "SELECT position, leaf_hash FROM audit_entry ORDER BY position DESC LIMIT 1";

    /// <summary>Where the log ends as this session sees it.</summary>
    public static async ValueTask<LogEnd> EndAsync(Session session, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            SelectEnd, default, row => new LogEnd(row.GetInt64(0) + 1, new TreeHash(row.GetFieldValue<byte[]>(1))), cancellationToken) ?? LogEnd.OfNothing;

    /// <summary>Locks the log and inserts entries behind its end, when that is where it ends; else only locks it.</summary>
    /// <returns>Whether they were inserted.</returns>
    public virtual async ValueTask<bool> AppendEntriesAsync(
        WriteSession session, LogEnd after, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes, CancellationToken cancellationToken)
    {
        await LockLogAsync(session, cancellationToken);
        if (await EndAsync(session, cancellationToken) != after)
        {
            return false;
        }

        await InsertEntriesAsync(session, after.Size, leaves, hashes, cancellationToken);
        return true;
    }

    /// <summary>Inserts entries at positions from <paramref name="first"/> on.</summary>
    public abstract ValueTask InsertEntriesAsync(
        WriteSession session, long first, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes, CancellationToken cancellationToken);

    /// <summary>Takes the trigger away that keeps rows of the table of checkpoints from being deleted by mistake.</summary>
    public abstract string FreeCheckpoints { get; }

    /// <summary>Puts it there again: both in one transaction, so that nobody ever sees the table without.</summary>
    public abstract string KeepCheckpoints { get; }

    /// <summary>Brings the tables up to date; nothing to do takes one query.</summary>
    public abstract ValueTask MigrateAsync(Migrations migrations, CancellationToken cancellationToken);

    /// <summary>Has the tables brought up to date by another role, which owns them, and given to this one's for use.</summary>
    /// <param name="owner">The same database as that role reaches it.</param>
    public virtual ValueTask MigrateAsync(Migrations migrations, Database owner, CancellationToken cancellationToken) => MigrateAsync(migrations, cancellationToken);

    /// <summary>Why the database's own rules about teams do not hold for the role that uses it; null when they do, or when it has no such rules.</summary>
    public virtual ValueTask<string?> RoleFaultAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>Takes what was deleted out of the database's files.</summary>
    /// <param name="patience">How long to wait for other programs that use the same tables.</param>
    /// <returns>False when another program still reads, so that old pages are still in the files: to be tried again.</returns>
    public abstract ValueTask<bool> ScrubAsync(Migrations part, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>The bytes as an array, which is the form that both drivers take; copied only where they are a part of one.</summary>
    protected static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var part) && part is { Offset: 0, Array: { } array } && array.Length == memory.Length ? array : memory.ToArray();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await source.DisposeAsync();
    }
}

/// <summary>Where a log ends.</summary>
/// <param name="Last">The hash of its last entry.</param>
internal sealed record LogEnd(long Size, TreeHash Last)
{
    public static LogEnd OfNothing { get; } = new(0, TreeHash.Empty);
}
