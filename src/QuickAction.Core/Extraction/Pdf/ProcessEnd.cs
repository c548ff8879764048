namespace QuickAction.Core.Extraction.Pdf;

/// <summary>How a child process ended.</summary>
/// <param name="Code">Its exit code; 128 and the signal's number when a signal ended it.</param>
/// <param name="Messages">The first of what it said on standard error. Can hold text of the document: never shown, only searched.</param>
internal sealed record ProcessEnd(int Code, string Messages)
{
    /// <summary>The code of a program that was ended because no more was wanted of it.</summary>
    public const int Stopped = -1;

    private const int Signalled = 128;
    private const int CpuTimeSignal = 24;

    public bool Succeeded => Code == 0;

    /// <summary>It crashed, ran out of memory or was ended from outside.</summary>
    public bool Crashed => Code >= Signalled;

    public bool RanOutOfTime => Code == Signalled + CpuTimeSignal;
}
