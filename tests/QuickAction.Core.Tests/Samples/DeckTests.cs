using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Samples.Composing;

namespace QuickAction.Core.Tests.Samples;

public sealed class DeckTests
{
    [Fact]
    public void Every_card_comes_once_before_any_comes_again_and_never_twice_in_a_row()
    {
        Prop.ForAll(Gen.Choose(2, 30).ToArbitrary(), size =>
        {
            var deck = new Deck("deck of " + size, [.. Enumerable.Range(0, size).Select(i => $"card {i}")]);
            var dealt = Enumerable.Range(0, size * 4).Select(_ => deck.Deal()).ToList();
            return dealt.Chunk(size).All(round => round.Distinct().Count() == size)
                && dealt.Zip(dealt.Skip(1)).All(pair => pair.First != pair.Second);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_same_name_deals_the_same_order_and_another_name_another()
    {
        string[] cards = [.. Enumerable.Range(0, 20).Select(i => $"card {i}")];
        string[] Deal(string name)
        {
            var deck = new Deck(name, cards);
            return [.. cards.Select(_ => deck.Deal())];
        }

        Deal("one").ShouldBe(Deal("one"));
        Deal("one").ShouldNotBe(Deal("other"));
    }

    [Fact]
    public void A_place_with_a_number_keeps_its_value_and_differs_from_the_others()
    {
        using var folder = new QuickAction.TestKit.TempFolder();
        var path = folder.Combine("some.parts");
        File.WriteAllText(path, "== name\nAda\n\nBen\n\nCleo\n\n== text all\n{name#1} and {name#2}\n\n{name#1} and {name#2} in {place}\n");
        var composer = new Composer(PartsFile.Read(path));

        var lines = composer.Compose("all", new Dictionary<string, string> { ["place"] = "Nab" }).Split("\n\n");

        lines[1].ShouldBe(lines[0] + " in Nab");
        lines[0].Split(" and ").Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_place_that_no_part_fills_is_an_error()
    {
        using var folder = new QuickAction.TestKit.TempFolder();
        var path = folder.Combine("some.parts");
        File.WriteAllText(path, "== greeting\nGood morning, {name}\n");

        Should.Throw<InvalidDataException>(() => new Composer(PartsFile.Read(path)).Compose("greeting", new Dictionary<string, string>()));
    }
}
