using System.Globalization;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Witnessing;

namespace QuickAction.Core.Audit.Verification;

/// <summary>A log that somebody handed over as a folder: the tiles, the keys that come with it, and some of its older checkpoints.</summary>
public sealed class ExportedLog(string folder)
{
    /// <summary>The current Ed25519 key (or the ECDSA one, of a log without), on one line.</summary>
    public const string CurrentKey = "log.vkey";

    /// <summary>All keys, old ones too, a file each.</summary>
    public const string Keys = "keys";

    /// <summary>Which logs and witnesses the exporter trusts (C2SP tlog-policy).</summary>
    public const string Policy = "policy";

    /// <summary>Older checkpoints by their size: they narrow down where a rewritten log begins to differ.</summary>
    public const string Checkpoints = "checkpoints";

    public static string CheckpointPath(Checkpoint checkpoint) => $"{Checkpoints}/{checkpoint.Size.ToString(CultureInfo.InvariantCulture)}";

    public static string KeyPath(VerifierKey key) => $"{Keys}/{key.KeyIdHex}.vkey";

    /// <summary>How to check all this, for a person.</summary>
    public const string Explanation = "VERIFY.txt";

    /// <summary>Derives everything again from the entries.</summary>
    /// <param name="trusted">Keys that the reader has from elsewhere; empty to take the one in the folder, which proves less.</param>
    /// <param name="known">Checkpoints of this log that the reader has from elsewhere.</param>
    /// <param name="policy">The reader's own policy; null for none.</param>
    /// <exception cref="AuditException">The folder has no key, or one that cannot be read.</exception>
    public async Task<VerificationResult> VerifyAsync(
        IReadOnlyList<VerifierKey> trusted, IReadOnlyList<SignedNote> known, TrustPolicy? policy, CancellationToken cancellationToken)
    {
        var trust = new ReaderTrust(trusted, known, policy);
        IReadOnlyList<VerifierKey> own = trusted.Count > 0 || policy is { Logs.Count: > 0 } ? [] : [OwnKey()];
        var published = PublishedKeys();
        // Whoever signed: that the log fits itself comes first, whether one of the signers is believed follows.
        List<VerifierKey> logKeys = [.. trusted.Concat(policy?.Logs ?? []).Concat(own).Concat(published).Where(k => k.Type != NoteKeyType.Cosignature).Distinct()];
        var reader = new FolderLog(folder);
        var records = new KeyRecords();
        var older = OwnCheckpoints();
        List<SignedNote> notes = [.. known, .. older];
        var result = await new LogVerifier(reader, records.See) { IsCopy = true }.VerifyAsync(LogTrust.In(logKeys), known, older, cancellationToken);
        if (!result.IsSound || await reader.ReadNoteAsync(cancellationToken) is not { } present)
        {
            return result;
        }

        var judged = trust.Judge(result, own, present, notes, records);
        return judged.IsSound && IsExport ? WithFiles(judged, present, records, [.. trusted, .. policy?.Logs ?? [], .. policy?.Witnesses ?? []]) : judged;
    }

    /// <summary>False for a mirror and for other people's logs, which have nothing but the tree and its checkpoint.</summary>
    private bool IsExport => OnlyExported.Any(name => File.Exists(Path.Combine(folder, name)));

    private static readonly string[] OnlyExported = [CurrentKey, Explanation, Policy];

    private VerificationResult WithFiles(VerificationResult result, SignedNote present, KeyRecords records, IReadOnlyList<VerifierKey> known)
    {
        try
        {
            var files = new ExportFiles(folder);
            files.Check(present, records, known);
            return result with { Cautions = files.Strange(Checkpoint.Of(present).Size) };
        }
        catch (AuditException error)
        {
            return result with { Fault = new LogFault(null, error.Message) };
        }
    }

    /// <exception cref="AuditException">There is none, or it cannot be read.</exception>
    public VerifierKey OwnKey() => Parsed(CurrentKey, VerifierKey.Parse, Text(CurrentKey) ?? throw new AuditException($"The folder holds no {CurrentKey}: it is not an export of a log, or not all of one."));

    private List<VerifierKey> PublishedKeys() => [.. Files(Keys).Select(f => Parsed($"{Keys}/{Path.GetFileName(f)}", VerifierKey.Parse, FileFaultException.Reading(f, () => File.ReadAllText(f))))];

    private List<SignedNote> OwnCheckpoints() => [.. Files(Checkpoints)
        .OrderBy(f => long.TryParse(Path.GetFileName(f), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : long.MaxValue)
        .Select(f => Parsed($"{Checkpoints}/{Path.GetFileName(f)}", bytes => SignedNote.Parse(bytes), FileFaultException.Reading(f, () => File.ReadAllBytes(f))))];

    /// <summary>What a file of the folder holds; what is wrong with it is said with its name.</summary>
    private static TOut Parsed<TIn, TOut>(string path, Func<TIn, TOut> parse, TIn text)
    {
        try
        {
            return parse(text);
        }
        catch (AuditException error)
        {
            throw new AuditException($"{path} cannot be used: {error.Message}", error);
        }
    }

    private IEnumerable<string> Files(string name) =>
        Directory.Exists(Path.Combine(folder, name)) ? Directory.EnumerateFiles(Path.Combine(folder, name)).Order(StringComparer.Ordinal) : [];

    private string? Text(string name) => File.Exists(Path.Combine(folder, name)) ? FileFaultException.Reading(Path.Combine(folder, name), () => File.ReadAllText(Path.Combine(folder, name))) : null;
}
