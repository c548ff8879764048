using QuickAction.Core.Analysis;

namespace QuickAction.Core.Storage.Log;

/// <summary>That content is to be destroyed, why, and who decided it.</summary>
/// <param name="Ground">One of <see cref="ErasureGround"/>; it stands in the log in the clear.</param>
/// <param name="Authoriser">A log stores it as a commitment, never as it is.</param>
public sealed record ErasureOrder(string Ground, DecisionActor Authoriser)
{
    /// <summary>
    /// In the authoriser's words; null for none. Stored as a commitment, and kept after the erasure to account for it: it should name nobody.
    /// </summary>
    public string? Reason { get; init; }
}

/// <summary>The closed list of grounds for an erasure, with what each means.</summary>
public static class ErasureGround
{
    /// <summary>
    /// The key is gone and the record that would say why is lost with the end of the log. Nobody can choose it: it stands only in what the program records when somebody
    /// says that the end is lost.
    /// </summary>
    public const string EndLost = "end-lost";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["retention"] = "the time for which it may be kept is over",
        ["art17"] = "a person has asked for it (UK GDPR, article 17)",
        ["order"] = "a court or a regulator has ordered it",
        ["mistake"] = "it should never have been here",
        ["test"] = "it was a trial and is about nobody",
    };
}
