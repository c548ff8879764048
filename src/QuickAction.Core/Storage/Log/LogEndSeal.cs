using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Vouches for the end of the log with every record: of those that no checkpoint covers yet nothing else says in which order they stand. One row, which the
/// transaction of each append replaces: the root of the log as it is then, under a key that whoever can write to the database does not have.
/// </summary>
internal sealed class LogEndSeal(DataKeys keys)
{
    private const string Replace = """
        INSERT INTO audit_end (id, size, mac) VALUES (1, @size, @mac) ON CONFLICT (id) DO UPDATE SET size = excluded.size, mac = excluded.mac
        """;

    private readonly Lazy<byte[]> _key = new(() => keys.Derived("end of the log"));

    /// <summary>The end for which this process has vouched last.</summary>
    private volatile byte[]? _last;

    /// <summary>
    /// Vouches for the log with what was appended, when somebody has vouched for it as it was before: this process, another, or a checkpoint that covers all of it. Else
    /// it does not, so that nothing that was done to the log in between is vouched for with it.
    /// </summary>
    public async ValueTask ReplaceAsync(WriteSession session, CompactRange before, CompactRange after, CancellationToken cancellationToken)
    {
        if (await IsVouchedForAsync(session, before, cancellationToken))
        {
            await ReplaceAsync(session, after, cancellationToken);
        }
    }

    /// <summary>Vouches for a log whose records were looked at, in which versions before have left none to ask.</summary>
    /// <param name="session">Holds the lock of the log.</param>
    public async ValueTask ReplaceAsync(WriteSession session, CompactRange end, CancellationToken cancellationToken)
    {
        var mac = Mac(end.Size, end.Root());
        await session.ExecuteAsync(Replace, new Parameter[] { new("@size", end.Size), new("@mac", mac) }, cancellationToken);
        session.OnCommitted(() => _last = mac);
    }

    private async ValueTask<bool> IsVouchedForAsync(Session session, CompactRange end, CancellationToken cancellationToken)
    {
        var mac = Mac(end.Size, end.Root());
        return end.Size == 0
            || _last?.AsSpan().SequenceEqual(mac) == true
            || (await RowAsync(session, cancellationToken) is { } row && row.Size == end.Size && CryptographicOperations.FixedTimeEquals(row.Mac, mac))
            || (await Checkpoints.NoteAtAsync(session, end.Size, cancellationToken) is { } note && Checkpoint.Of(note).Root == end.Root());
    }

    private const string Select = "SELECT size, mac FROM audit_end";

    /// <summary>Whether a record stands where it was put, and so do all before it. Asked after the record was read: others go on appending.</summary>
    public async ValueTask<bool> CoversAsync(Session session, long position, CancellationToken cancellationToken)
    {
        if (await RowAsync(session, cancellationToken) is not { } row || row.Size <= position)
        {
            return false;
        }

        try
        {
            var tiles = await TileSet.AroundAsync(-1, row.Size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            return CryptographicOperations.FixedTimeEquals(row.Mac, Mac(row.Size, CompactRange.Load(row.Size, tiles).Root()));
        }
        catch (AuditException)
        {
            return false;
        }
    }

    private static ValueTask<Row?> RowAsync(Session session, CancellationToken cancellationToken) =>
        session.FirstAsync(Select, default, r => new Row(r.GetInt64(0), r.GetFieldValue<byte[]>(1)), cancellationToken);

    private byte[] Mac(long size, TreeHash root) =>
        HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{size}\n{root}\n")));

    private sealed record Row(long Size, byte[] Mac);
}
