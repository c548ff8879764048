using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Key facts are carried among the points of the topics: by what they tell, not by how long or how well formed they are.</summary>
public sealed class KeyFactsTests
{
    private static readonly MinutesTemplate Template = new() { Id = "general", Title = "General", Version = 1, Sections = [], Sha256 = "" };

    private static readonly string[] Meeting =
    [
        "Ada Pell: Right, allotments. Good of you all to come out on a night like this, I'd have stayed by the fire if I had one that drew.",
        "Ben Roe: Mine smokes as well. So, the waiting list, which is the thing that everybody stops me about outside the butcher's of a Saturday morning.",
        "Ada Pell: How many?",
        "Ben Roe: Sixty two families on the list.",
        "Cath Lowe: And they are lovely people, some of them, they bring me rhubarb in the hope that I can do something about it, and I tell them that I can't.",
        "Ada Pell: It's human nature, and the rhubarb is very good rhubarb, my sister made a crumble with it and there was none of it left by the Sunday.",
        "Ben Roe: The water bill's four hundred and ten pounds a quarter.",
        "Cath Lowe: It was ever thus, and nobody ever thinks of the butts, which would be the obvious answer to anybody who had ever carried a can.",
        "Ada Pell: We'll halve the big plots from April, that's settled.",
        "Ben Roe: I'll write to the plot holders by Friday.",
        "Cath Lowe: And the shed?",
        "Ben Roe: There are nine holes in the roof.",
        "Ada Pell: Then that is all, thank you, and mind the step as you go out because the lamp has gone again and the frost is coming down.",
    ];

    [Fact]
    public void Facts_are_points_before_talk_that_is_longer_and_better_formed()
    {
        var points = Points(Meeting);

        points.ShouldContain("Sixty two families on the list");
        points.ShouldContain("four hundred and ten pounds a quarter");
        points.ShouldContain("nine holes in the roof");
        points.ShouldNotContain("crumble");
    }

    [Fact]
    public void A_short_meeting_that_settles_much_still_carries_a_fact()
    {
        var points = Points(
            "Ada Pell: The hall. We'll shut the side door at night from Monday, that's agreed.",
            "Ben Roe: I'll tell the caretaker about the side door tomorrow.",
            "Ada Pell: And we'll let the kitchen to the lunch club on Tuesdays, agreed.",
            "Cath Lowe: I'll draw up the agreement for the lunch club by Friday.",
            "Ben Roe: The hall was let for forty one hours last week.",
            "Ada Pell: Thank you.");

        points.ShouldContain("forty one hours");
    }

    private static string Points(params string[] lines)
    {
        var found = MeetingMinutes.Find(new MinutesInput { Source = Said.By(lines), Template = Template }, TestContext.Current.CancellationToken);
        return string.Join('\n', found.Topics.SelectMany(t => t.Points).Select(p => p.Text));
    }
}
