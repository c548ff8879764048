namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>What of a <see cref="Conflict"/> counts for or against it. "Own" is what the statement says, "said" what of the quoted sentences speaks most against it.</summary>
internal enum Hint
{
    /// <summary>What speaks against it comes to more than what speaks for it.</summary>
    Outweighs,

    /// <summary>The statement says more than two things.</summary>
    StatementOfManyParts,

    /// <summary>The statement has several sentences.</summary>
    StatementOfManySentences,

    /// <summary>Own: two words of matter at most.</summary>
    FewTerms,

    /// <summary>Own: more than five words of matter.</summary>
    ManyTerms,

    /// <summary>Own: "if", "when".</summary>
    OnCondition,

    /// <summary>Own: could, may, might.</summary>
    IsPossible,

    /// <summary>Own: will, would, can, should.</summary>
    IsAhead,

    /// <summary>Own: a contrast or an addition, "three, not two".</summary>
    IsAside,

    /// <summary>Own: names something, without a verb.</summary>
    IsFragment,

    /// <summary>Own: its "not" stands in the clause before it.</summary>
    IsPassed,

    /// <summary>Own: taken on by somebody.</summary>
    TakenOn,

    /// <summary>Own: limits or holds back: "only", "stays".</summary>
    Turns,

    /// <summary>Own: has a word that denies by itself.</summary>
    DeniesInAWord,

    /// <summary>Another part of the statement denies something.</summary>
    DeniesElsewhere,

    /// <summary>No quoted sentence has a "not".</summary>
    NothingDenied,

    /// <summary>No quoted sentence denies, limits or ends anything in any word.</summary>
    NothingLimited,

    /// <summary>More than one thing was denied.</summary>
    MuchDenied,

    /// <summary>What was denied is of today or yesterday, not of what will or could be.</summary>
    NothingAheadDenied,

    /// <summary>Somebody took something on: "I'll ring them".</summary>
    Promised,

    /// <summary>More than six things were said.</summary>
    ManySaid,

    /// <summary>Only one thing was said.</summary>
    OneSaid,

    /// <summary>What they share, said and meant: 0.75 at least.</summary>
    Against1,

    /// <summary>1.5 at least.</summary>
    Against2,

    /// <summary>Two at least.</summary>
    Against3,

    /// <summary>Three at least.</summary>
    Against4,

    /// <summary>What they share in the very words: one at least.</summary>
    AgainstOwn1,

    /// <summary>Two at least.</summary>
    AgainstOwn2,

    /// <summary>Three at least.</summary>
    AgainstOwn3,

    /// <summary>Half of own is carried.</summary>
    AgainstHalf,

    /// <summary>Three quarters of own are carried.</summary>
    AgainstMost,

    /// <summary>More speaks against it than for it.</summary>
    AgainstMoreThanFor,

    /// <summary>Twice as much does.</summary>
    AgainstTwiceFor,

    /// <summary>What own denies is spoken of in said.</summary>
    FocusFound,

    /// <summary>What said denies is spoken of in own.</summary>
    SaidFocusFound,

    /// <summary>Own's predicate is spoken of in said.</summary>
    PredicateFound,

    /// <summary>It is not.</summary>
    PredicateMissing,

    /// <summary>Some words of the two are contraries.</summary>
    ByContraries,

    /// <summary>Neither has a "not": they differ by contraries alone.</summary>
    NeitherDenies,

    /// <summary>Both have a "not": they differ by contraries alone.</summary>
    BothDeny,

    /// <summary>The contraries by which they differ were both said.</summary>
    ContrariesSaid,

    /// <summary>Only one of the two stands on a condition.</summary>
    SaidOnCondition,

    /// <summary>Own is ascribed to one who speaks in the cited words, and said is somebody else's.</summary>
    SaidByAnother,

    /// <summary>What said denies, another part of the statement denies.</summary>
    SaidTakenUp,

    /// <summary>Said: asked, and answered.</summary>
    SaidAnswered,

    /// <summary>Said: leaves out what was said before.</summary>
    SaidElliptic,

    /// <summary>Said: has a pronoun.</summary>
    SaidPointsBack,

    /// <summary>Said: will, would, can, should.</summary>
    SaidAhead,

    /// <summary>Said: two words of matter at most.</summary>
    SaidFewTerms,

    /// <summary>Half of the words of said have a partner.</summary>
    SaidHalf,

    /// <summary>Three quarters have.</summary>
    SaidMost,

    /// <summary>All have.</summary>
    SaidAll,

    /// <summary>Said: limits, or holds only until or after something.</summary>
    SaidLimits,

    /// <summary>What speaks most for it shares one with it.</summary>
    For1,

    /// <summary>Two.</summary>
    For2,

    /// <summary>Three.</summary>
    For3,

    /// <summary>It denies as well.</summary>
    ForDenies,

    /// <summary>It denies the same thing.</summary>
    ForMutual,

    /// <summary>It carries half of own.</summary>
    ForHalf,

    /// <summary>Something of which nothing can be told (asked, limited, hoped for) shares two with it.</summary>
    OpenToo,

    /// <summary>The very word that own denies was said, plainly and without a "not", and nowhere with one.</summary>
    FocusAffirmed,

    /// <summary>Every word of own stands, as it is, in one thing that was said plainly and the other way round.</summary>
    AllTurned,

    /// <summary>Something was denied in words that have no matter ("we're not there"), and the statement denies, limits and ends nothing.</summary>
    BareDenied,
}
