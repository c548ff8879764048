namespace QuickAction.Core.Prompts;

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

    /// <summary>Words and phrases by which the offline engine knows what belongs here, lower case, in the form that <see cref="Phrase"/> reads.</summary>
    public IReadOnlyList<string> Cues { get; init; } = [];

    /// <summary>Words of a role or an organisation, lower case: what such a speaker says belongs here even without a cue.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>As <see cref="Speakers"/>, but as a limit: only what such a speaker says can stand here, and it still needs a cue. Empty for no limit.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Most items that the offline engine puts here: minutes are not a transcript.</summary>
    public int Most { get; init; } = 8;

    /// <summary>True for a section that also takes what was asked ("members' questions"); elsewhere a question only leads to its answers.</summary>
    public bool TakesQuestions { get; init; }

    /// <summary>False for a section of facts only: what somebody undertakes to do ("I'll order one today") stands among the actions.</summary>
    public bool TakesUndertakings { get; init; } = true;

    /// <summary>
    /// True for a section that may hold sentences which stand elsewhere too, because it shows them from another side: the child's voice, dissent, the
    /// person's own words. Other sections share a sentence only when it is strongly about both.
    /// </summary>
    public bool Shared { get; init; }

    /// <summary>A required section is printed even when nothing was said, with <see cref="WhenEmpty"/>.</summary>
    public bool Required { get; init; } = true;

    public string WhenEmpty { get; init; } = "Not discussed";
}
