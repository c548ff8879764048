namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>What a clause speaks of.</summary>
internal enum Subject
{
    None,
    I,
    We,
    You,
    It,
    He,
    They,
    There,
    Who,
    What,
    Nobody,
    Everybody,
    Anybody,
    Somebody,

    /// <summary>A person who is present, by name.</summary>
    Name,

    /// <summary>Any other noun.</summary>
    Noun,

    /// <summary>"Let us".</summary>
    LetUs,
    Let,

    /// <summary>The verb comes first, as in questions and requests.</summary>
    Inverted,
    InvertedI,
    InvertedWe,
    InvertedYou,

    /// <summary>No subject and no finite verb was found: an order, or a bare phrase.</summary>
    Bare,
}

/// <summary>How a clause speaks of it; for a bare clause, what it begins with.</summary>
internal enum Tense
{
    None,
    Future,
    FutureBe,
    Be,
    Being,
    BeTo,
    BeDone,
    Was,
    Have,
    Had,
    Would,
    Can,
    Might,
    Should,
    Must,
    Do,
    Did,
    To,
    Past,
    Present,
    PresentThird,
    Ing,
    Preposition,
    Other,

    /// <summary>Nothing follows the subject.</summary>
    End,
    Negation,
    Done,
    Determiner,
    Number,
    Order,
}

/// <summary>The shape of one clause, read without a grammar: its subject, its first verb group and the word that leads it in.</summary>
internal readonly record struct Clause(Subject Subject, Tense Tense, bool IsNegated, string? Lead)
{
    public bool IsPast => Tense is Tense.Past or Tense.Was or Tense.Did or Tense.Had;
}
