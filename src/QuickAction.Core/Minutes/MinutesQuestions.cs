using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>What every question about a meeting has beside its part: who speaks, and what the template asks for.</summary>
internal sealed class MinutesQuestions
{
    /// <summary>Names may become placeholders, which are longer.</summary>
    private const int PlaceholderTokens = 8;

    /// <summary>The marker may stand between the words of a label too; a name's have room in that of its placeholder.</summary>
    private const int MarkerTokens = 3;
    private const int SpacesOfName = 2;

    /// <summary>For the sentences around all this, and for roles of people whose names are replaced.</summary>
    private const int Around = 500;

    private readonly MinutesTemplate _template;
    private readonly MinutesRequest _request;
    private readonly IReadOnlyList<string> _speakers;
    private readonly IReadOnlyList<SectionQuestion> _sections;

    public MinutesQuestions(SourceText source, MinutesTemplate template, MinutesRequest request)
    {
        (_template, _request) = (template, request);
        _speakers = [.. source.Segments.Select(s => s.Speaker).Where(s => !string.IsNullOrWhiteSpace(s)).OfType<string>().Distinct()];
        _sections = [.. template.Sections.Where(s => s.Source != SectionSource.Hand).Select(Question)];
    }

    /// <summary>Estimated tokens of all this; generous, because names may be replaced.</summary>
    public int FixedTokens =>
        _sections.Sum(s => TokenEstimate.Count(s.Id) + TokenEstimate.Count(s.Title) + TokenEstimate.Count(s.Instruction) + 6)
        + _template.Forbidden.Sum(f => TokenEstimate.Count(f) + 3)
        + _speakers.Sum(s => TokenEstimate.Count(s) + (MarkerTokens * Math.Max(0, s.Count(char.IsWhiteSpace) - SpacesOfName)) + PlaceholderTokens)
        + (2 * PlaceholderTokens * _speakers.Count)
        + Around;

    public MinutesNotesInput Of(SourcePart part) => new()
    {
        Part = part,
        Speakers = _speakers,
        Chair = _request.Chair,
        Sections = _sections,
        Forbidden = _template.Forbidden,
        Template = AnalysisTasks.UseOf(_template),
    };

    private static SectionQuestion Question(TemplateSection section) => section.Source == SectionSource.Cues
        ? new SectionQuestion(section.Id, section.Title, section.Instruction, IsList: false)
        : new SectionQuestion(section.Source.ToString().ToLowerInvariant(), section.Title, section.Instruction, IsList: true);
}
