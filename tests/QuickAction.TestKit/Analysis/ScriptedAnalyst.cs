using QuickAction.Core.Analysis;

namespace QuickAction.TestKit.Analysis;

/// <summary>Answers every question with what the test gave it, so that a pipeline can be shown findings that no honest engine would make.</summary>
public sealed class ScriptedAnalyst(object answer) : IAnalyst
{
    public static DecisionId Id { get; } = DecisionId.New(DateTimeOffset.UnixEpoch);

    public EngineIdentity Engine { get; } = new("scripted", "test", "1", []);

    public ValueTask<Decision<TOut>> DecideAsync<TIn, TOut>(AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull => ValueTask.FromResult(new Decision<TOut>(Id, (TOut)answer));
}
