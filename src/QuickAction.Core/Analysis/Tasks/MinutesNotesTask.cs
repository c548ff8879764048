namespace QuickAction.Core.Analysis.Tasks;

/// <summary>What a model is asked of a meeting, or of a part of it.</summary>
public sealed record MinutesNotesInput
{
    public required SourcePart Part { get; init; }

    /// <summary>Who speaks anywhere in the meeting, in the order of first words.</summary>
    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>The chair's name as the user gave it.</summary>
    public string? Chair { get; init; }

    /// <summary>The template's sections, each with its instruction; an id is what the answer uses.</summary>
    public required IReadOnlyList<SectionQuestion> Sections { get; init; }

    /// <summary>Words that the template does not allow in its minutes.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>The template that asks.</summary>
    public required PromptUse Template { get; init; }
}

/// <param name="Id">Of the section, or (when <paramref name="IsList"/>) the name of a list that every answer has, such as <c>decisions</c>.</param>
public sealed record SectionQuestion(string Id, string Title, string Instruction, bool IsList);

/// <summary>What a model found.</summary>
public sealed record MinutesNotes
{
    public required IReadOnlyList<DraftPerson> Attendees { get; init; }
    public required IReadOnlyList<DraftPerson> Apologies { get; init; }
    public required IReadOnlyList<DraftStatement> Summary { get; init; }
    public required IReadOnlyList<DraftTopic> Topics { get; init; }
    public required IReadOnlyList<DraftStatement> Decisions { get; init; }
    public required IReadOnlyList<DraftAction> Actions { get; init; }
    public required IReadOnlyList<DraftStatement> Risks { get; init; }
    public required IReadOnlyList<DraftStatement> Questions { get; init; }
    public required IReadOnlyList<DraftSection> Sections { get; init; }
}
