namespace QuickAction.Core.Analysis;

/// <summary>What every result begins with (design 5.2).</summary>
public abstract record Result
{
    /// <summary>Name and version of the contract, such as <c>quickaction.minutes.v1</c>.</summary>
    public abstract string Schema { get; }
    public required EngineIdentity Engine { get; init; }
    public required ResultSource Source { get; init; }
    public required Coverage Coverage { get; init; }
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>Ids of the decision records of this result.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>The names that a person has given to the source's speakers; none in what an engine made. Citations keep the source's labels.</summary>
    public IReadOnlyList<SpeakerName> Speakers { get; init; } = [];

    /// <summary>Everything that the result states, each once.</summary>
    public abstract IEnumerable<Statement> Claims();
}

/// <summary>Which file the result is of.</summary>
public sealed record ResultSource(string FileName, string MediaType, string Sha256, long Bytes, int? Pages, int Segments, int Words);

/// <summary>
/// What became of the source's segments: <see cref="Read"/> were given to the engine, <see cref="Cited"/> are quoted in the result, <see cref="Failed"/>
/// could not be read or analysed. Read + Failed = Segments.
/// </summary>
public sealed record Coverage(int Segments, int Read, int Cited, int Failed);
