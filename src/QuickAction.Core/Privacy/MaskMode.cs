namespace QuickAction.Core.Privacy;

/// <summary>What happens to identifiers before a model provider sees the text.</summary>
public enum MaskMode
{
    /// <summary>Placeholders that are put back afterwards. The default.</summary>
    Pseudonymise,

    /// <summary>Words such as "[name removed]", for texts that are published: nothing is kept by which they could be put back.</summary>
    Redact,

    /// <summary>Nothing is replaced. Whoever chooses it has to give a reason, which is recorded.</summary>
    Off,
}
