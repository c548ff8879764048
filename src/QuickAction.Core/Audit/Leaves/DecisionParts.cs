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
    /// <summary>The program that read the files, and what kept it from reading all of them; null when there are no files.</summary>
    public ParserEntry? Parser { get; init; }

    /// <summary>The scanner that looked at the files before they were opened; null when there is none.</summary>
    public ScanEntry? Scan { get; init; }

    /// <summary>Keeps a record within its size, and most of them under 8 KiB; the rest stand in <c>input_more</c>.</summary>
    public const int MostListed = 32;

    internal override void Write(LeafWriter leaf)
    {
        leaf.Groups("input_commit", [.. Files.Take(MostListed)], static (to, file) =>
        {
            to.Committed("file", file.Sha256);
            to.Plain("media_type", file.MediaType);
            to.Plain("bytes", file.Bytes);
            to.Plain("chars", file.Characters);
            to.Plain("segments", file.Segments);
        });
        leaf.Rest("input_more", "files_commit", Files, MostListed, static file => new CanonicalObject
        {
            { "file", file.Sha256 },
            { "media_type", file.MediaType },
            { "bytes", file.Bytes },
            { "chars", file.Characters },
            { "segments", file.Segments },
        });
        leaf.Committed("task_input_commit", TaskInputSha256);
        leaf.Plain("task_input_bytes", TaskInputBytes);
        if (Parser is { } parser)
        {
            leaf.Group("parser", to =>
            {
                to.Plain("name", parser.Name);
                to.Plain("version", parser.Version);
                to.Texts("limits_hit", parser.LimitsHit);
            });
        }

        Scan?.Write(leaf);
    }
}

/// <param name="LimitsHit">Stable codes; empty when everything was read.</param>
public sealed record ParserEntry(string Name, string Version, IReadOnlyList<string> LimitsHit);

/// <param name="Verdict">clean, or why not, as a code.</param>
public sealed record ScanEntry(string Engine, string DatabaseVersion, string Verdict)
{
    internal void Write(LeafWriter leaf) => leaf.Group("av", to =>
    {
        to.Plain("engine", Engine);
        to.Plain("db_version", DatabaseVersion);
        to.Plain("verdict", Verdict);
    });
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
/// <param name="SchemaValid">False when the engine was asked for an answer of a shape and gave none that has it: the output then says so and holds no answer.</param>
public sealed record OutputPart(string OutputSha256, long OutputBytes, string Schema, bool SchemaValid, long LatencyMs) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Committed("output_commit", OutputSha256);
        leaf.Plain("output_bytes", OutputBytes);
        leaf.Plain("output_schema", Schema);
        leaf.Plain("schema_valid", SchemaValid);
        leaf.Plain("latency_ms", LatencyMs);
    }
}

/// <summary>Why there is no answer: the type of the error, never its message.</summary>
public sealed record FailurePart(string Reason) : LeafPart
{
    internal override void Write(LeafWriter leaf) => leaf.Plain("failure", Reason);
}
