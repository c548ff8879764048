using System.Collections.Concurrent;
using System.Security.Cryptography;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace QuickAction.Core.Analysis.Models.Resilience;

/// <summary>
/// How a call is made, shared by all jobs of the process: a turn in its model's lane, a time limit for the whole call and one for each try, retries that
/// do as the server asks, and a breaker that leaves a failing server alone. Waiting for the first turn does not count against the call's time: a long job must
/// not run out of it in its own queue.
/// </summary>
internal sealed class CallPolicy
{
    private static readonly ResiliencePropertyKey<int> TriesMade = new("quickaction.tries");

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly ResiliencePipeline _calls;
    private readonly CallPolicyOptions _options;
    private readonly TimeProvider _clock;

    public CallPolicy(CallPolicyOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _calls = new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(options.Call).AddRetry(Retry()).Build();
    }

    /// <summary>The state of one model's lane, for those who want to show or test it.</summary>
    public AdaptiveGate GateOf(string? model) => LaneOf(model).Gate;

    /// <exception cref="ModelCallException">What the last try came to, or <see cref="ModelFault.TimedOut"/>.</exception>
    public async Task<T> RunAsync<T>(string? model, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var lane = LaneOf(model);
        var turn = await lane.Gate.EnterAsync(cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            return await _calls.ExecuteAsync(
                async inside =>
                {
                    turn ??= await lane.Gate.EnterAsync(inside.CancellationToken);
                    var held = turn;
                    turn = null;
                    return await TryAsync(lane, held, call, inside);
                },
                context);
        }
        catch (TimeoutRejectedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelCallException(ModelFault.TimedOut);
        }
        finally
        {
            turn?.GiveBack(AdaptiveGate.Outcome.Failed);
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<T> TryAsync<T>(Lane lane, AdaptiveGate.Pass turn, Func<CancellationToken, Task<T>> call, ResilienceContext context)
    {
        var outcome = AdaptiveGate.Outcome.Failed;
        TimeSpan? leaveAlone = null;
        try
        {
            var answer = await lane.Tries.ExecuteAsync(
                async token =>
                {
                    context.Properties.Set(TriesMade, context.Properties.GetValue(TriesMade, 0) + 1);
                    return await call(token);
                },
                context.CancellationToken);
            outcome = AdaptiveGate.Outcome.Answered;
            return answer;
        }
        catch (TimeoutRejectedException)
        {
            throw new ModelCallException(ModelFault.TimedOut);
        }
        catch (BrokenCircuitException broken)
        {
            throw new ModelCallException(ModelFault.ServerError, code: "left_alone") { RetryAfter = broken.RetryAfter ?? TimeSpan.FromSeconds(1) };
        }
        catch (ModelCallException error) when (error.Fault == ModelFault.RateLimited)
        {
            outcome = AdaptiveGate.Outcome.Limited;
            // What no call would wait for must not hold up those that are still to be told so.
            leaveAlone = error.RetryAfter <= _options.Call ? error.RetryAfter : null;
            throw;
        }
        finally
        {
            turn.GiveBack(outcome, leaveAlone);
        }
    }

    private RetryStrategyOptions Retry() => new()
    {
        // The count is of tries that were sent: being held back by the breaker is none, and ends with the call's time.
        MaxRetryAttempts = int.MaxValue,
        ShouldHandle = args => ValueTask.FromResult(
            args.Outcome.Exception is ModelCallException { Transient: true } error
            && args.Context.Properties.GetValue(TriesMade, 0) <= _options.Retries
            && !(error.RetryAfter > _options.Call)),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = _options.FirstDelay,
        MaxDelay = LongestDelay,
        Randomizer = _options.Random,
        DelayGenerator = args => ValueTask.FromResult(args.Outcome.Exception is ModelCallException { RetryAfter: { } asked } ? Jittered(asked) : (TimeSpan?)null),
    };

    /// <summary>Never earlier than asked; up to a tenth and a quarter of a second later, so that those who wait do not all come back at once.</summary>
    private TimeSpan Jittered(TimeSpan asked) => asked + ((asked / 10) + TimeSpan.FromMilliseconds(250)) * _options.Random();

    private Lane LaneOf(string? model) => _lanes.GetOrAdd(model ?? "", _ => new Lane(new AdaptiveGate(_options.Concurrency, _clock), Tries()));

    private ResiliencePipeline Tries() => new ResiliencePipelineBuilder { TimeProvider = _clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.8,
            MinimumThroughput = _options.BreakAfter,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = _options.Break,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is TimeoutRejectedException or ModelCallException
            {
                Fault: ModelFault.Unreachable or ModelFault.ConnectionLost or ModelFault.TimedOut or ModelFault.ServerError or ModelFault.BadReply,
            }),
        })
        .AddTimeout(_options.Try)
        .Build();

    /// <summary>What all calls of one model share.</summary>
    private sealed record Lane(AdaptiveGate Gate, ResiliencePipeline Tries);
}

/// <param name="Call">The time of one call with all its retries.</param>
/// <param name="Try">The time of one try.</param>
/// <param name="Retries">Tries after the first.</param>
/// <param name="Concurrency">Most calls in flight to one model.</param>
internal sealed record CallPolicyOptions(TimeSpan Call, TimeSpan Try, int Retries, int Concurrency)
{
    /// <summary>Before the first retry when the server does not say; doubled each time, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Tries within half a minute of which four fifths have to fail before the server is left alone.</summary>
    public int BreakAfter { get; init; } = 10;

    /// <summary>How long a failing server is left alone.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>0 up to 1.</summary>
    public Func<double> Random { get; init; } = () => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24);

    public static CallPolicyOptions Of(ModelOptions options) => new(
        TimeSpan.FromSeconds(options.CallSeconds),
        // A stream is bounded by its silence: a slow model that goes on speaking is not cut, paid for, and asked again.
        TimeSpan.FromSeconds(options.Stream ? options.CallSeconds : options.TrySeconds),
        options.Retries,
        options.Concurrency);
}
