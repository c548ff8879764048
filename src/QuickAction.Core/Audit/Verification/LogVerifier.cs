using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Verification;

/// <summary>
/// Derives a whole log again from its entries, in one pass and constant memory, and compares it with its tiles, with the signed checkpoint and with older
/// checkpoints. Shares only the hashing with what writes logs.
/// </summary>
/// <param name="seen">Is shown every entry once, in order, as it is read; what it makes of them counts only when the log is found to be sound.</param>
public sealed class LogVerifier(ILogReader log, EntrySeen? seen = null)
{
    /// <summary>True for a copy of a log, as an export is: one that is shorter than a checkpoint from elsewhere may only be older.</summary>
    public bool IsCopy { get; init; }

    /// <inheritdoc cref="VerifyAsync(LogTrust, IReadOnlyList{SignedNote}, IReadOnlyList{SignedNote}, CancellationToken)"/>
    public Task<VerificationResult> VerifyAsync(LogTrust trust, IReadOnlyList<SignedNote> known, CancellationToken cancellationToken) =>
        VerifyAsync(trust, known, [], cancellationToken);

    /// <param name="known">
    /// Other checkpoints of the same log, from elsewhere: a witness, a paper, last month's export. The log must extend the smaller ones and may not be
    /// shorter than any of them.
    /// </param>
    /// <param name="own">
    /// Older checkpoints that the log itself keeps. It must extend them too; but where it contradicts one from elsewhere they vouch for nothing, because
    /// whoever rewrote the log may have signed them since.
    /// </param>
    public async Task<VerificationResult> VerifyAsync(
        LogTrust trust, IReadOnlyList<SignedNote> known, IReadOnlyList<SignedNote> own, CancellationToken cancellationToken)
    {
        Checkpoint? claim = null;
        IReadOnlyList<VerifierKey> signers = [];
        try
        {
            var note = await log.ReadNoteAsync(cancellationToken) ?? throw new AuditException("The log has no checkpoint.");
            claim = Checkpoint.Of(note);
            signers = note.SignedBy(trust.Current.Where(k => string.Equals(k.Name, claim.Origin, StringComparison.Ordinal)));
            List<VerifierKey> keys = [.. trust.Current, .. trust.Retired];
            List<Known> older = [.. Read(known, keys, claim.Origin, isOwn: false).Concat(Read(own, keys, claim.Origin, isOwn: true)).OrderBy(k => k.Checkpoint.Size)];
            return new VerificationResult(claim, signers, Cut(claim, older) ?? await new Pass(log, claim, older, seen).RunAsync(cancellationToken));
        }
        catch (AuditException error)
        {
            return new VerificationResult(claim, signers, new LogFault(null, error.Message));
        }
    }

    private sealed record Known(Checkpoint Checkpoint, bool IsOwn);

    private static List<Known> Read(IReadOnlyList<SignedNote> notes, List<VerifierKey> keys, string origin, bool isOwn)
    {
        var found = new List<Known>();
        foreach (var note in notes)
        {
            var checkpoint = Checkpoint.Of(note);
            if (checkpoint.Origin != origin)
            {
                throw new AuditException($"The checkpoint of size {checkpoint.Size} to compare with is of another log.");
            }

            try
            {
                note.SignedBy(keys);
            }
            catch (AuditException error)
            {
                throw new AuditException($"{(isOwn ? "The older checkpoint" : "The checkpoint to compare with,")} of {checkpoint.Size} records: {error.Message}", error);
            }

            found.Add(new Known(checkpoint, isOwn));
        }

        return found;
    }

    private LogFault? Cut(Checkpoint claim, List<Known> older) => older.Count > 0 && older[^1].Checkpoint.Size is var known && known > claim.Size
        ? new LogFault(
            claim.Size,
            IsCopy ? $"This copy of the log has {claim.Size} records, and a signed checkpoint of {known} is known: the copy is older than that, or records were taken from its end. Ask for a newer copy."
            : $"The log ends before entry {claim.Size}, but a signed checkpoint of {known} entries is known: the log was cut or put back to an older state.")
        { IsRange = true }
        : null;

    private sealed class Pass(ILogReader log, Checkpoint claim, List<Known> older, EntrySeen? seen)
    {
        private readonly CompactRange _range = new();
        private readonly StoredHashes _stored = new(log, claim.Size);
        private readonly List<TileNode> _completed = [];

        /// <summary>Of one bundle, and used again for the next: a long log makes no more garbage than a short one.</summary>
        private readonly TreeHash[] _hashes = new TreeHash[TileAddress.FullWidth];

        /// <summary>How much is as somebody else knows it, and how much as the log's own older checkpoints have it.</summary>
        private long _knownElsewhere;
        private long _vouchedFor;
        private int _nextOlder;

        public async Task<LogFault?> RunAsync(CancellationToken cancellationToken)
        {
            if (Disagreement() is { } early)
            {
                return early;
            }

            foreach (var address in TileAddress.AllAt(0, claim.Size))
            {
                if (await TakeAsync(address, cancellationToken) is { } fault)
                {
                    return IsPartOfAMissingTile(fault) ? fault : Changed(entriesAreRight: false) ?? fault;
                }
            }

            return _range.Root() == claim.Root ? Changed(entriesAreRight: true) : Changed(entriesAreRight: false) ?? Rewritten(_vouchedFor, claim.Size, "the checkpoint");
        }

        /// <summary>Where an entry and its hash are both gone, the entry says more.</summary>
        private bool IsPartOfAMissingTile(LogFault fault) =>
            _stored.First is { Kind: DifferenceKind.Missing } tile && fault.Index >= tile.FirstIndex && fault.Index <= tile.LastIndex;

        /// <summary>Takes one bundle of entries.</summary>
        private async ValueTask<LogFault?> TakeAsync(TileAddress address, CancellationToken cancellationToken)
        {
            var bundle = await log.ReadEntriesAsync(address, cancellationToken);
            // A log may have replaced a partial bundle by the full one, which holds more than this checkpoint covers.
            var longer = bundle is null && !address.IsFull;
            bundle ??= longer ? await log.ReadEntriesAsync(address.Full, cancellationToken) : null;
            if (bundle is null)
            {
                return await TakeWhatIsLeftAsync(address, cancellationToken);
            }

            var found = Hash(bundle.Value.Span, address.Width, out var rest);
            if (await TakeAsync(found, cancellationToken) is { } fault)
            {
                return fault;
            }

            return found < address.Width
                ? new LogFault(_range.Size, $"Entry {_range.Size} is missing from {address.EntriesPath}, or a length in it was changed.")
                : rest > 0 && !longer ? new LogFault(_range.Size, $"{address.EntriesPath} holds more than the log's entries.") : null;
        }

        /// <summary>A bundle is not there. One of a log that was cut has the entries that are left, so that the first missing one can be named.</summary>
        private async ValueTask<LogFault> TakeWhatIsLeftAsync(TileAddress address, CancellationToken cancellationToken)
        {
            for (var narrower = address with { Width = address.Width - 1 }; narrower.Width > 0; narrower = narrower with { Width = narrower.Width - 1 })
            {
                if (await log.ReadEntriesAsync(narrower, cancellationToken) is not { } bundle)
                {
                    continue;
                }

                if (await TakeAsync(Hash(bundle.Span, narrower.Width, out _), cancellationToken) is { } fault)
                {
                    return fault;
                }

                break;
            }

            return new LogFault(_range.Size, $"Entry {_range.Size} is missing: there is no {address.EntriesPath}.");
        }

        private async ValueTask<LogFault?> TakeAsync(TreeHash leaf, CancellationToken cancellationToken)
        {
            await _stored.CompareAsync(new TileNode(0, _range.Size, leaf), cancellationToken);
            _range.Append(leaf, _completed);
            foreach (var node in _completed)
            {
                await _stored.CompareAsync(node, cancellationToken);
            }

            _completed.Clear();
            return Disagreement();
        }

        private async ValueTask<LogFault?> TakeAsync(int count, CancellationToken cancellationToken)
        {
            for (var i = 0; i < count; i++)
            {
                if (await TakeAsync(_hashes[i], cancellationToken) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }

        /// <summary>Hashes the entries of a bundle.</summary>
        /// <returns>How many there are, of those that were asked for.</returns>
        private int Hash(ReadOnlySpan<byte> bundle, int width, out int rest)
        {
            var count = 0;
            while (count < width && EntryBundle.TryTake(ref bundle, out var entry))
            {
                seen?.Invoke(_range.Size + count, entry);
                _hashes[count++] = TreeHash.Leaf(entry);
            }

            rest = bundle.Length;
            return count;
        }

        /// <summary>A fault when the log as far as it was read is not what an older checkpoint signed.</summary>
        private LogFault? Disagreement()
        {
            for (; _nextOlder < older.Count && older[_nextOlder] is var known && known.Checkpoint.Size == _range.Size; _nextOlder++)
            {
                if (_range.Root() != known.Checkpoint.Root)
                {
                    return Changed(entriesAreRight: false)
                        ?? Rewritten(known.IsOwn ? _vouchedFor : _knownElsewhere, _range.Size, $"the checkpoint of size {_range.Size}");
                }

                _vouchedFor = _range.Size;
                _knownElsewhere = known.IsOwn ? _knownElsewhere : _range.Size;
            }

            return null;
        }

        private static LogFault Rewritten(long from, long end, string by) => from >= end
            ? new LogFault(null, $"Two signed checkpoints of {end} entries contradict each other.")
            : new LogFault(from, $"The log was rewritten: entries {from} to {end - 1} and their hashes agree with each other, but not with {by}.") { IsRange = true };

        private LogFault? Changed(bool entriesAreRight) => _stored.First switch
        {
            null => null,
            { Kind: DifferenceKind.Missing } d => new LogFault(d.FirstIndex, $"{d.Path}, which holds hashes from entry {d.FirstIndex} on, is missing or too short.") { IsRange = true },
            { Kind: DifferenceKind.Entry } d when entriesAreRight => new LogFault(
                d.FirstIndex, $"The hash of entry {d.FirstIndex} in {d.Path} was changed; the entry itself is the one that was signed."),
            { Kind: DifferenceKind.Entry } d => new LogFault(
                d.FirstIndex, $"Entry {d.FirstIndex} was changed: it does not have the hash that {d.Path} holds for it."),
            var d when entriesAreRight => new LogFault(
                d.FirstIndex, $"The hash over entries {d.FirstIndex} to {d.LastIndex} in {d.Path} was changed; the entries themselves are the ones that were signed."),
            var d => new LogFault(
                d.FirstIndex, $"Entries {d.FirstIndex} to {d.LastIndex} were rewritten: they do not have the hash that {d.Path} holds over them.")
            { IsRange = true },
        };
    }
}
