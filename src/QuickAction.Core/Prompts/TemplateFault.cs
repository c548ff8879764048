namespace QuickAction.Core.Prompts;

/// <summary>The refusal of a template file: it names the file and the line, says what is wrong there and how to mend it.</summary>
internal static class TemplateFault
{
    /// <param name="what">What is wrong and how to mend it, as the second half of a sentence without its full stop.</param>
    public static QuickActionException At(string fileName, int line, string what) =>
        new(ProblemCode.Misconfigured, $"The template {fileName} is wrong at line {line}: {what}.");
}
