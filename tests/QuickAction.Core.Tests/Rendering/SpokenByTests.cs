using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Tests.Rendering;

public sealed class SpokenByTests
{
    [Theory]
    [InlineData("list", "I fell on the stairs.", true)]
    [InlineData("list", "That's what I'm afraid of.", true)]
    [InlineData("list", "We tried a stool.", true)]
    [InlineData("prose", "It was my mother's.", true)]
    [InlineData("list", "Attendance is ninety one per cent.", false)]
    [InlineData("list", "Part I. of the plan stands.", false)]
    [InlineData("list", "The US firm and the mine owner wrote.", true)]
    [InlineData("list", "The US firm wrote.", false)]
    [InlineData("list", "Ibrahim is in Missouri.", false)]
    [InlineData("field", "Attendance is ninety one per cent.", true)]
    public void A_name_is_put_before_what_would_not_be_understood_without_it(string kind, string text, bool needed)
    {
        SpokenBy.IsNeeded(kind, text).ShouldBe(needed);
    }
}
