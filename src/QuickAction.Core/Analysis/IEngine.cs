namespace QuickAction.Core.Analysis;

/// <summary>What answers typed tasks. It cannot be called without a <see cref="DecisionTicket"/>, which only the recorder can make.</summary>
public interface IEngine
{
    EngineIdentity Identity { get; }

    /// <summary>How it takes long sources; null when it reads whole ones.</summary>
    EngineReading? Reading => null;

    /// <summary>The prompts that shape its answers to a task.</summary>
    IReadOnlyList<PromptUse> PromptsOf(string task) => Identity.Prompts;

    /// <exception cref="NotSupportedException">The engine does not know the task.</exception>
    ValueTask<TOut> AnswerAsync<TIn, TOut>(DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull;
}

/// <summary>Who answered, as it stands in every result.</summary>
/// <param name="Name">The engine's name in configuration, such as <c>offline</c>.</param>
/// <param name="Provider">Who runs the model; <c>quickaction</c> for the offline engine.</param>
/// <param name="Model">The model's or method's version: a change of behaviour is a new one.</param>
public sealed record EngineIdentity(string Name, string Provider, string Model, IReadOnlyList<PromptUse> Prompts);

/// <summary>A governed file (prompt or template) that shaped the answer.</summary>
public sealed record PromptUse(string Name, int Version, string Sha256);
