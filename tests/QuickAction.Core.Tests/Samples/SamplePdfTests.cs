using System.Diagnostics;
using System.Text.RegularExpressions;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Samples;

/// <summary>The PDF files that we write, read by programs that we did not.</summary>
public sealed partial class SamplePdfTests
{
    private const string Review = "documents/housing-review.pdf";
    private const string Meeting = "transcripts/section-42-meeting.pdf";

    [Theory]
    [InlineData(Review)]
    [InlineData(Meeting)]
    public async Task A_checker_of_PDF_files_finds_nothing_wrong(string name)
    {
        var (code, said) = await RunAsync("qpdf", "--check", SeedFiles.PathOf(name));

        code.ShouldBe(0, said);
        said.ShouldContain("No syntax or stream encoding errors");
    }

    [Fact]
    public async Task The_review_has_a_title_and_a_hundred_pages()
    {
        var (_, info) = await RunAsync("pdfinfo", SeedFiles.PathOf(Review));

        PageCount().Match(info).Groups[1].Value.ShouldBe("100");
        info.ShouldContain("Housing and homelessness review 2026");
    }

    [Fact]
    public async Task Every_page_of_the_review_after_the_cover_has_its_header_and_its_number()
    {
        var pages = await PagesAsync(Review);

        pages.Length.ShouldBe(100);
        for (var i = 1; i < pages.Length; i++)
        {
            pages[i].ShouldContain("Pellbrook Council: Housing and homelessness review 2026");
            pages[i].ShouldContain($"Page {i + 1} of 100");
        }

        pages[0].ShouldNotContain("Page 1 of");
    }

    [Fact]
    public async Task The_contents_of_the_review_name_the_pages_on_which_the_headings_stand()
    {
        var pages = await PagesAsync(Review);
        var entries = Entry().Matches(pages[1] + pages[2]);

        entries.Count.ShouldBeGreaterThan(50);
        foreach (Match entry in entries)
        {
            var page = int.Parse(entry.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
            Spaces().Replace(pages[page - 1], " ").ShouldContain(entry.Groups[1].Value.Trim());
        }
    }

    [Fact]
    public async Task The_sums_in_the_summary_are_the_sums_of_the_wards()
    {
        var pages = await PagesAsync(Review);
        var chapter = pages.Last(page => page.Contains("12 The twelve wards", StringComparison.Ordinal));
        var district = DistrictRow().Match(chapter);

        Spaces().Split(district.Value.Trim()).ShouldBe(["District", "87,370", "37,870", "2,370", "79", "1,894", "343", "583"]);
        var summary = string.Join(' ', pages[3..7]);
        string[] figures =
            ["87,370 people", "37,870 households", "1,894 homes", "2,370 households", "79 households", "343 homes", "583 homes"];
        figures.ShouldAllBe(figure => Spaces().Replace(summary, " ").Contains(figure, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_review_has_what_makes_PDF_hard_to_read()
    {
        var text = string.Join('\n', await PagesAsync(Review));

        DividedWord().Count(text).ShouldBeGreaterThan(30);
        TwoColumns().Count(text).ShouldBeGreaterThan(50);
        text.ShouldNotContain("{");
        text.ShouldNotContain("@");
    }

    [Fact]
    public async Task The_meeting_says_who_spoke_and_when()
    {
        var text = string.Join('\n', await PagesAsync(Meeting));

        text.ShouldContain("20 March 2026, 14:00");
        SpokenAt().Count(text).ShouldBeGreaterThan(100);
    }

    private static async Task<string[]> PagesAsync(string name)
    {
        var (_, text) = await RunAsync("pdftotext", "-layout", SeedFiles.PathOf(name), "-");
        return text.TrimEnd('\f', '\n').Split('\f');
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }

    [GeneratedRegex(@"Pages:\s+(\d+)")]
    private static partial Regex PageCount();

    [GeneratedRegex(@"^ *((?:\d+|Annex)[^\n]*?)\s{3,}(\d+)$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^ *District\s.*$", RegexOptions.Multiline)]
    private static partial Regex DistrictRow();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[a-z]-(?:\n|  )")]
    private static partial Regex DividedWord();

    [GeneratedRegex(@"^[A-Z][^\n]*, reply \d+ {3,}\S", RegexOptions.Multiline)]
    private static partial Regex TwoColumns();

    [GeneratedRegex(@"^ *[A-Z][a-z]+ [A-Z][a-z]+ +\d\d:\d\d:\d\d$", RegexOptions.Multiline)]
    private static partial Regex SpokenAt();
}
