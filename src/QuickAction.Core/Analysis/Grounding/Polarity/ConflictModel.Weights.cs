namespace QuickAction.Core.Analysis.Grounding.Polarity;

internal static partial class ConflictModel
{
    /// <summary>Written by <c>QuickAction.Fitting negation OUT</c>: a hint, its weight where the statement affirms, its weight where it denies.</summary>
    private const string Weights =
        """
        Outweighs 0.76 -0.08
        StatementOfManyParts -0.10 0.05
        StatementOfManySentences -0.24 -0.76
        FewTerms 0.36 -0.54
        ManyTerms -0.12 0.82
        OnCondition -0.18 -0.46
        IsPossible -0.11 0.24
        IsAhead -0.30 0.70
        IsAside 0.13 -1.69
        IsFragment -0.82 0.35
        IsPassed -0.29 0.23
        TakenOn -1.14 0.93
        Turns -0.25 0.22
        DeniesInAWord -0.43 0.88
        DeniesElsewhere -1.69 0.22
        NothingDenied -1.03 1.65
        NothingLimited -0.49 1.47
        MuchDenied 0.50 -1.36
        NothingAheadDenied -0.08 0.15
        Promised -0.27 0.59
        ManySaid -0.10 0.52
        OneSaid 0.05 -0.16
        Against1 0.42 -0.26
        Against2 -0.55 0.67
        Against3 0.21 0.39
        Against4 0.47 0.63
        AgainstOwn1 0.03 -0.30
        AgainstOwn2 0.04 0.64
        AgainstOwn3 -0.13 -0.25
        AgainstHalf 0.17 0.16
        AgainstMost -0.06 0.04
        AgainstMoreThanFor 0.29 0.35
        AgainstTwiceFor 0.75 0.08
        FocusFound -1.22 0.28
        SaidFocusFound 1.15 -0.58
        PredicateFound 0.25 0.42
        PredicateMissing 0.16 0.13
        ByContraries -0.47 0.59
        NeitherDenies -0.47 0.00
        BothDeny 0.00 0.58
        ContrariesSaid 0.00 0.26
        SaidOnCondition -0.07 -0.61
        SaidByAnother -0.34 -0.92
        SaidTakenUp -0.60 0.01
        SaidAnswered -0.48 -0.07
        SaidElliptic -0.03 0.05
        SaidPointsBack 0.04 0.68
        SaidAhead 0.13 0.45
        SaidFewTerms -0.50 -0.25
        SaidHalf 0.41 0.38
        SaidMost 0.19 0.51
        SaidAll 0.95 0.66
        SaidLimits 0.08 0.59
        For1 -0.89 -0.02
        For2 -0.55 -0.60
        For3 -0.05 -0.10
        ForDenies 0.00 -0.86
        ForMutual 0.00 -1.05
        ForHalf -0.19 -0.95
        OpenToo 0.16 -0.23
        FocusAffirmed 0.00 0.66
        AllTurned 0.81 0.34
        BareDenied 0.92 0.00
        bias 0.10 -1.43
        """;
}
