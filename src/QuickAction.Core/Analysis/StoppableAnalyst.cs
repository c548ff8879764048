namespace QuickAction.Core.Analysis;

/// <summary>
/// A door that closes when somebody stops the work: calls in flight are let go and nothing more is asked, but what was answered before still becomes a result,
/// which says what is missing from it.
/// </summary>
public sealed class StoppableAnalyst(IAnalyst inner, CancellationToken stop) : IAnalyst
{
    public EngineIdentity Engine => inner.Engine;

    public EngineReading? Reading => inner.Reading;

    /// <exception cref="QuickActionException"><see cref="ProblemCode.Stopped"/>: the work was stopped.</exception>
    public async ValueTask<Decision<TOut>> DecideAsync<TIn, TOut>(AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
        try
        {
            return await inner.DecideAsync(task, input, either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new QuickActionException(ProblemCode.Stopped, "The work was stopped before anything was answered.");
        }
    }
}
