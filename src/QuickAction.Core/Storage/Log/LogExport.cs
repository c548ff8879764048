using System.Text;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The log as a folder for others: tiles, entries, the checkpoint, every key, a policy, some older checkpoints, and words for a person.</summary>
internal sealed class LogExport(string folder)
{
    private const int OlderCheckpoints = 64;

    public async ValueTask<SignedNote> WriteAsync(StoredLog log, Session session, IReadOnlyList<VerifierKey> current, CancellationToken cancellationToken)
    {
        RefuseOtherFiles();
        var files = new LogFolder(folder);
        var note = await log.ReadNoteAsync(cancellationToken) ?? throw new InvalidOperationException("The log has no checkpoint.");
        await files.UpdateAsync(log, SignedCheckpoint.Of(note), cancellationToken);

        void Write(string path, string text) => files.Write(path, Encoding.UTF8.GetBytes(text));
        Write(ExportedLog.CurrentKey, $"{current[0]}\n");
        foreach (var key in (await KeyHistory.AllAsync(session, cancellationToken)).Concat(await Checkpoints.WitnessesAsync(session, cancellationToken)))
        {
            Write(ExportedLog.KeyPath(key), $"{key}\n");
        }

        foreach (var older in await OlderAsync(session, cancellationToken))
        {
            Write(ExportedLog.CheckpointPath(Checkpoint.Of(older)), older.ToString());
        }

        Write(ExportedLog.Policy, ExportText.PolicyFor(current));
        Write(ExportedLog.Explanation, ExportText.For(Checkpoint.Of(note), current[0]));
        return note;
    }

    /// <summary>Some of the whole history, those at which keys changed hands, and those that a witness has cosigned, which come last: with all their signatures.</summary>
    private static async ValueTask<IEnumerable<SignedNote>> OlderAsync(Session session, CancellationToken cancellationToken) =>
    [
        .. await Checkpoints.SomeAsync(session, OlderCheckpoints, cancellationToken),
        .. await Checkpoints.AtKeyChangesAsync(session, cancellationToken),
        .. (await Checkpoints.CosignedAsync(session, CosignedCheckpoints.Most, cancellationToken)).Select(c => c.Note),
    ];

    private void RefuseOtherFiles()
    {
        var isExport = File.Exists(Path.Combine(folder, ExportedLog.CurrentKey));
        if (!isExport && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new QuickActionException(ProblemCode.InputRefused, $"{folder} holds other files; choose an empty folder, or an earlier export of this log.");
        }
    }
}
