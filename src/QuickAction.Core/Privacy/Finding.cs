namespace QuickAction.Core.Privacy;

/// <summary>An identifier in a text: characters <c>[Start, End)</c>.</summary>
/// <param name="Key">The identifier without its spelling: two findings with one kind and key are the same identifier.</param>
/// <param name="Strength">Who wins where findings overlap: the greater, then the longer.</param>
internal readonly record struct Finding(int Start, int End, IdentifierKind Kind, string Key, int Strength)
{
    /// <summary>A check digit or a whole fixed pattern says so.</summary>
    public const int Checked = 5;

    /// <summary>A label beside it says so.</summary>
    public const int Labelled = 4;

    /// <summary>Its shape alone says so.</summary>
    public const int Shaped = 3;

    public const int Name = 2;

    public int Length => End - Start;
}
