namespace QuickAction.TestKit.Grounding;

/// <summary>What a careless model gets wrong on purpose.</summary>
public enum Invention
{
    Number,
    Amount,
    Date,
    InventedDate,
    InventedName,
    SwappedName,
    Owner,
    InventedDue,
    DroppedNot,
    AddedNot,
    SuicidalIdeation,
    MentionedAsAttendee,
    SwappedSpeaker,
    InventedCitation,
    InventedQuote,
    AlteredQuote,
}
