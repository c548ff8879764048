using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>
/// Finds the kind of meeting from what is said in it. A phrase counts for more when the opening says it of this very meeting ("welcome to this
/// initial conference"), hardly more for being repeated, and less in a title or file name, which people copy from elsewhere. One phrase in passing
/// is never enough: a wrong template costs a reader more than a plain one. Deterministic; one pass over the words.
/// </summary>
public static class TemplateDetector
{
    /// <summary>A specific template needs this much evidence, as weights of <see cref="DetectPhrase"/>; weighed on the seeds and on real council meetings.</summary>
    private const double Enough = 9;

    /// <summary>And this many different phrases, unless the opening names the meeting, or its file does and the talk bears it out.</summary>
    private const int FewestPhrases = 3;

    /// <returns>The template, and one plain sentence that says why.</returns>
    public static TemplateChoice Detect(SourceText source, TemplateCatalogue catalogue)
    {
        var evidence = TemplateEvidence.Gather(source, catalogue);
        var best = evidence
            .Where(e => e.Score >= Enough && (e.NamedAtOpening || (e.NamedOnFile && e.DifferentInTalk > 0) || e.DifferentInTalk >= FewestPhrases))
            .OrderByDescending(e => e.Score)
            .ThenBy(e => e.Template.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is null
            ? new TemplateChoice(
                catalogue.Default,
                $"The talk does not show what kind of meeting this is, so \"{catalogue.Default.Title}\" was used; choose another template if one fits better.")
            : new TemplateChoice(
                best.Template,
                $"\"{best.Template.Title}\" was chosen because of the words {Quoted(best.Strongest)}; choose another template if that is wrong.");
    }

    private static string Quoted(IReadOnlyList<string> phrases) => phrases.Count == 1
        ? $"\"{phrases[0]}\""
        : $"{string.Join(", ", phrases.Take(phrases.Count - 1).Select(p => $"\"{p}\""))} and \"{phrases[^1]}\"";
}
