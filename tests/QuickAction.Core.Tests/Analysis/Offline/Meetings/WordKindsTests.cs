using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class WordKindsTests
{
    [Theory]
    [InlineData("scrap", "order")]
    [InlineData("closes", "carries")]
    [InlineData("closed", "went")]
    [InlineData("he", "they")]
    [InlineData("friday", "march")]
    [InlineData("twelve", "ninth")]
    [InlineData("12", "£40")]
    [InlineData("nothing", "every")]
    [InlineData("lamp", "harbour")]
    public void Words_that_do_the_same_in_a_sentence_are_of_one_kind(string one, string other) => WordKinds.Of(one).ShouldBe(WordKinds.Of(other));

    [Theory]
    [InlineData("scrap", "lamp")]
    [InlineData("closes", "close")]
    [InlineData("we", "you")]
    [InlineData("will", "would")]
    [InlineData("him", "he")]
    public void Words_that_do_something_else_are_of_another(string one, string other) => WordKinds.Of(one).ShouldNotBe(WordKinds.Of(other));
}
