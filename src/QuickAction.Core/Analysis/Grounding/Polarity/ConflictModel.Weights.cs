namespace QuickAction.Core.Analysis.Grounding.Polarity;

internal static partial class ConflictModel
{
    /// <summary>Written by <c>QuickAction.Fitting negation OUT</c>: a hint, its weight where the statement affirms, its weight where it denies.</summary>
    private const string Weights =
        """
        Outweighs 1.09 0.24
        StatementOfManyParts -0.46 -0.18
        FewTerms -0.25 -0.94
        ManyTerms 0.13 1.07
        OnCondition -0.39 -0.38
        IsPossible -0.19 0.43
        IsAhead -0.43 0.71
        IsAside 0.09 -1.54
        IsFragment -0.64 0.33
        IsPassed 0.00 0.48
        TakenOn 0.02 1.04
        Turns -0.26 0.45
        DeniesInAWord -0.50 0.98
        DeniesElsewhere -1.35 0.04
        NothingDenied -0.39 1.12
        NothingLimited -0.35 1.30
        MuchDenied 0.62 -0.90
        NothingAheadDenied -0.04 0.22
        Promised 0.51 1.10
        ManySaid -0.28 0.49
        OneSaid 0.36 0.18
        Against1 0.42 -0.05
        Against2 -0.04 0.69
        Against3 0.27 0.38
        Against4 0.48 0.35
        AgainstOwn1 0.19 -0.07
        AgainstOwn2 -0.04 1.03
        AgainstOwn3 0.07 -0.29
        AgainstHalf 0.14 0.54
        AgainstMost 0.66 0.88
        AgainstMoreThanFor 0.46 0.29
        AgainstTwiceFor 0.88 -0.01
        FocusFound -0.03 0.31
        SaidFocusFound 0.88 -0.10
        PredicateFound 0.34 0.27
        PredicateMissing -0.08 0.03
        ByContraries -0.24 0.30
        NeitherDenies -0.24 0.00
        BothDeny 0.00 0.29
        ContrariesSaid 0.00 0.10
        SaidOnCondition -0.29 -0.45
        SaidAnswered 0.22 0.00
        SaidElliptic 0.02 0.38
        SaidPointsBack 0.10 0.29
        SaidAhead 0.00 0.15
        SaidFewTerms 0.06 0.11
        SaidHalf 0.55 0.26
        SaidMost 0.50 0.29
        SaidAll 0.71 0.42
        SaidLimits -0.31 0.56
        For1 -0.72 -0.36
        For2 -0.86 -0.92
        For3 -0.08 -0.10
        ForDenies 0.00 -0.92
        ForMutual 0.00 -1.16
        ForHalf -0.62 -0.70
        OpenToo 0.11 -0.35
        bias -0.66 -1.47
        """;
}
