namespace QuickAction.Core.Prompts;

/// <summary>Where a section's items come from.</summary>
public enum SectionSource
{
    /// <summary>What was said around the section's cues.</summary>
    Cues,
    Attendees,
    Apologies,
    Summary,
    Topics,
    Decisions,
    Actions,
    Risks,
    Questions,

    /// <summary>Left for a person to fill in after the meeting (signatures, circulation): no engine writes here.</summary>
    Hand,
}
