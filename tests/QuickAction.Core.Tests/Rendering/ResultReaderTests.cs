using QuickAction.Core.Analysis;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

public sealed class ResultReaderTests
{
    public static TheoryData<string> Results => [.. new[] { "minutes", "summary" }];

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_that_was_written_reads_back_to_the_same_bytes_and_the_same_word_file(string kind)
    {
        Result result = kind == "minutes" ? Some.MinutesResult() : Some.SummaryResult();
        var json = Renderer.Render(result, OutputFormat.Json, RenderOptions.Default);

        var read = ResultReader.Read(json);

        Renderer.Render(read, OutputFormat.Json, RenderOptions.Default).ShouldBe(json);
        Renderer.Render(read, OutputFormat.Docx, RenderOptions.Default).ShouldBe(Renderer.Render(result, OutputFormat.Docx, RenderOptions.Default));
        Renderer.Render(read, OutputFormat.Markdown, RenderOptions.Default).ShouldBe(Renderer.Render(result, OutputFormat.Markdown, RenderOptions.Default));
    }

    [Asvs("V1.5.2")]
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"schema\":\"quickaction.minutes.v2\"}")]
    [InlineData("{\"schema\":\"quickaction.minutes.v1\"}")]
    [InlineData("{\"schema\":1}")]
    public void What_is_no_result_is_refused(string json)
    {
        Should.Throw<QuickActionException>(() => ResultReader.Read(System.Text.Encoding.UTF8.GetBytes(json)));
    }
}
