using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Tests.Prompts;
using QuickAction.TestKit.Analysis;

namespace QuickAction.Core.Tests.Minutes;

/// <summary>Minutes of a Care Act assessment never hold a verdict on eligibility, whoever says one and whichever engine repeats it.</summary>
public sealed class CareActOutputTests
{
    [Theory]
    [InlineData("So you're eligible for support.")]
    [InlineData("I'd say you are not eligible, I'm afraid.")]
    [InlineData("She was found ineligible last year.")]
    [InlineData("These are eligible needs under the Care Act.")]
    [InlineData("That gives you eligibility for a package.")]
    [InlineData("You clearly meet the criteria.")]
    [InlineData("She meets the national eligibility criteria.")]
    [InlineData("He doesn't meet all of the criteria.")]
    [InlineData("The criteria aren't met here.")]
    [InlineData("This meets the threshold for care.")]
    [InlineData("I think the threshold has been met.")]
    [InlineData("You'd qualify for some help.")]
    [InlineData("He does not qualify for care at home.")]
    [InlineData("You're entitled to care under the Act.")]
    [InlineData("You can't do it for two or more of the outcomes.")]
    [InlineData("We have a duty to meet those needs.")]
    public async Task A_verdict_that_an_engine_repeats_is_left_out_and_its_place_is_named(string verdict)
    {
        var talk = Talk.Of($"Tess Marlow: How do you wash, Edna?\nEdna Quigley: I wash at the sink.\nTess Marlow: {verdict}");
        var says = new Statement { Text = verdict, Citations = [Cite.Whole(talk.Segments[2])] };
        var kept = new Statement { Text = "I wash at the sink.", Citations = [Cite.Whole(talk.Segments[1])] };
        var findings = new MinutesFindings
        {
            Title = verdict,
            Attendees = [new Attendee { Name = "Tess Marlow", Citations = [Cite.Whole(talk.Segments[2])] }],
            Summary = [says, kept],
            Topics = [new Topic { Title = verdict, Points = [kept, says] }, new Topic { Title = "Washing", Points = [says] }],
            Decisions = [says],
            Actions = [new ActionItem { Text = "Ring.", Due = verdict, Citations = [Cite.Whole(talk.Segments[0])] }],
            Risks = [says],
            Questions = [says],
            Sections = new Dictionary<string, IReadOnlyList<Statement>> { ["analysis"] = [says], ["outcome-hygiene"] = [kept] },
            Warnings = [new Warning("odd", Severity.Info, "Something is odd.", [Cite.Whole(talk.Segments[2])])],
        };

        var result = await Run(talk, new ScriptedAnalyst(findings));

        Whole(result).ShouldNotContain(verdict);
        result.Summary.ShouldHaveSingleItem().Text.ShouldBe("I wash at the sink.");
        result.Attendees.ShouldHaveSingleItem().Name.ShouldBe("Tess Marlow");
        var warning = result.Warnings.Single(w => w.Code == "forbidden-words");
        warning.Message.ShouldBe(
            "1 passage holds words that the template \"Care Act assessment (strengths-based)\" does not record (at 0:00:08); "
                + "they were left out, so check whether they belong in a record of their own.");
    }

    [Fact]
    public async Task The_offline_engine_keeps_the_verdict_of_a_real_conversation_out_and_the_rest_in()
    {
        var meeting = FixtureMeeting.Of("care-act-assessment");

        var result = await Run(meeting.Source, OfflineMinutes.Analyst());

        var whole = Whole(result).ToLowerInvariant();
        whole.ShouldNotContain("eligib");
        whole.ShouldNotContain("meet the criteria");
        whole.ShouldNotContain("qualify");
        whole.ShouldContain("i fell in the hall in october");
        result.Warnings.ShouldContain(w => w.Code == "forbidden-words" && w.Message.StartsWith("2 passages hold"));
    }

    [Theory]
    [InlineData("I can't step over the threshold of the back door.")]
    [InlineData("The criteria for a blue badge are on the website.")]
    [InlineData("Edna is a qualified bookkeeper.")]
    [InlineData("I'll meet you at the library.")]
    public async Task Words_that_give_no_verdict_stay(string harmless)
    {
        var talk = Talk.Of($"Edna Quigley: {harmless}");
        var says = new Statement { Text = harmless, Citations = [Cite.Whole(talk.Segments[0])] };

        var result = await Run(talk, new ScriptedAnalyst(new MinutesFindings { Summary = [says] }));

        result.Summary.ShouldHaveSingleItem();
        result.Warnings.ShouldNotContain(w => w.Code == "forbidden-words");
    }

    [Fact]
    public async Task A_template_without_such_a_list_leaves_nothing_out()
    {
        var talk = Talk.Of("Ann: She's eligible for the grant.");
        var says = new Statement { Text = "She's eligible for the grant.", Citations = [Cite.Whole(talk.Segments[0])] };
        var choice = new TemplateChoice(TemplateText.Of("team-meeting"), "Asked for.");

        var result = await MinutesPipeline.RunAsync(
            talk, choice, new MinutesRequest(), new ScriptedAnalyst(new MinutesFindings { Summary = [says] }), TestContext.Current.CancellationToken);

        result.Summary.ShouldHaveSingleItem();
    }

    private static async Task<MinutesResult> Run(SourceText talk, IAnalyst analyst) => await MinutesPipeline.RunAsync(
        talk, new TemplateChoice(TemplateText.Of("care-act-assessment"), "Asked for."), new MinutesRequest(), analyst, TestContext.Current.CancellationToken);

    private static string Whole(MinutesResult result) => System.Text.Encoding.UTF8.GetString(ResultJson.Write(result));
}
