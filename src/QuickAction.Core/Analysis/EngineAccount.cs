namespace QuickAction.Core.Analysis;

/// <summary>
/// What an engine tells of how it comes to an answer. It tells as it goes, so that what left the building is on record even when no answer came back. An
/// engine that calls nobody has nothing to tell. Safe to use from several threads.
/// </summary>
public sealed class EngineAccount
{
    private readonly Lock _lock = new();
    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> _keep;
    private readonly List<ModelCall> _calls = [];

    /// <summary>An account that nobody keeps.</summary>
    public EngineAccount()
        : this((_, _) => ValueTask.CompletedTask)
    {
    }

    /// <param name="keep">Keeps what is about to be sent; when it throws, nothing may be sent.</param>
    internal EngineAccount(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> keep) => _keep = keep;

    /// <summary>
    /// For an engine to call before each request leaves, with its exact bytes: they are durable when this returns, so that a process that dies during the call
    /// leaves what it sent. When it throws, the request must not be sent.
    /// </summary>
    public ValueTask SendingAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken) => _keep(request, cancellationToken);

    /// <summary>What was done to identifiers before anything was sent; null when nothing was sent.</summary>
    public MaskingReport? Masking { get; set; }

    /// <summary>What was done so that the source cannot give orders; null when nothing was sent.</summary>
    public InjectionDefence? Defence { get; set; }

    /// <summary>What the calls cost together; null when no price is known.</summary>
    public CallCost? Cost { get; set; }

    /// <summary>False when no answer had the shape that was asked for; null when the engine makes the answer's shape itself.</summary>
    public bool? SchemaValid { get; set; }

    /// <summary>The calls so far, in the order in which they ended.</summary>
    public IReadOnlyList<ModelCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Adds a call when it has ended, well or not.</summary>
    public void Add(ModelCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }
    }
}
