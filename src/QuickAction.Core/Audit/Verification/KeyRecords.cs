using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit.Verification;

/// <summary>The keys that a log's own records say it had: what was handed over to whom, and when.</summary>
public sealed class KeyRecords
{
    /// <summary>Stands in every record that could concern keys; the few that hold it are read.</summary>
    private static readonly byte[] Mark = "\"kind\":\"config.changed\""u8.ToArray();
    private readonly List<KeyChange> _changes = [];
    private readonly List<(long Index, IReadOnlyList<VerifierKey> Keys)> _affirmed = [];

    public IReadOnlyList<KeyChange> Changes => _changes;

    /// <summary>The keys that sign now, in the order in which the log lists them; empty when no record names any.</summary>
    public IReadOnlyList<VerifierKey> Current => _changes.Count == 0 ? [] : _changes[^1].New;

    public IReadOnlySet<VerifierKey> All => _changes.SelectMany(c => c.Old.Concat(c.New)).ToHashSet();

    /// <summary>Where keys of a time stood by what retired ones had signed.</summary>
    public IReadOnlyList<(long Index, IReadOnlyList<VerifierKey> Keys)> Affirmed => _affirmed;

    public void See(long index, ReadOnlySpan<byte> entry)
    {
        if (entry.IndexOf(Mark) < 0)
        {
            return;
        }

        try
        {
            if (CanonicalJson.Decode(entry) is not CanonicalObject leaf || leaf.Text("kind") != AuditKind.ConfigChanged)
            {
                return;
            }

            if (Keys(leaf["new_keys"]) is { Count: > 0 } added)
            {
                _changes.Add(new KeyChange(index, Keys(leaf["old_keys"]), added));
            }
            else if (leaf.Text("change") == ConfigPart.Affirmed)
            {
                _affirmed.Add((index, Keys(leaf["old_keys"])));
            }
        }
        catch (AuditException)
        {
            // Not a record of this log's kind: it names no keys.
        }
    }

    private static List<VerifierKey> Keys(CanonicalValue? list) =>
        [.. ((list as CanonicalList)?.Items ?? []).OfType<CanonicalText>().Select(t => VerifierKey.Parse(t.Value))];
}

/// <param name="Index">The record that says so.</param>
/// <param name="Old">Empty for the keys that a log began with.</param>
public sealed record KeyChange(long Index, IReadOnlyList<VerifierKey> Old, IReadOnlyList<VerifierKey> New);
