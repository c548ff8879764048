using QuickAction.Core;

namespace QuickAction.Cli;

/// <summary>The closed list of exit codes (design 5.1).</summary>
internal enum ExitCode
{
    Done = 0,
    Failed = 1,
    WrongUsage = 2,

    /// <summary>The input was refused: unreadable, wrong type, over a limit, password protected.</summary>
    Refused = 3,

    /// <summary>Part of the source could not be read or analysed.</summary>
    Partial = 4,
}

internal static class ExitCodes
{
    /// <summary>Of several files' outcomes the worst, in the order 1, 3, 4, 0.</summary>
    public static ExitCode Worst(ExitCode one, ExitCode other) => Badness(one) >= Badness(other) ? one : other;

    public static ExitCode Of(QuickActionException problem) => problem.Code switch
    {
        ProblemCode.InputRefused => ExitCode.Refused,
        ProblemCode.Misconfigured => ExitCode.WrongUsage,
        ProblemCode.NotRecorded or ProblemCode.Unavailable or ProblemCode.BudgetSpent or ProblemCode.Stopped => ExitCode.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, "No such problem code."),
    };

    private static int Badness(ExitCode code) => code switch
    {
        ExitCode.Done => 0,
        ExitCode.Partial => 1,
        ExitCode.Refused => 2,
        ExitCode.Failed => 3,
        ExitCode.WrongUsage => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such exit code."),
    };
}
