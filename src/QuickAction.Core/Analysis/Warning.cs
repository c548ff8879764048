using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis;

/// <summary>What a reviewer has to know before trusting a result. <see cref="Severity.High"/> blocks approval until a person resolves it.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Message">One plain sentence.</param>
public sealed record Warning(string Code, Severity Severity, string Message, IReadOnlyList<Citation> Citations)
{
    public Warning(string code, Severity severity, string message)
        : this(code, severity, message, [])
    {
    }
}
