namespace QuickAction.Core.Access;

/// <summary>Id of one personal API token: a version 7 UUID. It is no secret and says nothing of the token itself.</summary>
public readonly record struct TokenId(Guid Value)
{
#pragma warning disable RS0030 // This is the id type that the ban points to.
    public static TokenId New(DateTimeOffset time) => new(Guid.CreateVersion7(time));
#pragma warning restore RS0030

    /// <summary>As it is written, and in no other form.</summary>
    public static bool TryParse(string? text, out TokenId id)
    {
        var parsed = CanonicalId.TryParse(text, out var value);
        id = new TokenId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
