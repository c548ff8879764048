namespace QuickAction.Core.Analysis.Models.Resilience;

/// <summary>
/// Bounds the calls in flight to one model, and adapts to its limit by additive increase and multiplicative decrease (Chiu and Jain 1989; TCP's rule): a 429
/// halves the bound, a bound's worth of successes adds one. First come, first served. While a server asks to be left alone nobody goes through.
/// </summary>
internal sealed class AdaptiveGate(int most, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private double _bound = most;
    private int _inFlight;
    private long _era;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;
    private ITimer? _opening;

    /// <summary>How many may be in flight now.</summary>
    public int Bound
    {
        get
        {
            lock (_lock)
            {
                return (int)_bound;
            }
        }
    }

    public int InFlight
    {
        get
        {
            lock (_lock)
            {
                return _inFlight;
            }
        }
    }

    public async ValueTask<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            LetIn();
        }

        await using var leaving = cancellationToken.Register(() => Leave(place, cancellationToken));
        await place.Value.Task;
        lock (_lock)
        {
            return new Pass(this, _era);
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Whoever was let in at the same moment keeps the pass and gives it back.
            if (place.List is not null)
            {
                _waiting.Remove(place);
                place.Value.TrySetCanceled(cancellationToken);
            }
        }
    }

    private void Release(long era, Outcome outcome, TimeSpan? leaveAlone)
    {
        lock (_lock)
        {
            _inFlight--;
            if (outcome == Outcome.Answered)
            {
                _bound = Math.Min(most, _bound + (1 / _bound));
            }
            else if (outcome == Outcome.Limited)
            {
                // A burst of refusals is one piece of news: those who had entered before the last cut say nothing new.
                if (era == _era)
                {
                    _bound = Math.Max(1, _bound / 2);
                    _era++;
                }

                Close(leaveAlone);
            }

            LetIn();
        }
    }

    private void Close(TimeSpan? leaveAlone)
    {
        var until = clock.GetUtcNow() + (leaveAlone ?? TimeSpan.Zero);
        if (until > _closedUntil && leaveAlone > TimeSpan.Zero)
        {
            _closedUntil = until;
            _opening?.Dispose();
            _opening = clock.CreateTimer(_ => Open(until), null, leaveAlone.Value, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The timer decides, not the clock: it may ring a moment early, and nobody would ring again.</summary>
    private void Open(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (_closedUntil == until)
            {
                _closedUntil = DateTimeOffset.MinValue;
                LetIn();
            }
        }
    }

    private void LetIn()
    {
        if (clock.GetUtcNow() < _closedUntil)
        {
            return;
        }

        while (_inFlight < (int)_bound && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            _inFlight++;
            first.Value.SetResult();
        }
    }

    /// <summary>What a call says of the server's limit when it gives its pass back.</summary>
    public enum Outcome
    {
        /// <summary>There was room.</summary>
        Answered,

        /// <summary>HTTP 429.</summary>
        Limited,

        /// <summary>Neither.</summary>
        Failed,
    }

    /// <summary>Leave to be in flight; given back once.</summary>
    public sealed class Pass(AdaptiveGate gate, long era)
    {
        private int _given;

        public void GiveBack(Outcome outcome, TimeSpan? leaveAlone = null)
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                gate.Release(era, outcome, leaveAlone);
            }
        }
    }
}
