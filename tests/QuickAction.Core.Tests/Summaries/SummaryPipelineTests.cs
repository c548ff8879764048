using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Summaries;
using QuickAction.TestKit;
using QuickAction.TestKit.Analysis;

namespace QuickAction.Core.Tests.Summaries;

public sealed class SummaryPipelineTests
{
    private static readonly SourceText Source = Some.Transcript("Ada Marsh: We will open on Sundays from March.", "Ben Okoro: The pilot cost 12,000 pounds.");

    [Fact]
    public async Task What_is_not_in_the_source_is_marked_in_every_part_of_the_summary()
    {
        var good = new Statement { Text = "Good", Citations = [Cite.Whole(Source.Segments[0])] };
        var bad = new Statement { Text = "Bad", Citations = [Cite.Whole(Source.Segments[1]) with { Quote = "The pilot cost 90,000 pounds." }] };

        var result = await Run(new SummaryFindings { Headline = bad, KeyPoints = [good, bad], Sections = [new SectionSummary { Title = "One", Points = [bad, good] }] });

        result.Headline.ShouldNotBeNull().Supported.ShouldBeFalse();
        result.KeyPoints.Select(k => k.Supported).ShouldBe([true, false]);
        result.Sections[0].Points.Select(p => p.Supported).ShouldBe([false, true]);
        result.Warnings.ShouldContain(w => w.Code == "unsupported-statement" && w.Message.StartsWith('3'));
        result.Coverage.ShouldBe(new Coverage(2, 2, 1, 0));
    }

    [Fact]
    public async Task A_use_case_that_is_not_verbatim_is_left_out_and_counted()
    {
        var citation = Cite.Whole(Source.Segments[1]);
        var real = new UseCase { Title = "Pilot", Quote = citation.Quote, Citation = citation, Why = "figures given" };
        var made = real with { Citation = citation with { Quote = "The pilot saved 90,000 pounds." } };

        var result = await Run(new SummaryFindings { UseCases = [real, made] });

        result.UseCases.ShouldBe([real]);
        result.Warnings.ShouldContain(w => w.Code == "use-case-not-found");
    }

    [Fact]
    public async Task A_source_with_nothing_to_say_is_told_so()
    {
        (await Run(new SummaryFindings())).Warnings.ShouldContain(w => w.Code == "nothing-to-summarise");
    }

    private static ValueTask<SummaryResult> Run(SummaryFindings found) =>
        SummaryPipeline.RunAsync(Source, 100, new ScriptedAnalyst(found), TestContext.Current.CancellationToken);
}
