namespace QuickAction.Core.Audit.Json;

/// <summary>
/// A JSON value of the kinds that a leaf may hold. Numbers are whole: a fraction has more than one sensible spelling, and what a leaf counts are things,
/// bytes, milliseconds and thousandths.
/// </summary>
public abstract record CanonicalValue
{
    private protected CanonicalValue()
    {
    }

    public static implicit operator CanonicalValue(string value) => new CanonicalText(value);

    public static implicit operator CanonicalValue(long value) => new CanonicalNumber(value);

    public static implicit operator CanonicalValue(bool value) => new CanonicalFlag(value);
}

public sealed record CanonicalText(string Value) : CanonicalValue;

/// <summary>A whole number that every JSON reader keeps exactly.</summary>
public sealed record CanonicalNumber : CanonicalValue
{
    /// <summary>2^53 - 1: beyond it a reader that uses doubles would round (RFC 8785, section 3.2.2.3 and RFC 7493, section 2.2).</summary>
    public const long Largest = 9_007_199_254_740_991;

    /// <exception cref="AuditException">Outside ±<see cref="Largest"/>.</exception>
    public CanonicalNumber(long value)
    {
        if (value is < -Largest or > Largest)
        {
            throw new AuditException("A number in a leaf must lie within 2^53 of zero.");
        }

        Value = value;
    }

    public long Value { get; }
}

public sealed record CanonicalFlag(bool Value) : CanonicalValue;

public sealed record CanonicalNull : CanonicalValue
{
    public static CanonicalNull Instance { get; } = new();
}

public sealed record CanonicalList(IReadOnlyList<CanonicalValue> Items) : CanonicalValue
{
    public bool Equals(CanonicalList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}
