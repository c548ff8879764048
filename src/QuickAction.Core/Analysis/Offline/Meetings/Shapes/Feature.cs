namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>What a feature of a sentence tells. The atoms that complete it are words, classes of words, clause shapes, cues or small numbers.</summary>
internal enum Feature : byte
{
    // The sentence's own words, rare ones as classes.
    Word,
    Pair,
    Opening,
    Closing,
    ChairWord,
    ChairOpening,

    // Its measure and place.
    Length,
    Matter,
    Chair,
    Question,
    InTurn,
    Place,
    Turn,
    Year,
    Statistic,
    Negation,
    Quoted,
    Vocative,

    // What the rules read in it.
    Cue,
    CueFirst,
    Doubt,
    Due,
    DuePlace,
    DueVerbless,

    // The shapes of its clauses.
    Clause,
    Subject,
    Tense,
    Main,
    MainSubject,
    MainTense,
    ChairMain,
    ChairTense,
    OtherMain,
    DueMain,
    AskedMain,
    Lead,
    Last,
    Past,
    ChairPresent,

    // The sentences beside it in the turn.
    BeforeCue,
    BeforeQuestion,
    BeforeOpening,
    BeforeFirst,
    BeforeLength,
    BeforeShared,
    AfterCue,
    AfterQuestion,
    AfterOpening,
    AfterFirst,
    AfterLength,
    AfterShared,

    // The turns beside it.
    LastTurnCue,
    LastTurnQuestion,
    LastTurnChair,
    LastTurnLength,
    LastTurnFirst,
    LastTurnOpening,
    LastTurnShared,
    LastTurnWords,
    NextTurnCue,
    NextTurnQuestion,
    NextTurnChair,
    NextTurnLength,
    NextTurnFirst,
    NextTurnOpening,
    NextTurnShared,
    NextTurnWords,

    // The talk that led up to it, and what follows.
    Near,
    NearShared,
    NearQuestions,
    NearSpeakers,
    NearShort,
    SinceChair,
    Resumes,
    ResumesQuestion,
    FollowedByDue,
    FollowedByPromise,
}
