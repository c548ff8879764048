using System.Globalization;
using System.Runtime.InteropServices;
using QuickAction.Web.Queue;

namespace QuickAction.Web.Tests.Operations;

/// <summary>Memory that was freed outside the collector's sight goes back to the system when the service is idle.</summary>
public sealed class NativeHeapTests
{
    /// <summary>Below what the C library takes from the system on its own, and gives back by itself.</summary>
    private const int BlockBytes = 100_000;
    private const int Blocks = 300;

    [Fact]
    public void What_was_freed_and_kept_by_the_C_library_is_given_back()
    {
        var blocks = Enumerable.Range(0, Blocks).Select(_ => Marshal.AllocHGlobal(BlockBytes)).ToList();
        foreach (var block in blocks)
        {
            Marshal.Copy(Enumerable.Repeat((byte)1, BlockBytes).ToArray(), 0, block, BlockBytes);
        }

        // The last one stays: below it nothing goes back by itself.
        var last = blocks.MaxBy(b => (long)b);
        blocks.Where(b => b != last).ToList().ForEach(Marshal.FreeHGlobal);
        var kept = ResidentKilobytesAround(blocks);

        NativeHeap.GiveBack().ShouldBeTrue();

        var left = ResidentKilobytesAround(blocks);
        Marshal.FreeHGlobal(last);
        kept.ShouldBeGreaterThan(20_000, "They were kept.");
        left.ShouldBeLessThan(kept - 20_000);
    }

    /// <summary>Of the mappings in which the blocks are.</summary>
    private static long ResidentKilobytesAround(List<nint> blocks)
    {
        var (sum, isAround) = (0L, false);
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            if (line.Split(' ')[0].Split('-') is [var from, var to] && long.TryParse(from, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start))
            {
                var end = long.Parse(to, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                isAround = blocks.Exists(b => b >= start && b < end);
            }
            else if (isAround && line.StartsWith("Rss:", StringComparison.Ordinal))
            {
                sum += long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            }
        }

        return sum;
    }
}
