using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Detection;
using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Uploads;

/// <summary>
/// Takes files in: past the scanner, into the vault, through the gate; an archive file by file. What is refused is out of the vault again before anybody is told, but malware, which goes
/// into quarantine.
/// </summary>
internal sealed partial class FileIntake(
    IFileVault vault, IQuarantine quarantine, DocumentLimits limits, UploadSettings settings, ILogger<FileIntake> logger, IMalwareScanner? scanner = null)
{
    private const string VirusSentence = "The file contains a virus, so it was refused and locked away; tell your IT security team, and do not open your copy.";

    /// <summary>Containers are looked into whole; so many are held in memory at once, whoever is sending.</summary>
    private static readonly SemaphoreSlim Room = new(Math.Max(2, Environment.ProcessorCount));

    /// <param name="by">Who brings it.</param>
    /// <param name="before">What was taken of the same submission before.</param>
    /// <param name="keep">False for a request that was sent before: what was found then is in quarantine already.</param>
    /// <exception cref="ScannerAwayException">The scanner gave no verdict; nothing of the file is kept.</exception>
    public async Task<Intake> TakeAsync(
        DecisionActor by, string name, Stream body, IReadOnlyList<VaultFile> before, bool keep, CancellationToken cancellationToken)
    {
        try
        {
            await using var stored = await StoreAsync(by, name, body, cancellationToken);
            if (!FileGate.NeedsWhole(stored.Head.Span))
            {
                return await SortAsync(stored, new SourceFile(name, stored.Head), before, keep, cancellationToken);
            }

            await Room.WaitAsync(cancellationToken);
            try
            {
                return await SortAsync(stored, await vault.ReadAsync(by.Team, stored.File, cancellationToken), before, keep, cancellationToken);
            }
            finally
            {
                Room.Release();
            }
        }
        catch (QuickActionException refused) when (refused.Code == ProblemCode.InputRefused)
        {
            return Told(name, refused);
        }
    }

    /// <summary>Whether a file that is no source, and is stored nowhere, is free of malware; one that is not goes into quarantine.</summary>
    /// <exception cref="ScannerAwayException">The scanner gave no verdict.</exception>
    public async Task<bool> IsCleanAsync(DecisionActor by, string name, ReadOnlyMemory<byte> bytes, bool keep, CancellationToken cancellationToken)
    {
        if (scanner is null)
        {
            return true;
        }

        using var content = new SourceFile(name, bytes).OpenRead();
        await using var stored = await StoreAsync(by, name, content, cancellationToken);
        if (stored.Verdict is { IsClean: false } verdict)
        {
            await QuarantineAsync(stored, verdict, keep, cancellationToken);
            return false;
        }

        return true;
    }

    /// <param name="file">The file, or its head where that tells its type.</param>
    private async Task<Intake> SortAsync(StoredFile stored, SourceFile file, IReadOnlyList<VaultFile> before, bool keep, CancellationToken cancellationToken)
    {
        if (stored.File.Bytes == 0)
        {
            // A browser sends an empty file without a name where none was chosen.
            return stored.File.Name.Length == 0 ? Intake.Nothing : Told(stored.File.Name, QuickActionException.Refused("The selected file is empty; choose a file with text in it.", RefusalReason.Empty));
        }

        // Malware is not looked into, but for an archive, of which the rest may be wanted.
        var infected = stored.Verdict is { IsClean: false } found ? found : null;
        try
        {
            if (FileGate.IsArchive(file.Bytes, limits))
            {
                return await UnpackAsync(stored, FileArchive.Open(file.Bytes, limits, settings.BatchFiles), before, keep, cancellationToken);
            }
        }
        catch (QuickActionException) when (infected is not null)
        {
            // An archive that cannot be opened is refused as what it was found to be.
        }

        if (infected is not null)
        {
            return await QuarantineAsync(stored, infected, keep, cancellationToken);
        }

        FileGate.RefuseBinary(FileGate.Admit(file, limits, cancellationToken), stored.Head.Span, stored.Rest);
        return Admitted(stored, before);
    }

    private static Intake Admitted(StoredFile stored, IEnumerable<VaultFile> before) => before.Any(f => f.Sha256 == stored.File.Sha256)
        ? throw QuickActionException.Refused("The same file is in the submission twice, and one of them was taken.", RefusalReason.Duplicate)
        : Intake.Of(stored.Release());

    /// <summary>Scans, hashes, encrypts and stores in one pass.</summary>
    private async Task<StoredFile> StoreAsync(DecisionActor by, string name, Stream body, CancellationToken cancellationToken)
    {
        await using var scan = scanner is null ? null : await scanner.BeginAsync(cancellationToken);
        await using var passing = new IntakeStream(body, scan);
        var file = await vault.WriteAsync(by.Team, name, passing, limits.FileBytes, cancellationToken);
        try
        {
            var verdict = scan is null ? null : await scan.EndAsync(cancellationToken);
            return new StoredFile(vault, by, file with { Scan = verdict?.Scan }, passing.Head, passing.Rest, verdict);
        }
        catch
        {
            await vault.DropAsync([file], CancellationToken.None);
            throw;
        }
    }

    private async Task<Intake> UnpackAsync(
        StoredFile archive, FileArchive opened, IReadOnlyList<VaultFile> before, bool keep, CancellationToken cancellationToken)
    {
        var (taken, leftOut) = (new List<VaultFile>(), new List<LeftOutFile>());
        var foundOne = false;
        try
        {
            foreach (var item in opened.Items)
            {
                var one = await EntryAsync(opened, item, archive.By, [.. before, .. taken], keep, cancellationToken);
                taken.AddRange(one.Files);
                leftOut.AddRange(one.LeftOut);
                foundOne |= one.LeftOut.Any(l => l.Code == RefusalReason.Malware);
            }

            // Something is wrong with the archive that is in none of its files, or in one that could not be unpacked: then none of it is trusted.
            if (archive.Verdict is { IsClean: false } verdict && !foundOne)
            {
                await vault.DropAsync(taken, CancellationToken.None);
                return await QuarantineAsync(archive, verdict, keep, cancellationToken);
            }
        }
        catch
        {
            await vault.DropAsync(taken, CancellationToken.None);
            throw;
        }

        return new Intake(taken, leftOut);
    }

    private async Task<Intake> EntryAsync(
        FileArchive archive, ArchiveItem item, DecisionActor by, IEnumerable<VaultFile> before, bool keep, CancellationToken cancellationToken)
    {
        try
        {
            var file = archive.Read(item, cancellationToken);
            using var content = file.OpenRead();
            await using var stored = await StoreAsync(by, item.Name, content, cancellationToken);
            if (stored.Verdict is { IsClean: false } verdict)
            {
                return await QuarantineAsync(stored, verdict, keep, cancellationToken);
            }

            if (FileGate.IsArchive(file.Bytes, limits))
            {
                throw QuickActionException.Refused("An archive within an archive is not opened; put its files into the outer one.", RefusalReason.Archive);
            }

            FileGate.Admit(file, limits, cancellationToken);
            return Admitted(stored, before);
        }
        catch (QuickActionException refused) when (refused.Code == ProblemCode.InputRefused)
        {
            return Told(item.Name, refused);
        }
    }

    private async Task<Intake> QuarantineAsync(StoredFile stored, ScanVerdict verdict, bool keep, CancellationToken cancellationToken)
    {
        var signature = verdict.Signature ?? "";
        if (keep)
        {
            var id = await quarantine.KeepAsync(stored.By, stored.File, verdict.Scan, signature, settings.QuarantineDays, cancellationToken);
            stored.Release();
            LogMalware(logger, id, signature);
        }

        return Intake.Refused(stored.File.Name, RefusalReason.Malware, VirusSentence);
    }

    private static Intake Told(string name, QuickActionException refused) => Intake.Refused(name, refused.Reason ?? RefusalReason.TypeNotRead, refused.Message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Malware was found in an upload, which is in quarantine as {Quarantined}: {Signature}")]
    private static partial void LogMalware(ILogger logger, JobId quarantined, string signature);

    /// <summary>A file in the vault that is taken out again unless somebody releases it.</summary>
    private sealed class StoredFile(IFileVault vault, DecisionActor by, VaultFile file, ReadOnlyMemory<byte> head, BinaryInText rest, ScanVerdict? verdict) : IAsyncDisposable
    {
        private bool _released;

        public DecisionActor By => by;

        public VaultFile File => file;

        public ReadOnlyMemory<byte> Head => head;

        public BinaryInText Rest => rest;

        public ScanVerdict? Verdict => verdict;

        public VaultFile Release()
        {
            _released = true;
            return file;
        }

        public async ValueTask DisposeAsync()
        {
            if (!_released)
            {
                await vault.DropAsync([file], CancellationToken.None);
            }
        }
    }
}
