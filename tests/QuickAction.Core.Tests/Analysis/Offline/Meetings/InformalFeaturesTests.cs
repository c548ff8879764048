using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Informal;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class InformalFeaturesTests
{
    [Fact]
    public void Words_of_whoever_leads_count_once_more()
    {
        string[] lines = ["Ann: The case is rubber.", "Bob: The case is rubber."];

        Seen(0, ["#leads", "rubber", "#leads rubber"], lines).ShouldBe(["#leads", "rubber", "#leads rubber"]);
        Seen(1, ["#leads", "rubber", "#leads rubber"], lines).ShouldBe(["rubber"]);
    }

    [Fact]
    public void Who_leads_is_told_by_a_label_that_says_so()
    {
        Features(0, "", ["#leads"], "PM (B): The case is rubber.", "UI (C): It is tin.").ShouldBe(["#leads"]);
        Features(1, "", ["#leads"], "PM (B): The case is rubber.", "UI (C): It is tin.").ShouldBeEmpty();
    }

    [Fact]
    public void Words_near_the_end_count_once_more()
    {
        string[] lines = [.. Enumerable.Repeat("Bob: It is rubber.", 5)];

        Seen(1, ["#late", "rubber", "#late rubber"], lines).ShouldBe(["rubber"]);
        Seen(4, ["#late", "rubber", "#late rubber"], lines).ShouldBe(["#late", "rubber", "#late rubber"]);
    }

    [Fact]
    public void Assent_is_counted_when_it_comes_from_others()
    {
        string[] names = ["#assents0", "#assents2", "#assenters0", "#assenters2"];

        Seen(0, names, "Ann: The case is rubber.", "Bob: Yeah, good.", "Cy: Okay.", "Ann: Right.").ShouldBe(["#assents2", "#assenters2"]);
        Seen(0, names, "Ann: The case is rubber. Yeah. Okay.", "Bob: The lid is tin.").ShouldBe(["#assents0", "#assenters0"]);
    }

    [Fact]
    public void Matter_is_told_apart_by_when_it_was_said()
    {
        string[] names = ["#new0", "#recent0", "#recent1", "#next0", "#next1"];
        string[] lines = ["Ann: It is rubber.", "Bob: Mm.", "Ann: Rubber then.", "Bob: Wood though."];

        Seen(0, names, lines).ShouldBe(["#recent0", "#next1"], ignoreOrder: true);
        Seen(2, names, lines).ShouldBe(["#new0", "#recent1", "#next0"], ignoreOrder: true);
    }

    private static List<string> Seen(int sentence, string[] names, params string[] lines) => Features(sentence, "Ann", names, lines);

    private static List<string> Features(int sentence, string chair, string[] names, params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        var people = MeetingPeople.Find(talk, chair);
        var (model, features) = (new InformalModel(names), new List<int>());
        new InformalFeatures(new Reading(talk, people.Roster, people.Chair), model).Read(sentence, features);
        return [.. features.Select(f => model.Names[f])];
    }
}
