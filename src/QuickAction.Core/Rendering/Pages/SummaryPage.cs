using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>The page of a summary: what it comes to, the key points, section by section with pages, the stories worth re-using.</summary>
internal static class SummaryPage
{
    public static Page Of(SummaryResult summary, RenderOptions options)
    {
        var page = new PageBuilder(options.OwnWords);
        ReviewParts.Callouts(page, summary, options);
        if (summary.Headline is { } headline)
        {
            page.Add(new Headline(page.Line(headline)));
        }

        page.Section("Key points");
        page.Items(summary.KeyPoints);
        if (summary.KeyPoints.Count == 0)
        {
            page.Add(new Nothing("No key points were found", Indented: true));
        }

        Sections(page, summary.Sections);
        UseCases(page, summary.UseCases);
        ReviewParts.Add(page, summary, options);
        return new Page
        {
            Title = $"Summary of {Plain.Of(summary.Source.FileName)}",
            Status = ReviewParts.Status("summary", options),
            Draft = options.Approval is null,
            Record = ReviewParts.Record(summary),
            Log = options.Log?.ToString(),
            Blocks = page.Blocks,
            Notes = page.Notes,
        };
    }

    private static void Sections(PageBuilder page, IReadOnlyList<SectionSummary> sections)
    {
        if (sections.Count == 0)
        {
            return;
        }

        page.Section("Section by section");
        foreach (var section in sections)
        {
            // The source's headings often carry numbers of their own; two numbers in a row would confuse.
            page.NamedPart(section.Page is { } number ? string.Create(CultureInfo.InvariantCulture, $"{section.Title} (page {number})") : section.Title);
            page.Items(section.Points);
        }
    }

    private static void UseCases(PageBuilder page, IReadOnlyList<UseCase> useCases)
    {
        if (useCases.Count == 0)
        {
            return;
        }

        page.Section("Use cases");
        foreach (var useCase in useCases)
        {
            page.Part(useCase.Title);
            page.Add(new Quotation(new Line($"\u201C{Plain.Of(useCase.Quote)}\u201D"), CitationNote.Place(useCase.Citation)));
            var facts = new List<Fact> { new("Why it was chosen", [new Line(Plain.Of(useCase.Why))]) };
            if (useCase.Themes.Count > 0)
            {
                facts.Add(new Fact("Themes", [new Line(string.Join(", ", useCase.Themes.Select(Plain.Of)))]));
            }

            page.Add(new Facts(facts));
        }
    }
}
