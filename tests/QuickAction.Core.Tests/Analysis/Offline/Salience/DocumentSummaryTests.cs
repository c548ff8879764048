using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

public sealed class DocumentSummaryTests
{
    [Fact]
    public void A_table_row_is_cited_with_the_names_of_its_columns()
    {
        var document = Invented.Document(
            Heading(0, "Visits to the baths"),
            new Segment { Index = 1, Text = "Month\tSwimmers\tLessons", Kind = SegmentKind.TableRow, Row = 1 },
            new Segment { Index = 2, Text = "May\t4,120\t310", Kind = SegmentKind.TableRow, Row = 2 });

        var point = Summarise(document).Sections.Single().Points.Single();

        point.Text.ShouldBe("Month: May; Swimmers: 4,120; Lessons: 310");
        point.Citations.Select(c => c.Segment).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("Takings (\u00A3000)")]
    [InlineData("Aged 16 to 24")]
    [InlineData("Lessons in 2025")]
    [InlineData("2025")]
    public void A_column_may_be_named_with_a_figure(string column)
    {
        var document = Invented.Document(
            Heading(0, "Visits to the baths"),
            new Segment { Index = 1, Text = $"Month\tSwimmers\t{column}", Kind = SegmentKind.TableRow, Row = 1 },
            new Segment { Index = 2, Text = "May\t4,120\t310", Kind = SegmentKind.TableRow, Row = 2 });

        Summarise(document).Sections.Single().Points.Single().Text.ShouldBe($"Month: May; Swimmers: 4,120; {column}: 310");
    }

    [Theory]
    [InlineData("312")]
    [InlineData("47 days")]
    [InlineData("May 2025")]
    [InlineData("A1")]
    public void A_first_row_of_data_names_no_columns(string cell)
    {
        var document = Invented.Document(
            Heading(0, "Visits to the baths"),
            new Segment { Index = 1, Text = $"Main pool\t{cell}", Kind = SegmentKind.TableRow, Row = 1 },
            new Segment { Index = 2, Text = "Small pool\t31 days", Kind = SegmentKind.TableRow, Row = 2 });

        Summarise(document).Sections.Single().Points.Select(p => p.Text).ShouldNotContain(t => t.Contains($"{cell}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_item_keeps_the_words_that_lead_into_its_list()
    {
        var document = Invented.Document(
            Heading(0, "Opening hours"),
            new Segment { Index = 1, Text = "From October the baths will:" },
            new Segment { Index = 2, Text = "open at six on weekdays", Kind = SegmentKind.ListItem, Level = 1 });

        var texts = Summarise(document).Sections.Single().Points.Select(p => p.Text);

        texts.ShouldContain("From October the baths will: open at six on weekdays");
    }

    [Fact]
    public void A_list_of_contents_is_no_section()
    {
        var document = Invented.Document(
            Heading(0, "Contents"),
            new Segment { Index = 1, Text = "Opening hours and prices 12", Kind = SegmentKind.ListItem },
            Heading(2, "Opening hours"),
            new Segment { Index = 3, Text = "The baths open at six on weekdays and at eight on Saturdays." });

        Summarise(document).Sections.Select(s => s.Title).ShouldBe(["Opening hours"]);
    }

    [Fact]
    public void A_longer_section_has_more_points()
    {
        var unlike = Enumerable.Range(0, 60).Select(i => $"The {Letters(i)} {Letters(i + 7)} was {Letters((3 * i) + 1)} by {Letters((5 * i) + 2)} and {Letters((11 * i) + 3)} {Letters((13 * i) + 4)} too.");
        var longer = Invented.Document([Heading(0, "Short"), new Segment { Index = 1, Text = "The baths open at six on weekdays." }, Heading(2, "Long"), new Segment { Index = 3, Text = string.Join(' ', unlike) }]);

        var sections = Summarise(longer).Sections;

        sections[1].Points.Count.ShouldBeGreaterThan(sections[0].Points.Count + 3);
    }

    [Theory]
    [InlineData("Mrs K is 81 and could not reach her upstairs bath. A nurse saw her on a Friday and a shower was fitted; she has not needed a carer in the mornings since.")]
    [InlineData("Mr T is 44 and slept in his car by the harbour. A hostel worker knocked on the window and found him a room with a key; he cooked a meal of his own for the first time.")]
    [InlineData("Ms P is 30 and had three children in one bedroom. An officer visited the family and moved them to Alder Court; the keys were theirs nine days later.")]
    public void What_came_of_a_story_can_be_told_without_a_figure(string story) =>
        Summarise(Invented.Document(Heading(0, "Homes"), new Segment { Index = 1, Text = story })).UseCases.ShouldHaveSingleItem().Quote.ShouldBe(story);

    [Fact]
    public void A_story_with_a_deed_and_an_outcome_is_a_use_case_word_for_word()
    {
        const string story = "A widower who lived above the bakery in Tern Street had not left his flat for two winters. The library van called on him every "
            + "Thursday with large print books and he joined its reading circle. His calls to the surgery fell from nine a month to two.";
        var document = Invented.Document(
            Heading(0, "The library van"),
            new Segment { Index = 1, Text = "The van will visit more streets next year and the service plans to buy a second one if the money can be found for it.", Page = 4 },
            new Segment { Index = 2, Text = story, Page = 5 });

        var useCase = Summarise(document).UseCases.Single();

        useCase.Quote.ShouldBe(story);
        useCase.Citation.Segment.ShouldBe(2);
        useCase.Citation.Page.ShouldBe(5);
    }

    [Fact]
    public void A_document_without_stories_has_no_use_cases()
    {
        Summarise(Invented.LongReport(20, 3, "Costs", "Costs fell by 12 per cent.")).UseCases.ShouldBeEmpty();
    }

    /// <summary>A made-up word, another for another number.</summary>
    private static string Letters(int n) => new([(char)('b' + (n % 23)), 'o', (char)('b' + (n / 23 % 23)), 'u', (char)('b' + (n / 529))]);

    private static Segment Heading(int index, string text) => new() { Index = index, Text = text, Kind = SegmentKind.Heading, Level = 1 };

    private static SummaryFindings Summarise(SourceText source) => SourceSummaryTests.Summarise(source, 200);
}
