namespace QuickAction.Core;

/// <summary>What kind of "no" this is. Hosts turn it into an exit code or a problem details type.</summary>
public enum ProblemCode
{
    /// <summary>The input cannot be used: unreadable, wrong type, over a limit, password protected. Exit code 3.</summary>
    InputRefused,

    /// <summary>A template, prompt or setting is wrong and has to be mended by the person who wrote it. Exit code 2.</summary>
    Misconfigured,

    /// <summary>The work could not be recorded, so it was not done. Exit code 1.</summary>
    NotRecorded,

    /// <summary>Something that the product needs is not there or does not answer (a program, a disk, a server). Exit code 1.</summary>
    Unavailable,

    /// <summary>The job's budget for models is used up; what was done so far is kept. Exit code 1 where no partial result can be given.</summary>
    BudgetSpent,

    /// <summary>Whoever asked for the work has stopped it; what was done so far is kept. Exit code 1 where no partial result can be given.</summary>
    Stopped,
}

/// <summary>
/// The one exception that a person is meant to read: its message is one plain sentence that says what to do next and
/// never holds document text or names. Anything else that escapes is a fault of ours.
/// </summary>
public sealed class QuickActionException : Exception
{
    public QuickActionException(ProblemCode code, string message, bool retryable = false, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Retryable = retryable;
    }

    public ProblemCode Code { get; }

    /// <summary>True when the same request may succeed later without being changed.</summary>
    public bool Retryable { get; }

    /// <summary>A stable kebab-case code for why an input was refused, one of <see cref="RefusalReason"/>; null where the sentence alone says it.</summary>
    public string? Reason { get; init; }

    public static QuickActionException Refused(string message, Exception? inner = null) => new(ProblemCode.InputRefused, message, inner: inner);

    /// <param name="reason">One of <see cref="RefusalReason"/>.</param>
    public static QuickActionException Refused(string message, string reason, Exception? inner = null) => new(ProblemCode.InputRefused, message, inner: inner) { Reason = reason };
}
