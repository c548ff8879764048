namespace QuickAction.Core.Analysis;

/// <summary>
/// What an engine tells of how it comes to an answer. It tells as it goes, so that what left the building is on record even when no answer came back. An
/// engine that calls nobody has nothing to tell. Safe to use from several threads.
/// </summary>
public sealed class EngineAccount
{
    private readonly Lock _lock = new();
    private readonly List<ModelCall> _calls = [];

    /// <summary>What was done to identifiers before anything was sent; null when nothing was sent.</summary>
    public MaskingReport? Masking { get; set; }

    /// <summary>What was done so that the source cannot give orders; null when nothing was sent.</summary>
    public InjectionDefence? Defence { get; set; }

    /// <summary>What the calls cost together; null when no price is known.</summary>
    public CallCost? Cost { get; set; }

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
