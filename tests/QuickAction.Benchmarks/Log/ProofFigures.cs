using System.Diagnostics;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Benchmarks.Log;

/// <summary>An inclusion proof from the live store, its checkpoint read with it.</summary>
internal static class ProofFigures
{
    private const int Proofs = 1_000;

    public static async Task<Figure> RunAsync(string name, AuditStore store, long size)
    {
        var times = new List<double>();
        for (var i = -100; i < Proofs; i++)
        {
            // Spread over the whole log by a step that shares no divisor with its size.
            var index = (Math.Abs(i) * 611_953L) % size;
            var began = Stopwatch.GetTimestamp();
            await store.ProofAsync(index, default);
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        times.Sort();
        var median = times[Proofs / 2];
        return new Figure(
            $"{name}: an inclusion proof from {size:N0} records, median of {Proofs:N0}", $"{median:0.00} ms", $"slowest but 1 %: {times[Proofs * 99 / 100]:0.00} ms", "under 1 ms", median < 1);
    }
}
