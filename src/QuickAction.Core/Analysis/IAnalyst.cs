namespace QuickAction.Core.Analysis;

/// <summary>
/// The recorded door: the only way for a pipeline to get an answer from an engine. See <see cref="DecisionTicket.RecordingAnalyst"/>.
/// </summary>
public interface IAnalyst
{
    /// <summary>Who answers; the same for a whole job, so that a result never mixes engines unmarked.</summary>
    EngineIdentity Engine { get; }

    /// <summary>How the engine takes long sources; null when it reads whole ones.</summary>
    EngineReading? Reading => null;

    /// <summary>
    /// Records the request, asks the engine, records the answer. Answers that the job's journal already holds are taken from there.
    /// </summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.NotRecorded"/>: the log could not be written; nothing was asked or the answer was dropped.</exception>
    ValueTask<Decision<TOut>> DecideAsync<TIn, TOut>(AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull;
}

/// <summary>One answer through the door.</summary>
/// <param name="Id">The id that stands in both of the decision's log records and in the result's <c>records</c>.</param>
public sealed record Decision<TOut>(DecisionId Id, TOut Output)
{
    /// <summary>The governed files that shaped the answer, as the records name them.</summary>
    public IReadOnlyList<PromptUse> Prompts { get; init; } = [];
}
