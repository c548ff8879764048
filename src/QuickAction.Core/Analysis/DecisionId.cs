namespace QuickAction.Core.Analysis;

/// <summary>Id of one decision: a version 7 UUID (RFC 9562), so that ids sort by time.</summary>
public readonly record struct DecisionId(Guid Value)
{
#pragma warning disable RS0030 // This is the id type that the ban points to.
    public static DecisionId New(DateTimeOffset time) => new(Guid.CreateVersion7(time));
#pragma warning restore RS0030

    /// <summary>As it is written, and in no other form.</summary>
    public static bool TryParse(string? text, out DecisionId id)
    {
        var parsed = CanonicalId.TryParse(text, out var value);
        id = new DecisionId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
