using ExcelDataReader;
using QuickAction.Core.Samples.Composing;
using QuickAction.Core.Samples.Surveys;
using QuickAction.TestKit;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Samples;

public sealed class SampleSurveyTests
{
    private static IReadOnlyList<SurveyRow> Waste { get; } =
        WasteSurvey.Rows(new Composer(PartsFile.Read(RepositoryRoot.Combine("seeds", "sources", "waste-survey.parts"))));

    [Fact]
    public void The_library_survey_has_what_real_answers_have()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var csv = ExcelReaderFactory.CreateCsvReader(
            File.OpenRead(SeedFiles.PathOf("surveys/library-hours.csv")),
            new ExcelReaderConfiguration { FallbackEncoding = System.Text.Encoding.UTF8 });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetValue(i)?.ToString() ?? "")]);
        }

        rows.RemoveAt(0);
        string[] Column(int index) => [.. rows.Select(row => row[index])];

        rows.Count.ShouldBe(115);
        var why = Column(6);
        why.Count(string.IsNullOrWhiteSpace).ShouldBeGreaterThan(3);
        why.ShouldContain("N/A");
        why.ShouldContain(text => text.Contains('\n', StringComparison.Ordinal));
        why.ShouldContain(text => text.Contains('"', StringComparison.Ordinal));
        why.ShouldContain(text => text.StartsWith('='));
        why.ShouldContain(text => text.StartsWith('-'));
        why.Count(text => text.StartsWith("We, the undersigned", StringComparison.Ordinal)).ShouldBe(6);
        Column(0).GroupBy(id => id).Count(same => same.Count() > 1).ShouldBe(3);
    }

    [Fact]
    public void The_survey_on_rubbish_has_six_hundred_answers_of_which_some_say_nothing_and_some_came_twice()
    {
        Waste.Count.ShouldBe(600);
        Waste.Count(row => row.Why.Length == 0).ShouldBeInRange(40, 80);
        Waste.Count(row => row.Help.Length == 0).ShouldBeInRange(120, 210);
        Waste.Zip(Waste.Skip(1)).Count(pair => pair.First.Why == pair.Second.Why && pair.First.Why.Length > 20).ShouldBeInRange(4, 12);
        Waste.ShouldContain(row => row.Why.StartsWith('='));
        Waste.ShouldContain(row => row.Why.Contains('\n', StringComparison.Ordinal));
        Waste.Select(row => row.Why + row.Help).ShouldAllBe(text => !text.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public void Answers_on_rubbish_are_mostly_different_from_one_another()
    {
        var whole = Waste.Select(row => row.Why).Where(why => why.Length > 40).ToList();

        whole.Distinct().Count().ShouldBeGreaterThan(whole.Count * 93 / 100);
    }
}
