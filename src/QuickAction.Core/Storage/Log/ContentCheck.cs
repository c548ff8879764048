using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Opens all content that the records of a log commit to, and compares it with them; and the index of decisions, which follows from the records. What should
/// be there is derived from the records alone: they cannot be changed unseen, the tables beside them can.
/// </summary>
internal sealed class ContentCheck(Database database, DataKeys keys)
{
    private const int RecordsAtOnce = 256;

    /// <summary>By key, the records whose content is not there; an erasure of the key explains it, or that they came back from the mirror.</summary>
    private readonly Dictionary<string, List<long>> _missing = new(StringComparer.Ordinal);

    /// <summary>What records so far say came back from the mirror, and whether this program made them.</summary>
    private readonly List<(PutBack PutBack, bool IsOurs)> _putBack = [];

    /// <summary>By key, the first record whose content is there and whose key is not.</summary>
    private readonly Dictionary<string, long> _keyless = new(StringComparer.Ordinal);

    /// <summary>Keys that a record so far says were erased, and which: what is recorded of such a job afterwards keeps nothing.</summary>
    private readonly Dictionary<string, long> _erased = new(StringComparer.Ordinal);

    /// <summary>The records whose content is there under a key that does not open.</summary>
    private readonly List<long> _locked = [];
    private readonly HoldRecords _holds = new();
    private LogFault? _first;
    private long _size;

    /// <summary>Says of a key whether a record that this log does not have yet destroyed it: a backup is older than the key store.</summary>
    public Func<string, bool> ErasedElsewhere { get; init; } = _ => false;

    /// <summary>True where a key that does not open is no fault of what is looked at: a backup of the log's database holds no keys.</summary>
    public bool PassesLocked { get; init; }

    public async ValueTask<LogFault?> FirstWrongAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        _size = await LogSize.OfAsync(session, cancellationToken);
        for (var first = 0L; first < _size; first += RecordsAtOnce)
        {
            foreach (var entry in await PageAsync(session, first, cancellationToken))
            {
                if (Decoded(entry.Leaf) is { } leaf)
                {
                    await CheckAsync(session, entry.Position, leaf, cancellationToken);
                }
            }
        }

        if (_locked.Count > 0 && !PassesLocked)
        {
            Found(_locked[0], Locked(_locked));
        }

        await JudgeMissingAsync(session, cancellationToken);

        foreach (var (key, position) in _keyless)
        {
            if (!ErasedElsewhere(key) && !await IsErasedSinceAsync(session, key, cancellationToken))
            {
                Found(position, $"The key to the content of record {position} is gone, and no erasure of it is in the log.");
            }
        }

        await CheckErasuresAsync(session, cancellationToken);
        await CheckHoldsAsync(session, cancellationToken);
        return _first ?? await StrangerAsync(session, cancellationToken) ?? await LockedAsync(cancellationToken);
    }

    /// <summary>Keys whose content no record so far names, but what is done for a case asks all of them.</summary>
    private async ValueTask<LogFault?> LockedAsync(CancellationToken cancellationToken) =>
        !PassesLocked && await keys.LockedAsync(cancellationToken) is { Count: > 0 } locked
            ? new LogFault(null, $"{locked.Count} key(s) in the key store, which keep the content of no record, were changed or damaged there: put keys/data-keys.db (or the database of Store:KeysConnection) back from a copy of before.")
            : null;

    /// <param name="positions">In order.</param>
    public static string Locked(IReadOnlyList<long> positions) =>
        $"The content of record {Indexes.Ranges(positions)} does not open, because its key in the key store or what stands with that (job, case, time) was changed or damaged there, or it was made under another content key: put keys/data-keys.db (or the database of Store:KeysConnection) back from a copy of before.";

    private readonly SortedDictionary<long, LostContent> _lost = [];

    /// <summary>Content that a backup lacked which was put back, by the records of that.</summary>
    public IReadOnlyList<LostContent> Lost => [.. _lost.Values];

    /// <summary>A backup lacks the content of what was recorded after it, and of nothing else: which records that were stands in the log.</summary>
    private async ValueTask JudgeMissingAsync(Session session, CancellationToken cancellationToken)
    {
        var believed = new List<PutBack>();
        // The newest first: an older one may itself have come back with it, and without its content.
        foreach (var (putBack, isOurs) in Enumerable.Reverse(_putBack))
        {
            if (isOurs || believed.Exists(b => b.Holds(putBack.RecordedAs)))
            {
                believed.Add(putBack);
            }
        }

        foreach (var (key, positions) in _missing)
        {
            if (await IsErasedSinceAsync(session, key, cancellationToken))
            {
                continue;
            }

            foreach (var position in positions)
            {
                if (believed.Find(b => b.Holds(position)) is { RecordedAs: var restore })
                {
                    var lost = _lost.GetValueOrDefault(restore) ?? new LostContent(restore, 0, position);
                    _lost[restore] = lost with { Records = lost.Records + 1, First = Math.Min(lost.First, position) };
                }
                else
                {
                    Found(position, $"Record {position} commits to content that is neither there nor erased.");
                }
            }
        }
    }

    private async ValueTask CheckAsync(Session session, long position, CanonicalObject leaf, CancellationToken cancellationToken)
    {
        await CheckIndexAsync(session, position, leaf, cancellationToken);
        _holds.See(position, leaf);
        if (await PutBack.OfAsync(session, position, leaf, cancellationToken) is { } putBack)
        {
            _putBack.Add((putBack, await new ErasureProof(session, keys) { TakesOld = true }.IsOursAsync(leaf, cancellationToken)));
        }

        if ((leaf[ErasurePart.Name] as CanonicalObject)?.Text(ErasurePart.KeyName) is { } erased)
        {
            _erased[erased] = position;
            _missing.Remove(erased);
            _keyless.Remove(erased);
            if (await session.FirstAsync(CountByKey, new Parameter[] { new("@key", erased) }, row => row.GetInt64(0), cancellationToken) > 0)
            {
                Found(position, $"Record {position} says that content was erased, but some of it is there.");
            }
        }

        if (leaf.Text("record_id") is { } record && Commitments.In(leaf).Any())
        {
            var kept = await ContentStore.ReadAsync(session, keys, record, cancellationToken);
            Judge(position, leaf, kept);
            await CheckJournalAsync(session, position, kept, cancellationToken);
        }
    }

    private void Judge(long position, CanonicalObject leaf, StoredContent kept)
    {
        var ofJob = leaf.Text("kind") is not (AuditKind.ConfigChanged or AuditKind.ErasureApplied);
        if (kept.State == ContentState.Absent)
        {
            var key = ofJob ? leaf.Text(ErasurePart.KeyName) ?? "" : "";
            if (!_erased.ContainsKey(key))
            {
                (_missing.TryGetValue(key, out var missing) ? missing : _missing[key] = []).Add(position);
            }
        }
        else if (kept.State == ContentState.WithoutKey)
        {
            _keyless.TryAdd(kept.Key, position);
        }
        else if (kept.State == ContentState.Locked)
        {
            _locked.Add(position);
        }
        else if (RecordCheck.Misfit(leaf, kept) is { } misfit)
        {
            Found(position, $"What is kept of record {position} is not what was recorded: {misfit}.");
        }
        else if (ofJob ? kept.Key != leaf.Text(ErasurePart.KeyName) || JobLeaf.Correlation(kept.Job) != leaf.Text("correlation_id") : kept.Job != Erasure.LogJob)
        {
            Found(position, $"The content of record {position} is kept under another job or key than the record says: an erasure would not find it.");
        }
        else if (kept.Kind != leaf.Text("kind") || kept.Decision != leaf.Text("decision_id"))
        {
            Found(position, $"The content of record {position} is kept under another decision or kind than the record says: nobody would find it by them.");
        }
        else if (kept.Team.Length > 0 && kept.Team != TeamIn(leaf))
        {
            Found(position, $"The content of record {position} is kept as that of another team than the record says: that team could be shown it.");
        }
    }

    /// <summary>Whose the content of a record is: that of whoever did it, or of the team whose work governance looked at.</summary>
    private static string? TeamIn(CanonicalObject leaf) => (leaf["break_glass"] as CanonicalObject)?.Text("team_id") ?? leaf.Text("team_id");

    private const string CountJournal = "SELECT COUNT(*) FROM audit_content WHERE journal = @journal";

    /// <summary>Under which question an answer is found again stands in what is sealed, too. The second of two answers to one question is found under none.</summary>
    private async ValueTask CheckJournalAsync(Session session, long position, StoredContent kept, CancellationToken cancellationToken)
    {
        if (kept is not { State: ContentState.Whole, Content.Journal: { } answered })
        {
            if (kept is { State: ContentState.Whole, Journal: not null, Content.Openings: var openings } && openings.All(o => o.Field != "output_commit"))
            {
                Found(position, $"The content of record {position}, which answers nothing, is kept as the answer to a question.");
            }

            return;
        }

        var isFound = kept.Journal is { } journal
            ? journal == answered
            : await session.FirstAsync(CountJournal, new Parameter[] { new("@journal", Convert.FromHexString(answered)) }, row => row.GetInt64(0), cancellationToken) > 0;
        if (!isFound)
        {
            Found(position, $"The answer in the content of record {position} is kept as the answer to another question than it was given to.");
        }
    }

    private const string SelectErasures = """
        SELECT audit_erasure.key, audit_erasure.position, audit_entry.leaf FROM audit_erasure LEFT JOIN audit_entry ON audit_entry.position = audit_erasure.position
        """;

    /// <summary>The table of erasures follows from the records: a row that does not would have a key destroyed, one that is gone would leave it.</summary>
    private async ValueTask CheckErasuresAsync(Session session, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync(
            SelectErasures, default, row => (Key: row.GetString(0), Position: row.GetInt64(1), Leaf: row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)), cancellationToken);
        var proof = new ErasureProof(session, keys) { TakesOld = true };
        foreach (var row in rows)
        {
            if (row.Leaf is null || Decoded(row.Leaf) is not { } leaf || ErasureProof.KeyIn(leaf) != row.Key)
            {
                Found(row.Position, $"The table of erasures was changed: it says that record {row.Position} erased content, which that does not.");
            }
            else if (!await proof.StandsAsync(row.Key, row.Position, cancellationToken))
            {
                Found(row.Position, $"Record {row.Position} says that content was erased, and this program did not make that record: no key is destroyed for it.");
            }
        }

        foreach (var (key, position) in _erased.Where(e => !rows.Exists(r => r.Key == e.Key)))
        {
            Found(position, $"The table of erasures was changed: it does not say that record {position} erased content.");
        }
    }

    private const string SelectHolds = """
        SELECT audit_hold.key, audit_hold.position, audit_entry.leaf FROM audit_hold LEFT JOIN audit_entry ON audit_entry.position = audit_hold.position
        """;

    /// <summary>So does that of holds. What was placed or released since the records were read is left out.</summary>
    private async ValueTask CheckHoldsAsync(Session session, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync(
            SelectHolds, default, row => (Key: row.GetString(0), Position: row.GetInt64(1), Leaf: row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)), cancellationToken);
        var since = await HoldRecords.TouchedSinceAsync(session, _size, cancellationToken);
        foreach (var row in rows.Where(r => !since.Contains(r.Key)))
        {
            if (!_holds.Held.ContainsKey(row.Key) || row.Leaf is null || Decoded(row.Leaf) is not { } leaf || HoldRecords.Of(leaf) != (row.Key, true))
            {
                Found(row.Position, $"The table of legal holds was changed: it says that record {row.Position} keeps content from erasure, which no record does.");
            }
        }

        foreach (var (key, position) in _holds.Held.Where(h => !since.Contains(h.Key) && !rows.Exists(r => r.Key == h.Key)))
        {
            Found(position, $"The table of legal holds was changed: it does not say that record {position} keeps content from erasure.");
        }
    }

    private const string SelectPlaces = "SELECT requested, closed FROM audit_decision WHERE decision = @decision";

    private async ValueTask CheckIndexAsync(Session session, long position, CanonicalObject leaf, CancellationToken cancellationToken)
    {
        var column = leaf.Text("kind") switch
        {
            AuditKind.DecisionRequested => 0,
            AuditKind.DecisionCompleted or AuditKind.DecisionFailed => 1,
            _ => -1,
        };
        if (column >= 0 && leaf.Text("decision_id") is { } decision)
        {
            var place = await session.FirstAsync(
                SelectPlaces,
                new Parameter[] { new("@decision", decision) },
                row => row.IsDBNull(column) ? (long?)null : row.GetInt64(column),
                cancellationToken);
            _decisions += column == 0 ? 1 : 0;
            if (place != position)
            {
                Found(position, $"The index of decisions was changed: it does not lead to record {position}, which is of decision {decision}.");
            }
        }
    }

    /// <summary>Every record has led to its row by now; a row too many is of no decision at all.</summary>
    private const string CountStrangers = """
        SELECT COUNT(*) FROM audit_decision LEFT JOIN audit_entry AS request ON request.position = audit_decision.requested
        LEFT JOIN audit_entry AS answer ON answer.position = audit_decision.closed
        WHERE request.position IS NULL OR (audit_decision.closed IS NOT NULL AND answer.position IS NULL)
        """;

    private const string CountKnown = "SELECT COUNT(*) FROM audit_decision WHERE requested < @size";
    private long _decisions;

    private async ValueTask<LogFault?> StrangerAsync(Session session, CancellationToken cancellationToken)
    {
        var lost = await session.FirstAsync(CountStrangers, default, row => row.GetInt64(0), cancellationToken);
        var known = await session.FirstAsync(CountKnown, new Parameter[] { new("@size", _size) }, row => row.GetInt64(0), cancellationToken);
        return lost > 0 || known != _decisions
            ? new LogFault(null, "The index of decisions was changed: it names decisions that are not in the log.")
            : null;
    }

    private const string CountByKey = "SELECT COUNT(*) FROM audit_content WHERE key = @key";
    private const string SelectErasure = """
        SELECT audit_entry.position, audit_entry.leaf FROM audit_erasure JOIN audit_entry ON audit_entry.position = audit_erasure.position
        WHERE audit_erasure.key = @key
        """;

    /// <summary>True when the content was erased by a record that came after those that were read.</summary>
    private async ValueTask<bool> IsErasedSinceAsync(Session session, string key, CancellationToken cancellationToken)
    {
        var found = await session.FirstAsync(
            SelectErasure, new Parameter[] { new("@key", key) }, row => new Entry(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
        return found is not null
            && found.Position >= _size
            && (Decoded(found.Leaf)?[ErasurePart.Name] as CanonicalObject)?.Text(ErasurePart.KeyName) == key;
    }

    private const string SelectPage = "SELECT position, leaf FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";

    private ValueTask<List<Entry>> PageAsync(Session session, long first, CancellationToken cancellationToken) => session.ListAsync(
        SelectPage,
        new Parameter[] { new("@first", first), new("@end", Math.Min(first + RecordsAtOnce, _size)) },
        row => new Entry(row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
        cancellationToken);

    private sealed record Entry(long Position, byte[] Leaf);

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

    private void Found(long position, string what) => _first = _first is { Index: { } known } && known <= position ? _first : new LogFault(position, what);
}
