namespace QuickAction.Core.Privacy.Names;

/// <summary>Somebody in a case: one placeholder, however named.</summary>
internal sealed class Person
{
    public required string Key { get; init; }

    public string? First { get; set; }

    public string? Last { get; set; }

    /// <summary>What the person is, from a closed list; null when nothing says so.</summary>
    public string? Hint { get; set; }
}
