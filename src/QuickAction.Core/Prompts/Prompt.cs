namespace QuickAction.Core.Prompts;

/// <summary>One version of what a model is told for a task: a file <c>prompts/TASK/vN.md</c>.</summary>
public sealed record Prompt
{
    /// <summary>The task, such as <c>minutes-notes</c>; also the name of its folder.</summary>
    public required string Name { get; init; }
    public required int Version { get; init; }

    /// <summary>What it is for, in one sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>Names of what is put into the user part, each exactly once.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Name of the answer's schema.</summary>
    public required string Output { get; init; }

    /// <summary>Most tokens of an answer.</summary>
    public required int OutputTokens { get; init; }
    public required PromptTier Tier { get; init; }

    /// <summary>What the model is and how it works. Has no places to fill: it is the same for every call, so that providers can cache it.</summary>
    public required string System { get; init; }

    /// <summary>The user part in pieces: what is written, and the inputs between.</summary>
    public required IReadOnlyList<PromptPiece> User { get; init; }

    /// <summary>True for one that is being tried out: it is used only where it is chosen by its number.</summary>
    public bool IsDraft { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The user part with its inputs in place. Inputs are appended, never read: no text of a document can act as a template.</summary>
    /// <exception cref="ArgumentException">An input is missing.</exception>
    public string Fill(IReadOnlyDictionary<string, string> inputs) => string.Concat(User.Select(piece => piece.Input is null
        ? piece.Text
        : inputs.GetValueOrDefault(piece.Input) ?? throw new ArgumentException($"The prompt {Name} needs the input {piece.Input}.", nameof(inputs))));
}

/// <summary>Words of the prompt, or (when <see cref="Input"/> is not null) the place of an input.</summary>
public sealed record PromptPiece(string Text, string? Input = null);

/// <summary>How much judgement a task needs: which of an engine's two models is asked.</summary>
public enum PromptTier
{
    Fast,
    Best,
}
