using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// The log's signing keys: an Ed25519 line where this machine can make one, and an ECDSA line for readers without Ed25519. They are in one file that only
/// its owner can read, made at the first start. While keys are being changed the new ones are in a second file beside it.
/// </summary>
internal sealed class LogKeys
{
    private readonly string _file;

    private LogKeys(string file, KeyFile read)
    {
        _file = file;
        (Active, Retired) = (read.Signing, read.Retired);
    }

    public IReadOnlyList<SigningKey> Active { get; private set; }

    /// <summary>The public parts of the keys that the log had before, which stand in the same file: a backup from before a change of keys is signed with them alone.</summary>
    public IReadOnlyList<VerifierKey> Retired { get; private set; }

    /// <summary>The keys of today, and those before them.</summary>
    public IReadOnlyList<VerifierKey> Known => [.. Verifiers, .. Retired];

    public IReadOnlyList<VerifierKey> Verifiers => [.. Active.Select(k => k.Verifier)];

    /// <summary>The log's name: the name of its keys.</summary>
    public string Origin => Active[0].Verifier.Name;

    private string NextFile => $"{_file}.next";

    /// <param name="origin">The name for a new log; empty for a random one.</param>
    /// <param name="mayMake">False when the log exists already: then its keys must.</param>
    /// <exception cref="QuickActionException">The file is missing or cannot be read.</exception>
    public static async ValueTask<LogKeys> OpenAsync(string file, string origin, bool mayMake, CancellationToken cancellationToken)
    {
        if (!mayMake && !File.Exists(file))
        {
            throw Lost(file, null);
        }

        try
        {
            return new LogKeys(file, Read(await PrivateFiles.ReadOrMakeAsync(file, () => Text(Fresh(NameOr(origin)), []), cancellationToken)));
        }
        catch (Exception error) when (error is AuditException or IOException or UnauthorizedAccessException)
        {
            throw Lost(file, error);
        }
    }

    /// <summary>New keys of the same name, kept in a file of their own until <see cref="Promote"/>.</summary>
    /// <param name="before">All keys that the log has had.</param>
    public IReadOnlyList<SigningKey> MakeNext(IEnumerable<VerifierKey> before)
    {
        var next = Fresh(Origin);
        PrivateFiles.Replace(NextFile, Text(next, before.Concat(Known).Distinct()));
        return next;
    }

    /// <summary>The keys that were made to follow and have not been promoted, or null.</summary>
    public IReadOnlyList<SigningKey>? Next => File.Exists(NextFile) ? Read(File.ReadAllBytes(NextFile)).Signing : null;

    /// <summary>The next keys become the active ones; the old private keys are gone with their file. Another process may have done it already.</summary>
    public void Promote()
    {
        try
        {
            File.Move(NextFile, _file, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(_file)) ?? ".");
        }
        catch (FileNotFoundException)
        {
            // It has.
        }

        Refresh();
    }

    /// <summary>Takes the keys from the file again.</summary>
    public void Refresh()
    {
        try
        {
            var read = Read(File.ReadAllBytes(_file));
            (Active, Retired) = (read.Signing, read.Retired);
        }
        catch (Exception error) when (error is AuditException or IOException or UnauthorizedAccessException)
        {
            throw Lost(_file, error);
        }
    }

    public void DropNext() => File.Delete(NextFile);

    private static string NameOr(string origin) =>
        origin.Length > 0 ? origin : $"quickaction.local/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    private static IReadOnlyList<SigningKey> Fresh(string name) => Ed25519.IsAvailable
        ? [SigningKey.Generate(name, NoteKeyType.Ed25519), SigningKey.Generate(name, NoteKeyType.Ecdsa)]
        : [SigningKey.Generate(name, NoteKeyType.Ecdsa)];

    private static byte[] Text(IReadOnlyList<SigningKey> keys, IEnumerable<VerifierKey> retired) =>
        Encoding.UTF8.GetBytes(string.Concat(keys.Select(k => k.ToPrivateText()).Concat(retired.Select(k => k.ToString())).Select(line => line + "\n")));

    private static KeyFile Read(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var keys = lines.Where(SigningKey.IsOne).Select(SigningKey.Parse).ToList();
        var retired = lines.Where(line => !SigningKey.IsOne(line)).Select(VerifierKey.Parse).ToList();
        return keys.Count > 0 && keys.Select(k => k.Verifier).Concat(retired).All(k => k.Name == keys[0].Verifier.Name)
            ? new KeyFile(keys, retired)
            : throw new AuditException("The file of the signing keys is empty or holds keys of several logs.");
    }

    /// <summary>What stands in the file: private keys first, then public ones.</summary>
    private sealed record KeyFile(IReadOnlyList<SigningKey> Signing, IReadOnlyList<VerifierKey> Retired);

    private static QuickActionException Lost(string file, Exception? inner) => new(
        ProblemCode.Unavailable,
        $"The signing keys of the decision log, {file}, are missing or cannot be read; put the key file back from your copy of it.",
        inner: inner);
}
