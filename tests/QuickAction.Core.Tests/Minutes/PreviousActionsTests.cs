using System.Text;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Minutes;

public sealed class PreviousActionsTests
{
    [Fact]
    public void Actions_are_read_from_the_json_that_minutes_writes()
    {
        var minutes = Some.MinutesResult();

        var actions = PreviousActions.Read(Renderer.Render(minutes, OutputFormat.Json, RenderOptions.Default));

        actions.ShouldBe(minutes.Actions.Select(a => a.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "schema": "quickaction.summary.v1" }""")]
    [InlineData("""{ "schema": "quickaction.minutes.v1" }""")]
    [InlineData("""{ "schema": "quickaction.minutes.v1", "actions": [{}] }""")]
    public void Anything_else_is_refused_with_a_sentence(string json)
    {
        Should.Throw<QuickActionException>(() => PreviousActions.Read(Encoding.UTF8.GetBytes(json))).Message.ShouldContain("previous minutes");
    }
}
