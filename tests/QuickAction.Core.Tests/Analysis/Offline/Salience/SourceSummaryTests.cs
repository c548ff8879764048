using FsCheck.Fluent;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

public sealed class SourceSummaryTests
{
    [Fact]
    public void A_meeting_keeps_its_figures_and_drops_its_small_talk()
    {
        var summary = Summarise(Invented.RepairsMeeting(), 110);

        var text = Text(summary);
        text.ShouldContain("214 boilers");
        text.ShouldContain("78");
        text.ShouldNotContain("heating on in here");
        text.ShouldNotContain("Mm-hmm");
    }

    [Fact]
    public void The_limit_of_words_is_kept_whatever_it_is()
    {
        var meeting = Invented.RepairsMeeting();
        var report = Invented.LongReport(12, 4, "Response times", "Repairs took 9 hours.");
        var words = Gen.Choose(10, 1000).ToArbitrary();

        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(words, n =>
            Text(Summarise(meeting, n)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= n
            && Text(Summarise(report, n)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= n));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(299)]
    public void A_fact_under_a_heading_that_asks_for_it_is_in_that_sections_summary(int depth)
    {
        const string telling = "Emergency repairs were answered within 47 minutes on average.";
        var report = Invented.LongReport(300, depth, "Response times for emergency repairs", telling);

        var section = Summarise(report, 250).Sections.Single(s => s.Title == "Response times for emergency repairs");

        section.Page.ShouldBe(depth + 1);
        section.Points.Select(p => p.Text).ShouldContain(telling);
    }

    /// <summary>None of these shares a word of matter with its heading, and all around them is full of figures.</summary>
    [Theory]
    [InlineData("Who approves the loan?", "Only trustees may decide, at their quarterly sitting.")]
    [InlineData("When does the pool open?", "The doors are unlocked again on the second Tuesday in March.")]
    [InlineData("Why was the lift closed?", "It failed its inspection because the brake had worn through.")]
    [InlineData("How to object", "Write to the monitoring clerk and enclose the plan.")]
    [InlineData("Keys", "A tenant must hand them in at the depot before leaving.")]
    [InlineData("7.2 Barbecues", "Fires are never permitted on balconies.")]
    public void A_fact_in_other_words_than_its_heading_is_in_that_sections_summary(string heading, string telling)
    {
        var report = Invented.ReportOfFigures(300, 150, heading, telling);

        var section = Summarise(report, 250).Sections.Single(s => s.Title == heading);

        section.Points.Select(p => p.Text).ShouldContain(telling);
    }

    [Fact]
    public void What_every_section_says_word_for_word_gives_way_to_what_one_says()
    {
        const string telling = "Grants of moss and slate went to the northern chapels.";
        var report = Invented.ReportOfFigures(60, 30, "Chapter thirty one", telling, sameEverywhere: true);

        var section = Summarise(report, 250).Sections.Single(s => s.Title == "Chapter thirty one");

        section.Points.Select(p => p.Text).ShouldContain(telling);
    }

    [Fact]
    public void Page_furniture_is_never_quoted()
    {
        var report = Invented.LongReport(40, 3, "Costs", "Costs fell by 12 per cent.");
        var furniture = report.Segments.Where(s => s.Kind == SegmentKind.PageFurniture).Select(s => s.Index).ToHashSet();

        var cited = AllStatements(Summarise(report, 400)).SelectMany(s => s.Citations).Select(c => c.Segment);

        cited.ShouldAllBe(segment => !furniture.Contains(segment));
    }

    [Fact]
    public void Every_word_comes_from_the_cited_segments_their_speakers_or_the_closed_list()
    {
        foreach (var source in new[] { Invented.RepairsMeeting(), Invented.LongReport(30, 7, "Costs", "Costs fell by 12 per cent.") })
        {
            foreach (var statement in AllStatements(Summarise(source, 120)))
            {
                Borrowed.Words(statement, source).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void However_talk_stumbles_nothing_is_said_that_was_not_said_and_every_quote_is_exact()
    {
        string[] pieces =
        [
            "um", "so", "the", "the", "we", "we", "boiler", "has", "was", "14", "per cent", "of", "the budget", ",", ".", "?", " - ", "th-", "it 's", "{cough}", "you know", "I think",
            "and they", "which", "Next item is", "the rota", "Siân", "\u00A32,300", "\"", "L_C_D_", "don't", "because", "!", "(", ")", "forty six", "tenants", "agreed",
        ];
        var turns = Gen.Choose(0, pieces.Length - 1).Select(i => pieces[i]).ArrayOf(14).ArrayOf(12).ToArbitrary();

        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll(turns, said =>
        {
            var meeting = Invented.Meeting([.. said.Select((words, i) => ($"Person {(char)('A' + (i % 3))}", $"{string.Join(' ', words)} x"))]);
            return AllStatements(Summarise(meeting, 60)).All(s =>
                Borrowed.Words(s, meeting).Count == 0
                && s.Citations.All(c => meeting.Segments[c.Segment].Text[c.Start..c.End] == c.Quote));
        }));
    }

    [Fact]
    public void The_same_source_gives_the_same_summary()
    {
        var first = Summarise(Invented.RepairsMeeting(), 100);
        var second = Summarise(Invented.RepairsMeeting(), 100);

        AllStatements(second).Select(s => s.Text).ShouldBe(AllStatements(first).Select(s => s.Text));
    }

    [Fact]
    public void A_source_without_a_sentence_has_no_headline()
    {
        var summary = Summarise(Invented.Meeting(("A", "Mm."), ("B", "Okay.")), 100);

        summary.Headline.ShouldBeNull();
        summary.KeyPoints.ShouldBeEmpty();
    }

    internal static SummaryFindings Summarise(SourceText source, int words) =>
        SourceSummary.Find(new SummaryInput { Source = source, Words = words }, TestContext.Current.CancellationToken);

    internal static string Text(SummaryFindings summary) =>
        string.Join('\n', new[] { summary.Headline }.Concat(summary.KeyPoints).Where(s => s is not null).Select(s => s!.Text));

    internal static IEnumerable<Statement> AllStatements(SummaryFindings summary) =>
        new[] { summary.Headline }.OfType<Statement>().Concat(summary.KeyPoints).Concat(summary.Sections.SelectMany(s => s.Points));
}
