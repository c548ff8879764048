namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>What a proposition that was said makes of one of a statement.</summary>
internal enum Verdict
{
    /// <summary>Nothing can be told: it was asked, limited, hoped for, or a word of it may deny in its own way.</summary>
    Unknown,

    /// <summary>The same is said, whichever words deny.</summary>
    Same,

    /// <summary>One denies what the other says.</summary>
    Turned,
}

/// <summary>A proposition of a statement next to one that was said.</summary>
/// <param name="Shared">How much speaks for it that both are about the same: what they share, more when it is what is denied, less when that is what they do not.</param>
/// <param name="Coverage">Which part of the statement's proposition the other one carries, 0 to 1.</param>
/// <param name="Own">What they share of the very words, without what pronouns stand for.</param>
/// <param name="FocusFound">What the statement denies is spoken of in the other.</param>
/// <param name="SaidFocusFound">What the other denies is spoken of in the statement.</param>
/// <param name="IsMutual">What the statement denies is what the other denies.</param>
/// <param name="PredicateFound">What the statement says of its subject is spoken of in the other; null when it says nothing of any.</param>
/// <param name="SaidCoverage">Which part of the words of the other has a partner, 0 to 1.</param>
/// <param name="Turns">How many words of the one are contraries of words of the other.</param>
internal readonly record struct Pairing(Verdict Verdict, double Shared, double Coverage, double Own, bool FocusFound, bool SaidFocusFound, bool IsMutual, bool? PredicateFound, int Turns, double SaidCoverage)
{
    /// <summary>That the two are about the same counts as the square of what they share: one good partner outweighs several poor ones.</summary>
    public double Weight => Shared * Shared;
}
