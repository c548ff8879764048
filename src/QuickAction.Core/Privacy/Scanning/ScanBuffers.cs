using System.Buffers;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// Room for one text on its way through the recognisers, used for one text after another: five lists as long as the text, for each line of a meeting and again for each
/// line of a question, were a good part of what a job by a model let go. Each thread keeps one for short texts; room for long ones is lent by the runtime's pool.
/// </summary>
internal sealed class ScanBuffers(int length)
{
    /// <summary>Room for a longer text goes back to the pool.</summary>
    private const int LongestKept = 16 * 1024;

    private const int Shortest = 1024;

    [ThreadStatic]
    private static ScanBuffers? _kept;

    /// <summary>Room that went back twice would be lent to two texts at once.</summary>
    private bool _isReturned;

    public char[] Folded { get; } = ArrayPool<char>.Shared.Rent(length);

    public char[] Text { get; } = ArrayPool<char>.Shared.Rent(length);

    public int[] Start { get; } = ArrayPool<int>.Shared.Rent(length);

    public int[] End { get; } = ArrayPool<int>.Shared.Rent(length);

    public bool[] Spoken { get; } = ArrayPool<bool>.Shared.Rent(length);

    /// <summary>At least so long; what stands in it is of some text before.</summary>
    public static ScanBuffers Take(int length)
    {
        var taken = _kept is { } kept && kept.Text.Length >= length ? kept : new ScanBuffers(Math.Max(length, Shortest));
        _kept = null;
        taken._isReturned = false;
        return taken;
    }

    public void Return()
    {
        if (_isReturned)
        {
            return;
        }

        _isReturned = true;
        if (Text.Length <= LongestKept && _kept is null)
        {
            _kept = this;
            return;
        }

        // What somebody said stays in no room that others are lent.
        ArrayPool<char>.Shared.Return(Folded, clearArray: true);
        ArrayPool<char>.Shared.Return(Text, clearArray: true);
        ArrayPool<int>.Shared.Return(Start);
        ArrayPool<int>.Shared.Return(End);
        ArrayPool<bool>.Shared.Return(Spoken);
    }
}
