using QuickAction.TestKit;
using QuickAction.TestKit.Models;

namespace QuickAction.Core.Tests.Prompts;

public sealed class RenderedPromptsTests
{
    [Fact]
    public async Task The_pages_of_what_a_model_is_told_are_current()
    {
        var made = await RenderedPrompts.PagesAsync(TestContext.Current.CancellationToken);
        var stored = Directory.EnumerateFiles(RepositoryRoot.Combine("docs", "prompts"), "*-*-*.md").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

        made.Count.ShouldBe(8);
        stored.Keys.Order().ShouldBe(made.Keys.Order(), "run: dotnet run --project tests/QuickAction.Benchmarks -- prompts docs/prompts");
        made.ShouldAllBe(page => stored[page.Key] == page.Value);
    }
}
