using System.Globalization;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;

namespace QuickAction.Core.Storage.Log;

/// <summary>What became of content that a record commits to and that is not there.</summary>
/// <param name="What">As one sentence.</param>
/// <param name="IsRecorded">True when a record of the log says so: an erasure, or a restore. Content that is gone without one was taken away.</param>
public sealed record GoneContent(string What, bool IsRecorded)
{
    internal static GoneContent Erased(long index, long erasedIn, CanonicalObject erasure) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The content of record {index} is gone: it was erased, which is recorded as {erasedIn} (ground {Ground(erasure)}, {erasure.Text("time")})."),
        IsRecorded: true);

    internal static GoneContent LostWith(long index, long restoredIn) => new(
        string.Create(CultureInfo.InvariantCulture, $"The content of record {index} was lost with the restore of a backup that is recorded as {restoredIn}."), IsRecorded: true);

    internal static GoneContent Missing(long index, bool keyOnly) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(keyOnly ? "The key to the content" : "The content")} of record {index} is missing, though no erasure of it is recorded: somebody took it away, or it was lost. `quickaction audit verify` says what else is missing."),
        IsRecorded: false);

    private static string? Ground(CanonicalObject erasure) => (erasure[ErasurePart.Name] as CanonicalObject)?.Text("ground");
}
