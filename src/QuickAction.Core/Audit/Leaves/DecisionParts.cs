using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>Who asked, for what work.</summary>
public sealed record ActorPart : LeafPart
{
    /// <summary>The person, as tenant and id within it. Personal.</summary>
    public required string Tenant { get; init; }
    public required string Person { get; init; }
    public required string Team { get; init; }
    public required string Role { get; init; }

    /// <summary>Which service of the product: minutes, summary, survey.</summary>
    public string? Service { get; init; }

    /// <summary>For what the work is done, in the council's words.</summary>
    public string? Purpose { get; init; }

    /// <summary>The reference of the lawful basis in the council's register of processing.</summary>
    public string? LawfulBasis { get; init; }

    /// <summary>The case as the user named it. Personal.</summary>
    public string? Case { get; init; }

    internal override void Write(LeafWriter leaf)
    {
        leaf.Committed("actor_ref", new CanonicalObject { { "tenant", Tenant }, { "oid", Person } });
        leaf.Plain("team_id", Team);
        leaf.Plain("role", Role);
        leaf.Plain("service", Service);
        leaf.Plain("purpose", Purpose);
        leaf.Plain("lawful_basis_ref", LawfulBasis);
        leaf.Committed("case_ref", Case is null ? null : (CanonicalValue)Case);
    }
}

/// <summary>Which decision a record is of, and which key opens its content.</summary>
/// <param name="KeyId">The job's data key; random, and worth nothing once the key is destroyed.</param>
public sealed record DecisionPart(string DecisionId, string Task, int TaskVersion, string KeyId) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("decision_id", DecisionId);
        leaf.Plain("task", Task);
        leaf.Plain("task_version", TaskVersion);
        leaf.Plain("key_id", KeyId);
    }
}

/// <summary>What the engine was asked about: the files, and the exact input of the task by its SHA-256.</summary>
public sealed record InputPart(IReadOnlyList<InputFile> Files, string TaskInputSha256, long TaskInputBytes) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Groups("input_commit", Files, static (to, file) =>
        {
            to.Committed("file", file.Sha256);
            to.Plain("media_type", file.MediaType);
            to.Plain("bytes", file.Bytes);
            to.Plain("chars", file.Characters);
            to.Plain("segments", file.Segments);
        });
        leaf.Committed("task_input_commit", TaskInputSha256);
        leaf.Plain("task_input_bytes", TaskInputBytes);
    }
}

/// <param name="Sha256">Of the file's bytes. Personal: a short file could be guessed.</param>
public sealed record InputFile(string Sha256, string MediaType, long Bytes, long Characters, int Segments);

/// <summary>Who answers, and which governed files shape the answer.</summary>
public sealed record EnginePart(string Engine, string Provider, string Model, IReadOnlyList<PromptFile> Prompts) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("engine", Engine);
        leaf.Plain("provider", Provider);
        leaf.Plain("request_model", Model);
        leaf.Groups("prompts", Prompts, static (to, prompt) =>
        {
            to.Plain("prompt_name", prompt.Name);
            to.Plain("prompt_version", prompt.Version);
            to.Plain("prompt_sha256", prompt.Sha256);
        });
    }
}

/// <summary>A prompt or template; the file is the council's own and not personal.</summary>
public sealed record PromptFile(string Name, int Version, string Sha256);

/// <summary>What came back, by its SHA-256, and what it took.</summary>
public sealed record OutputPart(string OutputSha256, long OutputBytes, string Schema, long LatencyMs) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Committed("output_commit", OutputSha256);
        leaf.Plain("output_bytes", OutputBytes);
        leaf.Plain("output_schema", Schema);
        leaf.Plain("latency_ms", LatencyMs);
    }
}

/// <summary>Why there is no answer: the type of the error, never its message.</summary>
public sealed record FailurePart(string Reason) : LeafPart
{
    internal override void Write(LeafWriter leaf) => leaf.Plain("failure", Reason);
}
