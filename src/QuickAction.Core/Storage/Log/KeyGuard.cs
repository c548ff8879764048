using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Looks after the files that a store cannot do without: none is made anew where there was one, and none is left open to others.</summary>
internal static class KeyGuard
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Takes the rights of others to the key files away.</summary>
    /// <returns>A sentence for each file that was open to others.</returns>
    public static IReadOnlyList<string> Close(AuditOptions options)
    {
        var found = new List<string>();
        foreach (var file in new[] { options.SigningKeys, options.ContentKey, options.WitnessKey, options.SqliteKeysFile })
        {
            if (!OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & Others) != 0)
            {
                found.Add(Close(file));
            }
        }

        return found;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Close(string file)
    {
        try
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) & ~Others);
            return $"Others could read or write {file}; now only its owner can. Find out who may have: whoever has the signing keys can sign a log (`quickaction audit rotate-key` makes new ones), and whoever has the keys to the content and a copy of the database can read it.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"Others can read or write {file}, and that could not be changed: give it mode 0600.";
        }
    }

    private const string SelectContent = "SELECT record FROM audit_content LIMIT 1";

    /// <exception cref="QuickActionException">There is content, and what opens it is gone.</exception>
    public static async ValueTask RefuseMissingAsync(AuditOptions options, Database log, Database keys, CancellationToken cancellationToken)
    {
        // In this order: a process that begins the log meanwhile stores its keys before its content, so content without keys is then truly without.
        var hasContent = await HasContentAsync(log, cancellationToken);
        var hasKeys = await DataKeys.AnyAsync(keys, cancellationToken);
        if (hasKeys && ContentKeySource.IsMissing(options))
        {
            throw Missing($"The key to the content, {options.ContentKey}, is missing");
        }

        if (hasContent && !hasKeys)
        {
            throw Missing("The data keys that open the content are gone (keys/data-keys.db, or the database of Store:KeysConnection)");
        }
    }

    /// <summary>
    /// A wrong content key is found before anything is sealed under it: what was could not be opened again with the right one.
    /// </summary>
    /// <returns>Why nothing may be recorded, though the log can be read; null when the key fits.</returns>
    /// <exception cref="QuickActionException">The key opens nothing of this store.</exception>
    public static async ValueTask<QuickActionException?> WhyUnfitAsync(AuditOptions options, DataKeys keys, CancellationToken cancellationToken) =>
        await keys.FitAsync(cancellationToken) switch
        {
            KeyFit.Fits => null,
            KeyFit.OpensNone => throw new QuickActionException(
                ProblemCode.Unavailable,
                $"The key to the content, {ContentKeySource.NameOf(options)}, does not fit this store, so nothing was done: put the right one back from your copy of it."),
            KeyFit.OpensOthers => new QuickActionException(
                ProblemCode.Unavailable,
                $"The log's own key does not open under the key to the content, {ContentKeySource.NameOf(options)}, though others do, so nothing is recorded: put the key back under which the log was begun, or, if this is that one, keys/data-keys.db (or the database of Store:KeysConnection), which was changed or damaged, from your copy of it."),
            var unknown => throw new InvalidOperationException($"There is no such fit as {unknown}."),
        };

    private static async ValueTask<bool> HasContentAsync(Database log, CancellationToken cancellationToken)
    {
        await using var session = await log.OpenAsync(cancellationToken);
        return await session.FirstAsync(SelectContent, default, row => row.GetString(0), cancellationToken) is not null;
    }

    private static QuickActionException Missing(string what) => new(
        ProblemCode.Unavailable,
        $"{what}, so nothing was done: put it back from your copy. If there is no copy, the content is lost and the log is not: docs/decision-log.md says how to go on without it.");
}
