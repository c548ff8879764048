using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>What a person asked for, with the options of the command line. Personal: it is stored sealed under the job's data key.</summary>
public sealed record JobRequest
{
    public required JobKind Kind { get; init; }

    /// <summary>The engine by name.</summary>
    public required string Engine { get; init; }
    public string? Template { get; init; }
    public DateOnly? Date { get; init; }
    public string? Title { get; init; }
    public string? Chair { get; init; }

    /// <summary>The case as the person named it.</summary>
    public string? Case { get; init; }

    /// <summary>Most words of a summary; null for the setting.</summary>
    public int? Words { get; init; }

    /// <summary>Why identifiers are to be left in what a model is sent; null to have them replaced.</summary>
    public string? NoMaskReason { get; init; }

    /// <summary>The actions of the meeting before; null when there was none.</summary>
    public IReadOnlyList<string>? PreviousActions { get; init; }

    /// <summary>The files in their order; several are parts of one source.</summary>
    public IReadOnlyList<JobFile> Files { get; init; } = [];

    /// <summary>What came in the same submission and was not taken in; said with the first job of a submission only.</summary>
    public IReadOnlyList<LeftOutFile> LeftOut { get; init; } = [];

    public override string ToString() => $"JobRequest {Kind.Text()}";
}

/// <summary>A file of a job as the person named it.</summary>
/// <param name="Sha256">Of its bytes; personal, as a short file could be guessed.</param>
public sealed record JobFile(string Name, long Bytes, string Sha256)
{
    /// <summary>What a malware scanner said of it on its way in; null when there was none.</summary>
    public MalwareScan? Scan { get; init; }

    public override string ToString() => $"JobFile of {Bytes} bytes";
}

/// <summary>A file of a submission that became no job.</summary>
/// <param name="Name">As the person named it, or as the archive names it. Personal.</param>
/// <param name="Code">One of <see cref="RefusalReason"/>.</param>
/// <param name="Detail">One plain sentence that says what to do.</param>
public sealed record LeftOutFile(string Name, string Code, string Detail)
{
    public override string ToString() => $"LeftOutFile {Code}";
}
