using System.Text;
using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.TestKit.Samples;

namespace QuickAction.Cli.Tests;

/// <summary>
/// What the offline engine makes of the sample council, kept where a person can read every change of it in a diff. A change that is meant is written
/// by <c>QUICKACTION_GOLDEN=write</c> and read before it is committed.
/// </summary>
public sealed class GoldenSeedsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Minutes_of_the_sample_meetings_are_as_they_were()
    {
        var run = await Cli.RunAsync(_folder, ["minutes", .. SeedFiles.Transcripts, "--out", _folder.Combine("out")]);

        run.ExitCode.ShouldBe(0, run.Talk);
        await CompareAsync(MinutesText);
    }

    [Fact]
    public async Task Summaries_of_the_sample_documents_are_as_they_were()
    {
        var run = await Cli.RunAsync(_folder, ["summarise", .. SeedFiles.Documents, "--words", "150", "--out", _folder.Combine("out")]);

        run.ExitCode.ShouldBe(0, run.Talk);
        await CompareAsync(SummaryText);
    }

    public void Dispose() => _folder.Dispose();

    private async Task CompareAsync(Func<JsonElement, string> read)
    {
        foreach (var path in Directory.GetFiles(_folder.Combine("out"), "*.json").Order(StringComparer.Ordinal))
        {
            using var result = JsonDocument.Parse(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            var now = read(result.RootElement);
            var golden = RepositoryRoot.Combine("tests", "QuickAction.Cli.Tests", "Golden", Path.GetFileNameWithoutExtension(path) + ".txt");
            if (Environment.GetEnvironmentVariable("QUICKACTION_GOLDEN") == "write")
            {
                await File.WriteAllTextAsync(golden, now, TestContext.Current.CancellationToken);
            }

            now.ShouldBe(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), Path.GetFileName(golden));
        }
    }

    private static string MinutesText(JsonElement minutes)
    {
        var text = new StringBuilder();
        Line(text, $"{minutes.GetProperty("title")} | {minutes.GetProperty("meetingDate")} | {minutes.GetProperty("template")}");
        Line(text, $"present: {Names(minutes.GetProperty("attendees"))}");
        Line(text, $"apologies: {Names(minutes.GetProperty("apologies"))}");
        Texts(text, "summary", minutes.GetProperty("summary"));
        Texts(text, "decision", minutes.GetProperty("decisions"));
        foreach (var action in minutes.GetProperty("actions").EnumerateArray())
        {
            Line(text, $"action: {action.GetProperty("text")} | {action.GetProperty("owner")} | {action.GetProperty("due")} | {action.GetProperty("dueDate")}");
        }

        Texts(text, "risk", minutes.GetProperty("risks"));
        Texts(text, "question", minutes.GetProperty("questions"));
        return text.ToString();
    }

    private static string SummaryText(JsonElement summary)
    {
        var text = new StringBuilder();
        Line(text, $"headline: {summary.GetProperty("headline").GetProperty("text")}");
        Texts(text, "key point", summary.GetProperty("keyPoints"));
        foreach (var section in summary.GetProperty("sections").EnumerateArray())
        {
            Line(text, $"section: {section.GetProperty("title")} | page {section.GetProperty("page")} | {section.GetProperty("points").GetArrayLength()} points");
        }

        foreach (var useCase in summary.GetProperty("useCases").EnumerateArray())
        {
            Line(text, $"use case: {useCase.GetProperty("title")}: {useCase.GetProperty("quote")}");
        }

        return text.ToString();
    }

    private static void Texts(StringBuilder text, string what, JsonElement statements)
    {
        foreach (var statement in statements.EnumerateArray())
        {
            Line(text, $"{what}: {statement.GetProperty("text")}");
        }
    }

    private static string Names(JsonElement people) => string.Join("; ", people.EnumerateArray().Select(p => $"{p.GetProperty("name")} ({p.GetProperty("role")})"));

    private static void Line(StringBuilder text, string line) => text.Append(line.Replace("\n", " / ", StringComparison.Ordinal)).Append('\n');
}
