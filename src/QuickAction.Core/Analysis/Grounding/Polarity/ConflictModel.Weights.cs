namespace QuickAction.Core.Analysis.Grounding.Polarity;

internal static partial class ConflictModel
{
    /// <summary>Written by <c>QuickAction.Fitting negation OUT</c>: a hint, its weight where the statement affirms, its weight where it denies.</summary>
    private const string Weights =
        """
        Outweighs 0.92 -0.15
        StatementOfManyParts -0.44 0.02
        StatementOfManySentences -0.65 -0.50
        FewTerms 0.32 -0.89
        ManyTerms -0.26 0.92
        OnCondition -0.19 -0.50
        IsPossible -0.01 0.46
        IsAhead -0.55 0.78
        IsAside 0.09 -1.52
        IsFragment -0.34 0.42
        IsPassed 0.00 0.38
        TakenOn -0.45 0.71
        Turns -0.20 0.52
        DeniesInAWord -0.41 0.99
        DeniesElsewhere -1.37 0.07
        NothingDenied -0.93 1.48
        NothingLimited -0.40 1.42
        MuchDenied 0.43 -1.22
        NothingAheadDenied -0.14 0.24
        Promised 0.41 0.69
        ManySaid -0.22 0.58
        OneSaid 0.33 0.07
        Against1 0.60 -0.18
        Against2 -0.35 0.47
        Against3 0.14 0.75
        Against4 0.21 0.71
        AgainstOwn1 0.11 -0.09
        AgainstOwn2 0.20 0.79
        AgainstOwn3 -0.19 -0.39
        AgainstHalf 0.08 0.10
        AgainstMost 0.56 0.55
        AgainstMoreThanFor 0.25 0.45
        AgainstTwiceFor 0.97 -0.01
        FocusFound -0.18 0.41
        SaidFocusFound 1.17 -0.22
        PredicateFound 0.40 0.36
        PredicateMissing 0.17 -0.02
        ByContraries -0.45 0.36
        NeitherDenies -0.45 0.00
        BothDeny 0.00 0.35
        ContrariesSaid 0.00 0.12
        SaidOnCondition -0.01 -0.51
        SaidByAnother -0.26 -0.49
        SaidTakenUp -0.86 0.01
        SaidAnswered -0.40 -0.03
        SaidElliptic -0.04 0.06
        SaidPointsBack 0.05 0.53
        SaidAhead 0.12 0.42
        SaidFewTerms -0.40 -0.12
        SaidHalf 0.39 0.25
        SaidMost 0.21 0.55
        SaidAll 1.02 0.61
        SaidLimits -0.28 0.32
        For1 -0.54 -0.17
        For2 -0.70 -0.53
        For3 -0.01 -0.34
        ForDenies 0.00 -0.82
        ForMutual 0.00 -1.15
        ForHalf -0.15 -0.86
        OpenToo 0.31 -0.28
        bias -0.34 -1.63
        """;
}
