using System.Globalization;
using System.Text;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The log as a folder for others: tiles, entries, the checkpoint, every key, a policy, some older checkpoints, and words for a person.</summary>
internal sealed class LogExport(string folder)
{
    private const int OlderCheckpoints = 64;

    public async ValueTask<SignedNote> WriteAsync(Database database, Session session, IReadOnlyList<VerifierKey> current, CancellationToken cancellationToken)
    {
        RefuseOtherFiles();
        var files = new LogFolder(folder);
        await using var log = await StoredLog.OpenAsync(database, cancellationToken);
        var note = await log.ReadNoteAsync(cancellationToken) ?? throw new InvalidOperationException("The log has no checkpoint.");
        await files.UpdateAsync(log, SignedCheckpoint.Of(note), cancellationToken);

        void Write(string path, string text) => files.Write(path, Encoding.UTF8.GetBytes(text));
        Write(ExportedLog.CurrentKey, $"{current[0]}\n");
        foreach (var key in await KeyHistory.AllAsync(session, cancellationToken))
        {
            Write($"{ExportedLog.Keys}/{key.KeyIdHex}.vkey", $"{key}\n");
        }

        foreach (var older in await Checkpoints.SomeAsync(session, OlderCheckpoints, cancellationToken))
        {
            Write($"{ExportedLog.Checkpoints}/{Checkpoint.Of(older).Size.ToString(CultureInfo.InvariantCulture)}", older.ToString());
        }

        Write(ExportedLog.Policy, string.Concat(current.Select(k => $"log {k}\n")) + "quorum none\n");
        Write(ExportedLog.Explanation, ExportText.For(Checkpoint.Of(note), current[0]));
        return note;
    }

    private void RefuseOtherFiles()
    {
        var isExport = File.Exists(Path.Combine(folder, ExportedLog.CurrentKey));
        if (!isExport && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new QuickActionException(ProblemCode.InputRefused, $"{folder} holds other files; choose an empty folder, or an earlier export of this log.");
        }
    }
}
