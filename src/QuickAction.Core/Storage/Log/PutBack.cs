using System.Globalization;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Records that came back from the mirror, and the record that says so.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="RecordedAs">The index of the record of it.</param>
/// <param name="IsMended">True when the database still knew of them, so that somebody took them out of it.</param>
internal sealed record PutBack(long From, long Last, long RecordedAs, bool IsMended)
{
    /// <summary>Which records, for a person.</summary>
    public string Which => From == Last ? Number(From) : $"{Number(From)} to {Number(Last)}";

    /// <summary>What whoever opened the store is told.</summary>
    public string Sentence => (From == Last ? $"Record {Which} was missing in the database and was put back from the mirror" : $"Records {Which} were missing in the database and were put back from the mirror")
        + $", which is recorded as {Number(RecordedAs)}. "
        + (IsMended
            ? "Content of theirs was still there, so this was no older copy of the database: somebody took them out of it. `quickaction audit verify` says what else is missing."
            : "If nobody has put an older copy of the database in its place, somebody took them out of it. Content that was kept of them is lost.");

    public bool Holds(long position) => From <= position && position <= Last;

    /// <summary>What a record of a restore says came back from the mirror; null when it is none, or when nothing came back.</summary>
    /// <remarks>
    /// A record that an earlier version made names no range. Then it is what comes after the last checkpoint before it that is not the mirror's own: the backup held
    /// at least what that covers.
    /// </remarks>
    public static async ValueTask<PutBack?> OfAsync(Session session, long position, CanonicalObject leaf, CancellationToken cancellationToken)
    {
        if (leaf.Text("change") != ConfigPart.Restored || leaf.Text("kind") != AuditKind.ConfigChanged || leaf[ConfigPart.EndLostName] is not null)
        {
            return null;
        }

        if (leaf[ConfigPart.PutBackName] is CanonicalObject named)
        {
            return named["from"] is CanonicalNumber { Value: >= 0 and var from } && named["to"] is CanonicalNumber { Value: var to } && from <= to && to < position
                ? new PutBack(from, to, position, false)
                : null;
        }

        var size = await Checkpoints.BeforeAsync(session, position, 1, cancellationToken) is [var before] ? before.Checkpoint.Size : 0;
        return size < position ? new PutBack(size, position - 1, position, false) : null;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
