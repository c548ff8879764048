using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Metering;

/// <summary>
/// What one job has used, and its budget. A call reserves what it may use before it is made and settles what it did use after, so that calls in flight
/// together cannot overshoot; one that does not fit waits for those in flight, which as a rule use less than they reserved.
/// </summary>
public sealed class JobMeter(PriceTable prices, long? mostTokens = null, decimal? mostCost = null)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Reservation> _open = [];
    private JobUsage _used = new();
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static JobMeter For(ModelOptions options) => new(new PriceTable(options), options.JobTokens, options.JobCost);

    /// <summary>The meter of a job that is taken up again: its budget is one for all its runs.</summary>
    public static JobMeter For(ModelOptions options, IEnumerable<UsedBefore> before)
    {
        var meter = For(options);
        meter._used = before.Aggregate(meter._used, (used, more) => used.And(more, meter.Prices));
        return meter;
    }

    /// <summary>True once a call was refused because the budget did not cover it.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>What the job has used so far.</summary>
    public JobUsage Used
    {
        get
        {
            lock (_lock)
            {
                return _used;
            }
        }
    }

    public PriceTable Prices => prices;

    /// <exception cref="QuickActionException">
    /// <see cref="ProblemCode.BudgetSpent"/>: the call does not fit into what is left, and none in flight could make room. Nothing was sent.
    /// </exception>
    public async ValueTask<Reservation> ReserveAsync(string model, long input, long output, CancellationToken cancellationToken)
    {
        var wanted = new Reservation(model, input, output, prices.Cost(model, input, output));
        while (true)
        {
            Task settled;
            lock (_lock)
            {
                if (Fits(wanted))
                {
                    _open.Add(wanted);
                    return wanted;
                }

                if (_open.Count == 0)
                {
                    IsSpent = true;
                    throw Spent();
                }

                settled = _settled.Task;
            }

            await settled.WaitAsync(cancellationToken);
        }
    }

    /// <param name="usage">What the server counted; null when it did not, then what was reserved for reading and nothing for writing is taken, marked as estimated.</param>
    public void Settle(Reservation reservation, UsageDetails? usage, long estimatedOutput)
    {
        lock (_lock)
        {
            if (_open.Remove(reservation))
            {
                _used = _used.And(reservation, usage, estimatedOutput, prices);
                Wake();
            }
        }
    }

    /// <summary>The call came to nothing: what it reserved is free again. What a provider bills for an answer that was cut off is known to it alone.</summary>
    public void Cancel(Reservation reservation)
    {
        lock (_lock)
        {
            if (_open.Remove(reservation))
            {
                Wake();
            }
        }
    }

    private void Wake()
    {
        _settled.SetResult();
        _settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private bool Fits(Reservation wanted)
    {
        var tokens = _used.InputTokens + _used.OutputTokens + _open.Sum(r => r.Input + r.Output) + wanted.Input + wanted.Output;
        var cost = (_used.Cost ?? 0) + _open.Sum(r => r.Cost ?? 0) + (wanted.Cost ?? 0);
        return !(tokens > mostTokens) && !(cost > mostCost);
    }

    private QuickActionException Spent() => new(
        ProblemCode.BudgetSpent,
        $"The job's budget for models does not cover another call after {_used.Calls} calls and {_used.InputTokens + _used.OutputTokens} tokens; what was done so far is kept. Raise Model:JobTokens or Model:JobCost to go on.");
}

/// <summary>What a call may use at most.</summary>
public sealed class Reservation(string model, long input, long output, decimal? cost)
{
    public string Model { get; } = model;

    public long Input { get; } = input;

    public long Output { get; } = output;

    public decimal? Cost { get; } = cost;
}

/// <summary>What a job has used.</summary>
public sealed record JobUsage
{
    public int Calls { get; init; }

    public long InputTokens { get; init; }

    /// <summary>Reasoning included.</summary>
    public long OutputTokens { get; init; }

    /// <summary>The part of <see cref="InputTokens"/> that came from the provider's cache.</summary>
    public long CachedTokens { get; init; }

    /// <summary>The part of <see cref="OutputTokens"/> that was thought and not said.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>In the price table's currency; null before the first call, and as soon as one model has no price.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Calls whose tokens the server did not count; theirs are estimates.</summary>
    public int Estimated { get; init; }

    internal JobUsage And(UsedBefore before, PriceTable prices)
    {
        var cost = prices.Cost(before.Model, before.InputTokens, before.OutputTokens, before.CachedTokens);
        return new JobUsage
        {
            Calls = Calls + before.Calls,
            InputTokens = InputTokens + before.InputTokens,
            OutputTokens = OutputTokens + before.OutputTokens,
            CachedTokens = CachedTokens + before.CachedTokens,
            ReasoningTokens = ReasoningTokens + before.ReasoningTokens,
            Cost = Calls == 0 ? cost : Cost + cost,
            Estimated = Estimated + (before.IsEstimated ? before.Calls : 0),
        };
    }

    internal JobUsage And(Reservation call, UsageDetails? usage, long estimatedOutput, PriceTable prices)
    {
        var counted = usage ?? new UsageDetails { InputTokenCount = call.Input, OutputTokenCount = estimatedOutput };
        var cost = prices.Cost(call.Model, counted);
        return new JobUsage
        {
            Calls = Calls + 1,
            InputTokens = InputTokens + (counted.InputTokenCount ?? 0),
            OutputTokens = OutputTokens + (counted.OutputTokenCount ?? 0),
            CachedTokens = CachedTokens + (counted.CachedInputTokenCount ?? 0),
            ReasoningTokens = ReasoningTokens + (counted.ReasoningTokenCount ?? 0),
            Cost = Calls == 0 ? cost : Cost + cost,
            Estimated = Estimated + (usage is null ? 1 : 0),
        };
    }
}
