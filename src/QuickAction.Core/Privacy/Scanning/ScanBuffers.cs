namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// Room for one text on its way through the recognisers, used for one text after another: five lists as long as the text, for each line of a meeting and again for each
/// line of a question, were a good part of what a job by a model let go. Each thread keeps one.
/// </summary>
internal sealed class ScanBuffers(int length)
{
    /// <summary>Room for a longer text is not kept.</summary>
    private const int LongestKept = 16 * 1024;

    private const int Shortest = 1024;

    [ThreadStatic]
    private static ScanBuffers? _kept;

    public char[] Folded { get; } = new char[length];

    public char[] Text { get; } = new char[length];

    public int[] Start { get; } = new int[length];

    public int[] End { get; } = new int[length];

    public bool[] Spoken { get; } = new bool[length];

    /// <summary>At least so long; what stands in it is of some text before.</summary>
    public static ScanBuffers Take(int length)
    {
        var taken = _kept is { } kept && kept.Text.Length >= length ? kept : new ScanBuffers(Math.Max(length, Shortest));
        _kept = null;
        return taken;
    }

    public void Return() => _kept = Text.Length <= LongestKept ? this : _kept;
}
