namespace QuickAction.Core.Privacy.Names;

/// <summary>Somebody in a case: one placeholder, however named.</summary>
internal sealed class Person
{
    public required string Key { get; init; }

    public string? First { get; set; }

    public string? Last { get; set; }

    /// <summary>What the person is, from a closed list; null when nothing says so.</summary>
    public string? Hint { get; set; }

    /// <summary>Two kin were said of the person, as "son" and "dad": one of them is somebody else's view, or a mistake, so that neither is a hint.</summary>
    public bool HintsDiffer { get; set; }

    /// <summary>Takes up what the source says that the person is.</summary>
    public void Learn(string? hint)
    {
        if (hint is null || HintsDiffer || hint == Hint)
        {
            return;
        }

        if (Hint is not null && NameCues.Relations.Contains(hint) && NameCues.Relations.Contains(Hint))
        {
            (Hint, HintsDiffer) = (null, true);
            return;
        }

        Hint ??= hint;
    }
}
