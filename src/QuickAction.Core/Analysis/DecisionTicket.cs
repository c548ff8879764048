namespace QuickAction.Core.Analysis;

/// <summary>
/// Leave to ask an engine once. Its constructor is private and the recorder is nested inside it, so that the compiler itself keeps everybody else
/// from making one: no output without a record.
/// </summary>
public sealed partial class DecisionTicket
{
    private DecisionTicket(DecisionId decision, string job, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> keep)
    {
        Decision = decision;
        Job = job;
        Account = new EngineAccount(keep);
    }

    public DecisionId Decision { get; }

    public string Job { get; }

    /// <summary>Where the engine tells how it comes to its answer: what it sends, what comes back, what that costs. All of it is recorded.</summary>
    public EngineAccount Account { get; }
}
