using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction;

/// <summary>Reads one file that somebody brought, within the limits. There is always an answer: segments or a refusal.</summary>
public interface IFileReader
{
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/> with one sentence that says what to do, or what is missing on this machine.</exception>
    Task<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken);
}
