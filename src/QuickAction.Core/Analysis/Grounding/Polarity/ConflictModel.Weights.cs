namespace QuickAction.Core.Analysis.Grounding.Polarity;

internal static partial class ConflictModel
{
    /// <summary>Written by <c>QuickAction.Fitting negation OUT</c>: a hint, its weight where the statement affirms, its weight where it denies.</summary>
    private const string Weights =
        """
        Outweighs 1.01 0.27
        SameInAll -0.09 -0.04
        StatementOfManyParts -0.50 -0.22
        FewTerms -0.24 -0.96
        ManyTerms 0.30 0.97
        OnCondition -0.44 -0.25
        IsPossible -0.18 0.48
        IsAhead -0.26 0.75
        IsAside 0.08 -1.58
        IsFragment -0.53 0.28
        IsPassed 0.00 0.51
        TakenOn 0.04 1.05
        Turns -0.52 0.49
        DeniesInAWord -0.47 1.05
        DeniesElsewhere -1.29 0.03
        NothingDenied -0.36 1.26
        NothingLimited -0.34 1.15
        MuchDenied 0.50 -0.78
        NothingAheadDenied -0.02 0.25
        Promised 0.43 1.05
        ManySaid -0.28 0.55
        OneSaid 0.39 0.13
        Against1 0.48 -0.05
        Against2 -0.19 0.77
        Against3 0.39 0.36
        Against4 0.56 0.29
        AgainstOwn1 0.12 -0.17
        AgainstOwn2 -0.02 1.11
        AgainstOwn3 0.08 -0.16
        AgainstHalf 0.13 0.61
        AgainstMost 0.64 0.76
        AgainstMoreThanFor 0.28 0.51
        AgainstTwiceFor 1.03 -0.11
        FocusFound -0.02 0.28
        SaidFocusFound 0.86 -0.14
        PredicateFound 0.34 0.32
        PredicateMissing -0.17 0.03
        ByContraries -0.21 0.28
        NeitherDenies -0.21 0.00
        BothDeny 0.00 0.27
        ContrariesSaid 0.00 0.07
        SaidOnCondition -0.32 -0.51
        SaidAnswered 0.22 0.02
        SaidElliptic -0.00 0.11
        SaidPointsBack 0.19 0.23
        SaidAhead -0.05 0.14
        SaidFewTerms 0.08 0.12
        SaidHalf 0.55 0.18
        SaidMost 0.45 0.24
        SaidAll 0.65 0.44
        SaidLimits -0.43 0.58
        For1 -0.81 -0.37
        For2 -0.88 -0.92
        For3 -0.12 -0.16
        ForDenies 0.00 -0.88
        ForMutual 0.00 -1.11
        ForHalf -0.64 -0.64
        OpenToo 0.17 -0.37
        bias -0.59 -1.54
        """;
}
