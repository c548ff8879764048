namespace QuickAction.Core.Prompts;

/// <summary>A minutes template: governed data, read from a file under <c>prompts/templates/</c>.</summary>
public sealed record MinutesTemplate
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required int Version { get; init; }
    public string? ApprovedBy { get; init; }

    /// <summary>One sentence that says when to take this template.</summary>
    public string? About { get; init; }

    /// <summary>Phrases that show a meeting of this kind, as the file has them.</summary>
    public IReadOnlyList<DetectPhrase> Detect { get; init; } = [];
    public required IReadOnlyList<TemplateSection> Sections { get; init; }

    /// <summary>Words that an output under this template may never hold (such as an eligibility verdict), lower case, in the form that <see cref="Phrase"/> reads.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A phrase that shows a kind of meeting.</summary>
/// <param name="Text">Lower case, in the form that <see cref="Phrase"/> reads.</param>
/// <param name="Weight">How telling it is: 1 (also said elsewhere) to 9 (said in no other meeting).</param>
public sealed record DetectPhrase(string Text, int Weight);
