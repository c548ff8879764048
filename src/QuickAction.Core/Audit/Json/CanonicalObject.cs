using System.Collections;

namespace QuickAction.Core.Audit.Json;

/// <summary>An object whose members stand in the order of their names' UTF-16 code units, as RFC 8785 asks, whatever the order of adding.</summary>
public sealed record CanonicalObject : CanonicalValue, IEnumerable<KeyValuePair<string, CanonicalValue>>
{
    private readonly SortedDictionary<string, CanonicalValue> _members = new(StringComparer.Ordinal);

    public int Count => _members.Count;

    public CanonicalValue? this[string name] => _members.GetValueOrDefault(name);

    /// <summary>Adds a member; a value of null is left out, because what does not apply is absent from a leaf.</summary>
    /// <exception cref="AuditException">The name is there already.</exception>
    public void Add(string name, CanonicalValue? value)
    {
        if (value is not null && !_members.TryAdd(name, value))
        {
            throw new AuditException("An object in a leaf names a member twice.");
        }
    }

    public string? Text(string name) => (this[name] as CanonicalText)?.Value;

    public bool Equals(CanonicalObject? other) => other is not null && _members.SequenceEqual(other._members);

    public override int GetHashCode() => _members.Aggregate(Count, HashCode.Combine);

    public IEnumerator<KeyValuePair<string, CanonicalValue>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
