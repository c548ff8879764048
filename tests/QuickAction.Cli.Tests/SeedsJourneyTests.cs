using System.Text.RegularExpressions;
using QuickAction.TestKit;
using QuickAction.TestKit.Samples;

namespace QuickAction.Cli.Tests;

/// <summary>Every command on every file of the sample council, in every format, as a person would type it.</summary>
public sealed partial class SeedsJourneyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("docx")]
    public async Task Every_transcript_becomes_minutes(string format)
    {
        var run = await Cli.RunAsync(_folder, ["minutes", .. SeedFiles.Transcripts, "--format", format, "--out", _folder.Combine("out")]);

        run.ExitCode.ShouldBe(0, run.Talk);
        Results(format).ShouldBe(SeedFiles.Transcripts.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("docx")]
    public async Task Every_file_becomes_a_summary(string format)
    {
        var run = await Cli.RunAsync(_folder, ["summarise", .. SeedFiles.All, "--words", "120", "--format", format, "--out", _folder.Combine("out")]);

        run.ExitCode.ShouldBe(0, run.Talk);
        Results(format).Count().ShouldBe(SeedFiles.All.Count);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("txt")]
    public async Task Every_file_is_extracted(string format)
    {
        var run = await Cli.RunAsync(_folder, ["extract", .. SeedFiles.All, "--format", format, "--out", _folder.Combine("out")]);

        run.ExitCode.ShouldBe(0, run.Talk);
        Results(format).Count().ShouldBe(SeedFiles.All.Count);
    }

    [Fact]
    public async Task Two_runs_give_the_same_bytes_apart_from_the_records()
    {
        foreach (var round in new[] { "one", "two" })
        {
            (await Cli.RunAsync(_folder, ["minutes", .. SeedFiles.Transcripts, "--out", _folder.Combine(round)])).ExitCode.ShouldBe(0);
            (await Cli.RunAsync(_folder, ["summarise", .. SeedFiles.Documents, "--out", _folder.Combine(round)])).ExitCode.ShouldBe(0);
        }

        foreach (var path in Directory.GetFiles(_folder.Combine("one")))
        {
            var again = await File.ReadAllTextAsync(Path.Combine(_folder.Combine("two"), Path.GetFileName(path)), TestContext.Current.CancellationToken);
            var first = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            RecordId().Replace(again, "ID").ShouldBe(RecordId().Replace(first, "ID"), Path.GetFileName(path));
            RecordId().Count(first).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_leaves_nothing()
    {
        var run = await Cli.RunAsync(_folder, "minutes", SeedFiles.PathOf("transcripts/team-meeting.vtt"), "--dry-run");

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldBeEmpty();
        run.Talk.ShouldContain("team-meeting");
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Parts_of_one_meeting_are_combined_into_one_result_whose_citations_can_be_looked_up()
    {
        string[] parts = [SeedFiles.PathOf("transcripts/team-meeting.vtt"), SeedFiles.PathOf("transcripts/supervision.txt")];

        var minutes = await Cli.RunAsync(_folder, ["minutes", .. parts, "--combine"]);
        var extract = await Cli.RunAsync(_folder, ["extract", .. parts, "--combine"]);

        minutes.ExitCode.ShouldBe(0, minutes.Talk);
        extract.ExitCode.ShouldBe(0, extract.Talk);
        QuotesThatStand(minutes.Out, extract.Out).ShouldBeTrue();
    }

    [Fact]
    public async Task Options_for_a_meeting_reach_the_minutes()
    {
        var run = await Cli.RunAsync(
            _folder,
            "minutes", SeedFiles.PathOf("transcripts/team-meeting.vtt"), "--template", "general-meeting", "--date", "2026-03-02", "--title", "A title of my own", "--case", "CASE-7");

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("\"meetingDate\": \"2026-03-02\"");
        run.Out.ShouldContain("\"title\": \"A title of my own\"");
        run.Out.ShouldContain("\"template\": \"general-meeting\"");
        run.Out.ShouldNotContain("CASE-7");
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string?> Results(string format) => Directory
        .GetFiles(_folder.Combine("out"), $"*.{format}")
        .Select(Path.GetFileNameWithoutExtension)
        .Order(StringComparer.Ordinal);

    /// <summary>Every citation's quote is exactly the characters that it points to.</summary>
    private static bool QuotesThatStand(string minutes, string extract)
    {
        using var result = System.Text.Json.JsonDocument.Parse(minutes);
        using var source = System.Text.Json.JsonDocument.Parse(extract);
        var segments = source.RootElement.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("text").GetString() ?? "").ToList();
        var actions = result.RootElement.GetProperty("actions").EnumerateArray().Concat(result.RootElement.GetProperty("decisions").EnumerateArray()).ToList();
        return actions.Count > 0 && actions.SelectMany(a => a.GetProperty("citations").EnumerateArray()).All(c =>
            segments[c.GetProperty("segment").GetInt32()][c.GetProperty("start").GetInt32()..c.GetProperty("end").GetInt32()] == c.GetProperty("quote").GetString());
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex RecordId();
}
