namespace QuickAction.Core.Privacy;

/// <summary>The name of the rules of masking, which every record of a call to a model carries.</summary>
public static class MaskingRules
{
    /// <summary>
    /// Raised whenever the rules find anything else than before: years later a record must say by which rules its text was masked, and two runs of one name must have masked alike. A test
    /// holds it to a digest of what is found in a fixed corpus.
    /// </summary>
    public const string Name = "uk/3";
}
