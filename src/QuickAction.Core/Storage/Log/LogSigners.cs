using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Whose checkpoints count: those of the keys that the key file names, and of keys that one of these handed over to or took over from, as a checkpoint by it shows.
/// What stands in the database of keys decides nothing.
/// </summary>
/// <param name="known">The keys in the key file as it is now, the present ones first.</param>
internal sealed class LogSigners(Func<IReadOnlyList<VerifierKey>> known)
{
    private volatile Answer? _last;

    /// <summary>What is kept outside the database; null where only the database is looked at, as of a backup.</summary>
    public OutsideCheckpoints? Outside { get; init; }

    private IReadOnlyList<VerifierKey> Known => known();

    /// <summary>Reads rows within one session: the handing over is looked up once, and only when the key file does not say enough.</summary>
    public Reader In(Session session) => new(this, session);

    private JudgedCheckpoint Judge(CheckpointRow row, IReadOnlyList<VerifierKey> keys)
    {
        // Mostly the latest one is asked for, again and again.
        if (_last is { } last && last.Row == row && last.Keys.SequenceEqual(keys))
        {
            return last.Judged;
        }

        var judged = row.By(keys);
        _last = new Answer(row, keys, judged);
        return judged;
    }

    private sealed record Answer(CheckpointRow Row, IReadOnlyList<VerifierKey> Keys, JudgedCheckpoint Judged);

    public sealed class Reader(LogSigners signers, Session session)
    {
        private IReadOnlyList<VerifierKey>? _all;

        /// <summary>All keys whose checkpoints count.</summary>
        public async ValueTask<IReadOnlyList<VerifierKey>> KeysAsync(CancellationToken cancellationToken) =>
            _all ??= (await KeyHistory.FollowAsync(session, signers.Known, cancellationToken)).Keys;

        /// <summary>What is kept as the checkpoint of a size, in the database and outside it, whoever has signed it.</summary>
        public async ValueTask<IReadOnlyList<SignedNote>> NotesAtAsync(long size, CancellationToken cancellationToken)
        {
            var row = (await Checkpoints.RowAtAsync(session, size, cancellationToken))?.Note;
            var outside = signers.Outside is { } all ? (await all.AllAsync(cancellationToken)).Where(s => s.Checkpoint.Size == size).Select(s => s.Note) : [];
            return [.. new[] { row }.OfType<SignedNote>(), .. outside];
        }

        /// <summary>The checkpoint in a row; null when the row is none by a key of the log.</summary>
        public async ValueTask<SignedCheckpoint?> ReadAsync(CheckpointRow row, CancellationToken cancellationToken)
        {
            if (signers.Judge(row, _all ?? signers.Known) is { Signed: { } signed })
            {
                return signed;
            }

            if (_all is not null || row.Note is null)
            {
                return null;
            }

            return signers.Judge(row, await KeysAsync(cancellationToken)).Signed;
        }
    }
}
