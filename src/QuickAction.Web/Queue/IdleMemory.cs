using System.Runtime;

namespace QuickAction.Web.Queue;

/// <summary>
/// Gives memory back when there is nothing to do: an analysis takes a good deal, and the runtime keeps what it has once had. Only after jobs have run, and when none has for a
/// while, so that nobody waits for it.
/// </summary>
internal sealed class IdleMemory(RunsHere runs, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (seen, given) = (0L, 0L);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (running, ended) = runs.Now;
            if (running == 0 && ended == seen && ended != given)
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                NativeHeap.GiveBack();
                given = ended;
            }

            seen = ended;
        }
    }
}

/// <summary>How many jobs this process runs, and has run.</summary>
internal sealed class RunsHere
{
    private int _running;
    private long _ended;

    public (int Running, long Ended) Now => (Volatile.Read(ref _running), Interlocked.Read(ref _ended));

    public void Begin() => Interlocked.Increment(ref _running);

    public void End()
    {
        Interlocked.Increment(ref _ended);
        Interlocked.Decrement(ref _running);
    }
}
