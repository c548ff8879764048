namespace QuickAction.Core.Prompts;

/// <summary>How a section of the minutes is laid out.</summary>
public enum SectionKind
{
    Prose,
    List,
    Table,
    Quote,

    /// <summary>A form field: a label and what was said for it.</summary>
    Field,
}

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
}

/// <summary>One section of a template.</summary>
public sealed record TemplateSection
{
    /// <summary>Stable kebab-case id.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required SectionKind Kind { get; init; }
    public SectionSource Source { get; init; } = SectionSource.Cues;

    /// <summary>What belongs here, for a person and for a model.</summary>
    public required string Instruction { get; init; }

    /// <summary>Words and phrases by which the offline engine knows what belongs here, lower case.</summary>
    public IReadOnlyList<string> Cues { get; init; } = [];

    /// <summary>A required section is printed even when nothing was said, with <see cref="WhenEmpty"/>.</summary>
    public bool Required { get; init; } = true;

    public string WhenEmpty { get; init; } = "Not discussed";
}

/// <summary>A minutes template: governed data, read from a file under <c>prompts/templates/</c>.</summary>
public sealed record MinutesTemplate
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required int Version { get; init; }
    public string? ApprovedBy { get; init; }

    /// <summary>Phrases that show a meeting of this kind, lower case; most telling first.</summary>
    public IReadOnlyList<string> Detect { get; init; } = [];
    public required IReadOnlyList<TemplateSection> Sections { get; init; }

    /// <summary>Words that an output under this template may never hold (such as an eligibility verdict), lower case.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}
