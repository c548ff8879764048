using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Models;

/// <summary>A mask that knows one name.</summary>
public sealed class NameMask(string name, string placeholder) : ISourceMask
{
    public MaskingReport Facts { get; } = new() { Mode = "pseudonymise", RulesetVersion = "test", Counts = new Dictionary<string, long> { ["PERSON"] = 1 } };

    public IReadOnlyList<string> Legend => [];

    public string Line(SourceLine line) => Text(line.Text);

    public string Segment(Segment segment) => Text(segment.Text);

    public string Speaker(string label) => Text(label);

    public string Text(string text) => text.Replace(name, placeholder, StringComparison.Ordinal);

    public RestoredText Restore(string text)
    {
        var restored = text.Replace(placeholder, name, StringComparison.Ordinal);
        return new RestoredText(restored, restored.Contains("[[PERSON_9]]", StringComparison.Ordinal) ? ["[[PERSON_9]]"] : [], []);
    }
}
