using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Decisions;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Which sentence says what "Do it." settles. How likely each is to be a decision is given here, in log odds before its words: what the model makes of them is another matter.</summary>
public sealed class ProposalFinderTests
{
    private const string Fence = "Ann: -2 The fence by the gate wants mending.";
    private const string Rain = "Bob: -2 The rain came in from the west.";

    [Fact]
    public void Words_that_say_nothing_themselves_are_given_what_looks_most_like_a_decision_before_them()
    {
        Before("Ann: -1 The fence by the gate wants mending.", Rain, "Ann: 1 Do it.").ShouldBe("The fence by the gate wants mending.");
        Before("Ann: -9 The fence by the gate wants mending.", "Ann: 1 Do it.").ShouldBe("The fence by the gate wants mending.");
    }

    [Fact]
    public void Of_two_alike_the_nearer_is_taken()
    {
        Before(Fence, Rain, "Ann: 1 Do it.").ShouldBe("The rain came in from the west.");
        Before("Ann: -1.7 The fence by the gate wants mending.", Rain, "Ann: 1 Do it.").ShouldBe("The rain came in from the west.");
        Before("Ann: -1.9 The fence by the gate wants mending. | -2 The rain came in from the west.", "Bob: 1 Do it.").ShouldBe("The rain came in from the west.");
    }

    [Fact]
    public void Nothing_is_so_sure_that_it_is_taken_from_far_off() =>
        Before("Ann: 5 The fence by the gate wants mending.", "Bob: 0 The rain came in from the west.", "Ann: 1 Do it.").ShouldBe("The rain came in from the west.");

    [Theory]
    [InlineData("Should the fence by the gate be mended?")]
    [InlineData("I propose mending the fence by the gate.")]
    [InlineData("All those for mending the fence by the gate.")]
    public void What_is_put_is_taken_before_what_is_told(string put) => Before($"Ann: -2 {put}", Rain, "Ann: 1 Do it.").ShouldBe(put);

    [Theory]
    [InlineData("There is a risk to the cows.")]
    [InlineData("The cows go if the wind comes.")]
    public void A_worry_and_a_condition_are_taken_after_what_is_told(string aside) => Before(Fence, $"Bob: -2 {aside}", "Ann: 1 Do it.").ShouldBe("The fence by the gate wants mending.");

    [Theory]
    [InlineData("Ann: -2 The fence by the gate wants mending. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes.")]
    [InlineData(Fence, "Bob: -2 Yes.", "Ann: -2 Yes.", "Bob: -2 Yes.", "Ann: -2 Yes.", "Bob: -2 Yes.")]
    [InlineData("Ann: -2 Yes.")]
    [InlineData("-2 The fence by the gate wants mending.")]
    [InlineData("Ann: undertaken I'll mend the fence by the gate.")]
    public void What_is_far_off_or_empty_or_nobodys_or_a_task_is_not_taken(params string[] before) => Before([.. before, "Cy: 1 Do it."]).ShouldBeNull();

    [Theory]
    [InlineData("Ann: -2 The fence by the gate wants mending. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes. | -2 Yes.")]
    [InlineData(Fence, "Bob: -2 Yes.", "Ann: -2 Yes.", "Bob: -2 Yes.", "Ann: -2 Yes.")]
    public void What_is_just_within_reach_is_taken(params string[] before) => Before([.. before, "Cy: 1 Do it."]).ShouldBe("The fence by the gate wants mending.");

    [Fact]
    public void Words_that_can_be_read_alone_are_given_only_what_may_be_a_decision()
    {
        Before("Ann: -3 The fence by the gate wants mending.", "Bob: 1 Get the council to pay for that.").ShouldBe("The fence by the gate wants mending.");
        Before("Ann: -4 The fence by the gate wants mending.", "Bob: 1 Get the council to pay for that.").ShouldBeNull();
    }

    [Theory]
    [InlineData("Do it.", true)]
    [InlineData("Refused.", true)]
    [InlineData("Get the council to pay for that.", true)]
    [InlineData("Having mended it, paint the gate.", true)]
    [InlineData("The council will mend the fence by the gate.", false)]
    [InlineData("Get the council to mend that fence.", false)]
    [InlineData("Mend the fence, the gate, the wall and the roof, and paint it.", false)]
    [InlineData("I would have thought that we could all of us have had the council see to the fence for that.", false)]
    public void What_says_little_or_points_back_leans_on_what_was_said_before(string sentence, bool leans)
    {
        var (reading, finder) = Read(["Bob: 1 " + sentence]);

        finder.Leans(reading[0]).ShouldBe(leans);
    }

    /// <summary>The sentence that the last one leans on.</summary>
    private static string? Before(params string[] turns)
    {
        var (reading, finder) = Read(turns);
        return finder.Before(reading.Sentences[^1]) is { } before ? string.Concat(reading.Talk.Cite(before).Select(c => c.Quote)) : null;
    }

    /// <param name="turns">Sentences between bars, each after how likely it is to be a decision, or "undertaken".</param>
    private static (Reading Reading, ProposalFinder Finder) Read(string[] turns)
    {
        List<string> odds = [.. turns.SelectMany(t => t[(t.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? colon + 2 : 0)..].Split(" | ")).Select(s => s.Split(' ')[0])];
        var talk = Talk.From(Said.By([.. turns.Select(t => string.Join(' ', t.Split(' ').Where(w => w != "|" && !odds.Contains(w))))]));
        var people = MeetingPeople.Find(talk, null);
        var reading = new Reading(talk, people.Roster, people.Chair);
        reading.Sentences.Length.ShouldBe(odds.Count);
        var decision = odds.Select(o => double.TryParse(o, System.Globalization.CultureInfo.InvariantCulture, out var odd) ? odd : -9).ToArray();
        var action = odds.Select(o => o == "undertaken" ? 1.0 : -9).ToArray();
        return (reading, new ProposalFinder(reading, new OutcomeScores(decision, action, new double[odds.Count], new double[odds.Count]), OutcomeModel.Default.Score(reading).Facts));
    }
}
