namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>What a phrase does in talk. The phrases themselves stand in the <c>...Cues</c> files beside this one.</summary>
internal enum Cue
{
    // Doubt: words that keep a sentence from settling or promising anything.
    Hedge,
    Conditional,

    /// <summary>"If nobody minds": an "if" that conditions nothing.</summary>
    PoliteIf,
    PastTime,
    Reported,

    /// <summary>Takes back what the same person said ("scrap that").</summary>
    Retract,

    /// <summary>Tells of a plan that no longer holds ("I was going to", "I did offer to").</summary>
    PastIntent,

    /// <summary>A willing answer that turns into a no ("I would, except").</summary>
    Decline,
    Denial,

    /// <summary>Comes in between when somebody else has just taken something on ("er, can I?", "that should be me").</summary>
    Interpose,

    /// <summary>Tells somebody that it is no longer theirs ("you're spared").</summary>
    LetOff,

    /// <summary>Lets somebody else have what was one's own ("all yours", "be my guest").</summary>
    Cede,

    // Undertakings.
    Commit,

    /// <summary>"I can", "I could": an undertaking only as an answer or with a day.</summary>
    Offer,

    /// <summary>A whole undertaking without a verb of its own ("leave it with me", "will do").</summary>
    Handled,

    /// <summary>The thing promised is the subject ("you'll have it by", "it'll be with you").</summary>
    Delivery,

    /// <summary>"I'll say no more": talk about the talk, or a courtesy.</summary>
    Courtesy,

    /// <summary>"I'll try": half an undertaking.</summary>
    Try,
    TeamCommit,

    // Asking somebody to do something.
    Request,

    /// <summary>"Somebody ought to": asks the room.</summary>
    AskRoom,

    /// <summary>"ACTION:", "action for".</summary>
    ActionWord,

    // Settling.
    Formal,
    Settle,
    SettleMark,
    BareSettle,
    Plan,
    NextMeeting,

    /// <summary>Runs the meeting and settles nothing ("let's hear from", "we'll come to that").</summary>
    Procedure,
    Check,
    NoObjection,
    Propose,
    Assent,
    Accept,
    Vote,

    /// <summary>Says who may settle it ("it's within my say", "I'll answer for it").</summary>
    Authority,

    /// <summary>Looks round for assent ("thumbs?", "I see nods").</summary>
    Poll,

    /// <summary>From when it holds ("from here on", "as of now").</summary>
    FromNow,

    /// <summary>Lets somebody have what was put, and says nothing of what it is ("do it", "you can have it").</summary>
    Nod,

    /// <summary>How people take what has just been settled ("music to my ears", "is that allowed?").</summary>
    Relief,

    // Other lists of the minutes.
    Worry,
    OpenQuestion,
}
