using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>How somebody came to have something to do.</summary>
internal enum UndertakingForm
{
    /// <summary>"I'll ring them."</summary>
    Promise,

    /// <summary>"I'm ringing them tonight."</summary>
    Planned,

    /// <summary>"I can ring them": only an answer or a day makes it one.</summary>
    Offer,

    /// <summary>"Leave it with me": what it is was said before.</summary>
    Handled,

    /// <summary>"You'll have it by Friday."</summary>
    Delivery,

    /// <summary>"We'll send it round": for one's own people.</summary>
    Team,

    /// <summary>"Would you ring them?" "Yes."</summary>
    Request,

    /// <summary>"Jo will ring them." "I will."</summary>
    Assigned,
}

/// <summary>Something that somebody may have undertaken to do: a candidate until it has been weighed.</summary>
internal sealed class Undertaking
{
    public required int Owner { get; init; }
    public required TalkSentence Sentence { get; init; }
    public required UndertakingForm Form { get; init; }

    /// <summary>Token of the verb; -1 when the form has none of its own.</summary>
    public required int Verb { get; init; }

    /// <summary>Token at which the undertaking begins ("I'll").</summary>
    public required int Start { get; init; }
    public double Weight { get; set; }

    /// <summary>What was asked, when this answers it.</summary>
    public TalkSentence? Asked { get; set; }

    /// <summary>The words that agree to what was asked, when they are not the undertaking itself.</summary>
    public TalkSentence? Assent { get; set; }
    public DuePhrase? Due { get; set; }

    /// <summary>The sentence that says the day and nothing else, when it stands apart.</summary>
    public TalkSentence? SaidDue { get; set; }

    /// <summary>Where its owner gives another day in the same turn, having taken the first back.</summary>
    public TalkSentence? Redated { get; set; }

    /// <summary>Takes what another had just offered or was asked to do: "leave me the survey".</summary>
    public bool TakesOver { get; init; }

    /// <summary>Another says right after whose it is: "Ian's doing the skip, then".</summary>
    public bool IsTold { get; set; }

    /// <summary>The day that was said first, and what was said up to the one that holds: a minute leaves it out.</summary>
    public DuePhrase? Replaced { get; set; }

    /// <summary>What "it" is, in the turn before; null where the undertaking says so itself, or nobody does.</summary>
    public NamedThing? Named { get; set; }

    /// <summary>Sentences that say the same undertaking again.</summary>
    public List<int> Merged { get; } = [];

    /// <summary>Half an undertaking ("I'll try"), or one with a "but".</summary>
    public bool IsDoubtful { get; set; }
    public bool IsWithdrawn { get; set; }

    /// <summary>Withdrawn in so many words: by its owner's own next ones, by whoever came in between, or by being let off.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>"I'll do it": its matter is elsewhere.</summary>
    public bool IsElliptical { get; set; }
}

/// <summary>A thing that was named: tokens <c>[First, End)</c>.</summary>
internal sealed record NamedThing(int First, int End);
