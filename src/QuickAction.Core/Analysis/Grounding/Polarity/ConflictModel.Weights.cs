namespace QuickAction.Core.Analysis.Grounding.Polarity;

internal static partial class ConflictModel
{
    /// <summary>Written by <c>QuickAction.Fitting negation OUT</c>: a hint, its weight where the statement affirms, its weight where it denies.</summary>
    private const string Weights =
        """
        Outweighs 0.85 0.00
        StatementOfManyParts -0.35 0.04
        StatementOfManySentences -0.51 -0.65
        FewTerms 0.11 -0.70
        ManyTerms -0.19 0.87
        OnCondition -0.07 -0.51
        IsPossible -0.29 0.39
        IsAhead -0.41 0.69
        IsAside 0.10 -1.89
        IsFragment -0.61 0.32
        IsPassed 0.00 0.23
        TakenOn -0.37 0.82
        Turns -0.16 0.29
        DeniesInAWord -0.47 0.95
        DeniesElsewhere -1.63 0.18
        NothingDenied -1.07 1.58
        NothingLimited -0.52 1.34
        MuchDenied 0.60 -1.17
        NothingAheadDenied -0.09 0.22
        Promised 0.41 0.72
        ManySaid -0.32 0.52
        OneSaid 0.39 -0.08
        Against1 0.44 -0.29
        Against2 -0.56 0.54
        Against3 0.22 0.59
        Against4 0.20 0.65
        AgainstOwn1 0.15 -0.16
        AgainstOwn2 0.09 0.71
        AgainstOwn3 -0.31 -0.46
        AgainstHalf 0.08 0.09
        AgainstMost 0.15 0.27
        AgainstMoreThanFor 0.27 0.44
        AgainstTwiceFor 1.04 -0.08
        FocusFound -0.42 0.22
        SaidFocusFound 1.25 -0.25
        PredicateFound 0.36 0.38
        PredicateMissing 0.22 0.06
        ByContraries -0.36 0.46
        NeitherDenies -0.36 0.00
        BothDeny 0.00 0.45
        ContrariesSaid 0.00 0.20
        SaidOnCondition 0.11 -0.54
        SaidByAnother -0.21 -0.74
        SaidTakenUp -0.75 0.01
        SaidAnswered -0.45 0.04
        SaidElliptic -0.03 0.08
        SaidPointsBack 0.13 0.54
        SaidAhead 0.03 0.52
        SaidFewTerms -0.41 -0.26
        SaidHalf 0.35 0.47
        SaidMost 0.11 0.49
        SaidAll 0.92 0.58
        SaidLimits -0.11 0.37
        For1 -0.47 -0.13
        For2 -0.80 -0.52
        For3 -0.00 -0.21
        ForDenies 0.00 -0.86
        ForMutual 0.00 -1.07
        ForHalf -0.08 -0.92
        OpenToo -0.05 -0.28
        FocusAffirmed 0.00 0.53
        AllTurned 0.79 0.52
        bias -0.29 -1.48
        """;
}
