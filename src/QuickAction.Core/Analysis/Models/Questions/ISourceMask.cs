using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>What of a job's texts a model provider may see, and back again. Safe for several questions at once.</summary>
public interface ISourceMask
{
    /// <summary>What was done, for the records.</summary>
    MaskingReport Facts { get; }

    /// <summary>The text of a line. Something that is replaced and only partly on the line is replaced whole.</summary>
    string Line(SourceLine line);

    /// <summary>The whole text of a segment.</summary>
    string Segment(Segment segment);

    /// <summary>A speaker's label, or another name that somebody gave as one: all of it is a name.</summary>
    string Speaker(string label);

    /// <summary>Any other text of the job: a note, a title.</summary>
    string Text(string text);

    /// <summary>What the model should know of people whose names it does not see, such as "[[PERSON_1]] (social worker)".</summary>
    IReadOnlyList<string> Legend { get; }

    /// <summary>
    /// Writes what is about to be sent, and gives it out when all placeholders in it are kept; written anew when other work on the case has given some of them to
    /// somebody else meanwhile. One at a time.
    /// </summary>
    ValueTask<T> WriteAsync<T>(Func<T> write, CancellationToken cancellationToken) => new(write());

    /// <summary>The people whose placeholders stand in a masked text, by their fullest names; each once.</summary>
    IReadOnlyList<string> PeopleIn(string masked) => [];

    /// <summary>A string of an answer with the real words put back.</summary>
    RestoredText Restore(string text);
}

/// <param name="Unknown">Placeholders that stand for nothing; they are left in the text.</param>
/// <param name="Changed">Placeholders that came back in another spelling.</param>
public sealed record RestoredText(string Text, IReadOnlyList<string> Unknown, IReadOnlyList<string> Changed);

/// <summary>Nothing is replaced. Only by a person's choice, with a reason that is recorded.</summary>
public sealed class OpenText(string reason) : ISourceMask
{
    public MaskingReport Facts { get; } = new() { Mode = "off", RulesetVersion = "none", OffReason = reason };

    public IReadOnlyList<string> Legend => [];

    public string Line(SourceLine line) => line.Text;

    public string Segment(Segment segment) => segment.Text;

    public string Speaker(string label) => label;

    public string Text(string text) => text;

    public RestoredText Restore(string text) => new(text, [], []);
}
