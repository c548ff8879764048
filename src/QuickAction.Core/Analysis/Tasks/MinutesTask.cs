using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Tasks;

/// <summary>What is asked of an engine for the minutes of one meeting.</summary>
public sealed record MinutesInput
{
    public required SourceText Source { get; init; }
    public required MinutesTemplate Template { get; init; }

    /// <summary>The meeting's date as the user gave it; it wins over what the source says.</summary>
    public DateOnly? MeetingDate { get; init; }

    /// <summary>The chair's name as the user gave it.</summary>
    public string? Chair { get; init; }
}

/// <summary>What an engine found in the meeting, every item with its citations. Not yet checked: grounding comes after.</summary>
public sealed record MinutesFindings
{
    /// <summary>Title said or stated in the source; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Only when day, month and year are all in the source; never today.</summary>
    public DateOnly? MeetingDate { get; init; }
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];
    public IReadOnlyList<Attendee> Apologies { get; init; } = [];
    public IReadOnlyList<Statement> Summary { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public IReadOnlyList<Statement> Decisions { get; init; } = [];
    public IReadOnlyList<ActionItem> Actions { get; init; } = [];
    public IReadOnlyList<Statement> Risks { get; init; } = [];
    public IReadOnlyList<Statement> Questions { get; init; } = [];

    /// <summary>Items for the template's sections that are filled by cues, by section id. A section that nothing was said about is absent or empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Statement>> Sections { get; init; } = new Dictionary<string, IReadOnlyList<Statement>>();

    /// <summary>What the engine has to say about its own answer (such as sentences left out because the template forbids their words).</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];
}
