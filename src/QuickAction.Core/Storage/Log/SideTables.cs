using System.Data.Common;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// The tables beside the log (decisions, erasures, holds, restores, keys), written again from its records: everything in them follows from those, and somebody may have
/// changed them.
/// </summary>
/// <param name="database">As whoever owns the tables reaches it: the service's own role may not change all of them.</param>
/// <param name="known">The keys that the key file names, the present ones first.</param>
internal sealed class SideTables(Database database, IReadOnlyList<VerifierKey> known)
{
    private const int RowsAtOnce = 256;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _erased = new(StringComparer.Ordinal);
    private readonly HoldRecords _holds = new();
    private readonly KeyRecords _keys = new();

    /// <param name="fault">What is wrong with the log, on which all rests; asked only when a table is to be changed.</param>
    /// <returns>The tables that were changed.</returns>
    /// <exception cref="QuickActionException">The log is not sound, or whoever asks may not change the tables.</exception>
    public async ValueTask<IReadOnlyList<string>> MendAsync(Func<CancellationToken, ValueTask<LogFault?>> fault, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await database.BeginAsync(cancellationToken);
            await database.LockLogAsync(session, cancellationToken);
            await FollowRecordsAsync(session, cancellationToken);
            await MendErasuresAsync(session, cancellationToken);
            await MendHoldsAsync(session, cancellationToken);
            await MendKeysAsync(session, cancellationToken);
            await DropStrangersAsync(session, cancellationToken);
            if (_changed.Count > 0)
            {
                if (await fault(cancellationToken) is { } wrong)
                {
                    throw new QuickActionException(
                        ProblemCode.NotRecorded, $"Tables beside the log were changed, and cannot be written again from its records because the log itself is not sound: {wrong.What}");
                }

                await session.CommitAsync();
            }
        }
        catch (DbException error) when (error.SqlState == NotAllowed)
        {
            throw OwnerOnly(error);
        }

        return [.. _changed.Order(StringComparer.Ordinal)];
    }

    /// <summary>The SQL standard's insufficient_privilege.</summary>
    public const string NotAllowed = "42501";

    public static QuickActionException OwnerOnly(DbException error) => new(
        ProblemCode.Unavailable,
        "Tables beside the log were changed, and only the role that owns them can write them again: name its connection in Store:MigrateConnection for this command.",
        inner: error);

    private const string SelectPage = "SELECT position, leaf FROM audit_entry WHERE position >= @first ORDER BY position LIMIT @most";
    private const string OpenAgain = """
        INSERT INTO audit_decision (decision, requested) VALUES (@decision, @position)
        ON CONFLICT (decision) DO UPDATE SET requested = excluded.requested WHERE audit_decision.requested <> excluded.requested
        """;
    private const string CloseAgain = "UPDATE audit_decision SET closed = @position WHERE decision = @decision AND (closed IS NULL OR closed <> @position)";
    private const string RestoreAgain = "INSERT INTO audit_restore (position) VALUES (@position) ON CONFLICT (position) DO NOTHING";

    private async ValueTask FollowRecordsAsync(WriteSession session, CancellationToken cancellationToken)
    {
        List<(long Position, byte[] Leaf)> page;
        for (var next = 0L; ; next = page[^1].Position + 1)
        {
            page = await session.ListAsync(
                SelectPage, new Parameter[] { new("@first", next), new("@most", RowsAtOnce) }, row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
            if (page.Count == 0)
            {
                return;
            }

            foreach (var (position, bytes) in page)
            {
                _keys.See(position, bytes);
                if (Decoded(bytes) is { } leaf)
                {
                    await FollowAsync(session, position, leaf, cancellationToken);
                }
            }
        }
    }

    private async ValueTask FollowAsync(WriteSession session, long position, CanonicalObject leaf, CancellationToken cancellationToken)
    {
        _holds.See(position, leaf);
        if (ErasureProof.KeyIn(leaf) is { } key)
        {
            _erased[key] = position;
        }

        var statement = leaf.Text("kind") switch
        {
            AuditKind.DecisionRequested => OpenAgain,
            AuditKind.DecisionCompleted or AuditKind.DecisionFailed => CloseAgain,
            _ => null,
        };
        if (statement is not null && leaf.Text("decision_id") is { } decision)
        {
            await ChangeAsync(session, Decisions, statement, cancellationToken, new("@decision", decision), new("@position", position));
        }
        else if (leaf.Text("kind") == AuditKind.ConfigChanged && leaf.Text("change") is ConfigPart.Restored or ConfigPart.Mended)
        {
            await ChangeAsync(session, "audit_restore", RestoreAgain, cancellationToken, new Parameter("@position", position));
        }
    }

    private const string SelectErasures = "SELECT key, position FROM audit_erasure";
    private const string DropErasure = "DELETE FROM audit_erasure WHERE key = @key";
    private const string InsertErasure = "INSERT INTO audit_erasure (key, position) VALUES (@key, @position)";

    private async ValueTask MendErasuresAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync(SelectErasures, default, row => (Key: row.GetString(0), Position: row.GetInt64(1)), cancellationToken);
        foreach (var row in rows.Where(r => _erased.GetValueOrDefault(r.Key, -1) != r.Position))
        {
            await ChangeAsync(session, Erasures, DropErasure, cancellationToken, new Parameter("@key", row.Key));
        }

        foreach (var (key, position) in _erased.Where(e => !rows.Contains((e.Key, e.Value))))
        {
            await ChangeAsync(session, Erasures, InsertErasure, cancellationToken, new("@key", key), new("@position", position));
        }
    }

    private const string SelectHolds = "SELECT key, position FROM audit_hold";

    private async ValueTask MendHoldsAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync(SelectHolds, default, row => (Key: row.GetString(0), Position: row.GetInt64(1)), cancellationToken);
        foreach (var row in rows.Where(r => _holds.Held.GetValueOrDefault(r.Key, -1) != r.Position))
        {
            _changed.Add("audit_hold");
            await Holds.NoteAsync(session, row.Key, false, row.Position, cancellationToken);
        }

        foreach (var (key, position) in _holds.Held.Where(h => !rows.Contains((h.Key, h.Value))))
        {
            _changed.Add("audit_hold");
            await Holds.NoteAsync(session, key, true, position, cancellationToken);
        }
    }

    private const string SelectKeys = "SELECT vkey, since, until FROM audit_key";
    private const string DropKey = "DELETE FROM audit_key WHERE vkey = @vkey";
    private const string InsertKey = "INSERT INTO audit_key (vkey, since, until) VALUES (@vkey, @since, @until)";

    /// <summary>A log whose records name no keys is of a version before they did: then the key file says which they are, and nothing is taken away.</summary>
    private async ValueTask MendKeysAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var wanted = KeyHistory.RowsOf(_keys.Changes);
        var rows = await session.ListAsync(SelectKeys, default, KeyHistory.Read, cancellationToken);
        if (wanted.Count == 0)
        {
            wanted = [.. rows, .. known.Select(k => new LogKeyRow(k.ToString(), 0, null)).Where(k => !rows.Exists(r => r.Key == k.Key))];
        }

        foreach (var row in rows.Except(wanted))
        {
            await ChangeAsync(session, Keys, DropKey, cancellationToken, new Parameter("@vkey", row.Key));
        }

        foreach (var row in wanted.Except(rows))
        {
            await ChangeAsync(session, Keys, InsertKey, cancellationToken, new("@vkey", row.Key), new("@since", row.Since), new("@until", row.Until));
        }
    }

    private const string SelectDecisions = "SELECT decision, requested, closed FROM audit_decision WHERE decision > @after ORDER BY decision LIMIT @most";
    private const string DropDecision = "DELETE FROM audit_decision WHERE decision = @decision";
    private const string Reopen = "UPDATE audit_decision SET closed = NULL WHERE decision = @decision";

    /// <summary>Every record has led to its row by now; what leads to no record of the decision was put there.</summary>
    private async ValueTask DropStrangersAsync(WriteSession session, CancellationToken cancellationToken)
    {
        List<(string Decision, long Requested, long? Closed)> rows;
        for (var after = ""; ; after = rows[^1].Decision)
        {
            rows = await session.ListAsync(
                SelectDecisions,
                new Parameter[] { new("@after", after), new("@most", RowsAtOnce) },
                row => (row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? (long?)null : row.GetInt64(2)),
                cancellationToken);
            if (rows.Count == 0)
            {
                return;
            }

            foreach (var (decision, requested, closed) in rows)
            {
                if (!await IsOfAsync(session, requested, decision, isRequest: true, cancellationToken))
                {
                    await ChangeAsync(session, Decisions, DropDecision, cancellationToken, new Parameter("@decision", decision));
                }
                else if (closed is { } end && !await IsOfAsync(session, end, decision, isRequest: false, cancellationToken))
                {
                    await ChangeAsync(session, Decisions, Reopen, cancellationToken, new Parameter("@decision", decision));
                }
            }
        }
    }

    private const string SelectLeaf = "SELECT leaf FROM audit_entry WHERE position = @position";

    private static async ValueTask<bool> IsOfAsync(Session session, long position, string decision, bool isRequest, CancellationToken cancellationToken) =>
        await session.FirstAsync(SelectLeaf, new Parameter[] { new("@position", position) }, row => row.GetFieldValue<byte[]>(0), cancellationToken) is { } bytes
        && Decoded(bytes) is { } leaf
        && leaf.Text("decision_id") == decision
        && (leaf.Text("kind") == AuditKind.DecisionRequested) == isRequest;

    private const string Decisions = "audit_decision";
    private const string Erasures = "audit_erasure";
    private const string Keys = "audit_key";

    private async ValueTask ChangeAsync(WriteSession session, string table, string statement, CancellationToken cancellationToken, params Parameter[] values)
    {
        if (await session.ExecuteAsync(statement, values, cancellationToken) > 0)
        {
            _changed.Add(table);
        }
    }

    private static CanonicalObject? Decoded(byte[] leaf)
    {
        try
        {
            return CanonicalJson.Decode(leaf) as CanonicalObject;
        }
        catch (AuditException)
        {
            return null;
        }
    }
}
