namespace QuickAction.Core.Analysis.Parts;

/// <summary>What a result lacks of its source, told by its own warnings, for those who say how to go on.</summary>
public static class UnfinishedParts
{
    private static readonly string[] Open = [Gaps.Why(GapReason.Budget), Gaps.Why(GapReason.Stopped), Gaps.Why(GapReason.Failed)];

    /// <summary>Parts that the model was not asked about, or at which its server failed: taking the job up again asks.</summary>
    public static bool NotAsked(Result result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Warnings.Any(w => w.Code == Gaps.Code && Open.Any(why => w.Message.Contains(why, StringComparison.Ordinal)));
    }

    /// <summary>Parts that are missing although the model was asked: its answers are in the journal, and a job that is taken up again asks nothing twice.</summary>
    public static bool NotAnswered(Result result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return !NotAsked(result) && result.Warnings.Any(w => w.Code == Gaps.Code);
    }
}
