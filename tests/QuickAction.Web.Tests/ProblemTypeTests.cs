using QuickAction.TestKit;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Tests;

public sealed class ProblemTypeTests
{
    [Fact]
    public async Task The_documentation_lists_every_type_with_its_status()
    {
        var documented = await File.ReadAllTextAsync(RepositoryRoot.Combine("docs", "api.md"), TestContext.Current.CancellationToken);

        ProblemType.All.ShouldAllBe(type => documented.Contains($"| `{type.Name}` | {type.Status} |", StringComparison.Ordinal));
        typeof(ProblemType).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Length.ShouldBe(ProblemType.All.Count);
        ProblemType.All.Select(t => t.Name).Distinct().Count().ShouldBe(ProblemType.All.Count);
    }
}
