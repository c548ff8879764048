using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Salience;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

public sealed class HousekeepingTests
{
    [Fact]
    public void The_lines_above_the_talk_are_housekeeping_and_the_talk_is_not() => Kept(
        "STRATEGY DISCUSSION",
        "Thursday 5 March 2026, quarter past nine, by video.",
        "Oda Finch: This is about the harbour lights.").ShouldBe(["This is about the harbour lights"]);

    [Theory]
    [InlineData("Bram Oakes, harbour master.")]
    [InlineData("I'm Bram, I look after the harbour.")]
    [InlineData("Yeah, my name's Bram and I run the lifeboat.")]
    public void People_who_say_who_they_are_are_housekeeping(string words) => Kept("Oda Finch: Who is here?", $"Bram Oakes: {words} The lights failed in February.")
        .ShouldBe(["Who is here", "The lights failed in February"]);

    [Theory]
    [InlineData("Ines Vale told me that the lights failed.")]
    [InlineData("Bram Street has no lights at all.")]
    [InlineData("I think the oakes by the quay must go.")]
    public void Somebody_else_and_a_place_of_the_same_name_are_not(string words) => Kept($"Bram Oakes: {words}").ShouldBe([words.TrimEnd('.')]);

    [Fact]
    public void A_name_said_late_is_no_introduction() => Kept(
        "Bram Oakes: The lights failed.", "Ines Vale: When?", "Bram Oakes: In February.", "Ines Vale: Who knew?", "Bram Oakes: They wrote to Bram Oakes about it.").Count.ShouldBe(5);

    [Fact]
    public void Where_nobody_is_named_as_speaking_the_first_lines_are_talk() => Kept("The lights failed in February.", "We close at dusk.").Count.ShouldBe(2);

    private static List<string> Kept(params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        var found = Housekeeping.Find(talk);
        var kept = new List<string>();
        foreach (var sentence in talk.Sentences)
        {
            if (!found[sentence.Index])
            {
                kept.Add(string.Join(' ', talk.Cite(sentence).Select(c => c.Quote)).TrimEnd('.', '?'));
            }
        }

        return kept;
    }
}
