using QuickAction.Core.Analysis;

namespace QuickAction.Core.Minutes;

/// <summary>Minutes of one meeting: the contract of design 5.2. A draft until a person has approved it.</summary>
public sealed record MinutesResult : Result
{
    public override string Schema => "quickaction.minutes.v1";
    public required string Title { get; init; }

    /// <summary>From the source, the file or the user; never today.</summary>
    public DateOnly? MeetingDate { get; init; }

    /// <summary>Id of the template that gave the sections.</summary>
    public required string Template { get; init; }
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];
    public IReadOnlyList<Attendee> Apologies { get; init; } = [];
    public IReadOnlyList<Statement> Summary { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public IReadOnlyList<Statement> Decisions { get; init; } = [];
    public IReadOnlyList<ActionItem> Actions { get; init; } = [];
    public IReadOnlyList<Statement> Risks { get; init; } = [];
    public IReadOnlyList<Statement> Questions { get; init; } = [];
    public IReadOnlyList<MinutesSection> Sections { get; init; } = [];

    public override IEnumerable<Statement> Claims() =>
    [
        .. Summary, .. Topics.SelectMany(t => t.Points), .. Decisions, .. Actions, .. Risks, .. Questions,
        // The other sections show the lists above once more.
        .. Sections.Where(s => s.From == "cues").SelectMany(s => s.Items),
    ];
}

/// <summary>A section of the template, filled. No items means that nothing was said: the renderers print <see cref="WhenEmpty"/>.</summary>
public sealed record MinutesSection
{
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>prose, list, table, quote or field.</summary>
    public required string Kind { get; init; }

    /// <summary>Which of the result's lists the section shows (attendees, decisions, actions, ...), or <c>cues</c> when <see cref="Items"/> are its own.</summary>
    public required string From { get; init; }
    public required string WhenEmpty { get; init; }

    /// <summary>The section's statements. For a section of people, a statement a person.</summary>
    public IReadOnlyList<Statement> Items { get; init; } = [];
}
