namespace QuickAction.Core.Work;

/// <summary>The stable kebab-case names of problems, in job rows and in the types of problem details.</summary>
public static class ProblemNames
{
    public static string Of(ProblemCode code) => code switch
    {
        ProblemCode.InputRefused => "input-refused",
        ProblemCode.Misconfigured => "misconfigured",
        ProblemCode.NotRecorded => "not-recorded",
        ProblemCode.Unavailable => "unavailable",
        ProblemCode.BudgetSpent => "budget-spent",
        ProblemCode.Stopped => "stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such problem code."),
    };
}
