using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding.Reading;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("fifty-two", 52)]
    [InlineData("fifty two", 52)]
    [InlineData("52", 52)]
    [InlineData("52nd", 52)]
    [InlineData("a dozen", 12)]
    [InlineData("two dozen", 24)]
    [InlineData("two thirds", 0.6667)]
    [InlineData("three-quarters", 0.75)]
    [InlineData("one thousand two hundred and six", 1206)]
    [InlineData("two thousand, three hundred and forty", 2340)]
    [InlineData("nineteen and a half thousand", 19500)]
    [InlineData("two point nine million", 2900000)]
    [InlineData("£1.2m", 1200000)]
    [InlineData("£1,250.50", 1250.5)]
    [InlineData("£4k", 4000)]
    [InlineData("88%", 88)]
    [InlineData("three forty", 340)]
    [InlineData("three forty", 3.4)]
    [InlineData("twenty twenty six", 2026)]
    [InlineData("half past nine", 9.3)]
    [InlineData("half nine", 9.3)]
    [InlineData("twenty to three", 2.4)]
    [InlineData("14:30", 2.3)]
    [InlineData("fifty pence", 0.5)]
    [InlineData("fourteenth", 14)]
    [InlineData("half a million", 500000)]
    [InlineData("thirteen pounds ten", 13.1)]
    [InlineData("4 pounds 85", 4.85)]
    [InlineData("over sixty-fives", 65)]
    [InlineData("under-fives", 5)]
    [InlineData("in his fifties", 50)]
    [InlineData("a two-bedroom flat", 2)]
    [InlineData("a twenty-five-year lease", 25)]
    public void Numbers_are_read_as_people_say_and_write_them(string said, double expected)
    {
        var found = NumberReader.Find(Tokens($"They came to {said} in all"));

        found.SelectMany(q => q.Readings).ShouldContain(r => Math.Abs(r - expected) < 0.001);
    }

    [Theory]
    [InlineData("twenty six", 6)]
    [InlineData("two hundred and four", 4)]
    [InlineData("52", 5)]
    [InlineData("nobody", 0)]
    [InlineData("a one-off", 1)]
    [InlineData("ten pounds six times", 10.06)]
    public void A_part_of_a_number_is_not_the_number(string said, double wrong)
    {
        var found = NumberReader.Find(Tokens($"They came to {said} in all"));

        found.SelectMany(q => q.Readings.Concat(q.Pieces)).ShouldNotContain(wrong);
    }

    private static ReadOnlySpan<QuickAction.Core.Analysis.Offline.Talking.Token> Tokens(string text) =>
        Talk.From(Some.Of(SourceShape.Document, [new Segment { Index = 0, Text = text }])).Tokens;
}
