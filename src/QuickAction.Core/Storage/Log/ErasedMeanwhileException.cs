namespace QuickAction.Core.Storage.Log;

/// <summary>What was about to be recorded belongs to a job whose content was erased meanwhile: keeping it would bring some of that content back.</summary>
internal sealed class ErasedMeanwhileException() : Exception("The job's content was erased meanwhile.")
{
    public static QuickActionException Problem() => new(ProblemCode.NotRecorded, Sentence, inner: new ErasedMeanwhileException());

    public const string Sentence = "What was recorded of this job has been erased meanwhile, so nothing more is asked for it or kept of it.";
}
