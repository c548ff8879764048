namespace QuickAction.Core.Analysis.Models;

/// <summary>The check of a model as an engine, so that this call too goes through the recorded door.</summary>
public sealed class ModelCheckEngine(ModelConnection connection, string name, ModelTier tier, TimeProvider clock) : IEngine
{
    public static AnalysisTask<ModelCheckQuestion, ModelCheckAnswer> Task { get; } =
        new("model-check", 1, ReadyJson.Default.ModelCheckQuestion, ReadyJson.Default.ModelCheckAnswer);

    /// <summary>What the check found; null until it was run.</summary>
    public ModelCheckResult? Result { get; private set; }

    public EngineIdentity Identity { get; } = new(name, connection.Options.Provider, connection.Options.NameFor(tier), []);

    public async ValueTask<TOut> AnswerAsync<TIn, TOut>(
        DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull
    {
        if (input is not ModelCheckQuestion)
        {
            throw new NotSupportedException($"The check does not know the task {task.Name}.");
        }

        Result = await ModelCheck.RunAsync(connection, tier, ticket.Account, clock, cancellationToken);
        return (TOut)(object)new ModelCheckAnswer(Result.Problem is null);
    }
}

/// <param name="Model">The model that is asked whether it is there.</param>
public sealed record ModelCheckQuestion(string Model);

/// <param name="Usable">True when its answer had the shape that was asked for.</param>
public sealed record ModelCheckAnswer(bool Usable);
