namespace QuickAction.Core.Audit.Verification;

/// <summary>
/// All that a verifier sees of a log: its resources by their paths (C2SP tlog-tiles: <c>checkpoint</c>, <c>tile/0/x001/x234/067</c>,
/// <c>tile/entries/000.p/5</c>). A folder, a database and a web server can each be one.
/// </summary>
public interface ILogReader
{
    /// <returns>The bytes, which are the reader's own and stay valid until its next read; null when there is no such resource.</returns>
    /// <exception cref="AuditException">The resource is larger than any of its kind can be.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken);
}
