using System.Text.RegularExpressions;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Reported;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.Reported;

/// <summary>What a minute makes of one sentence that somebody says at a meeting.</summary>
internal static partial class Reports
{
    public const string Speaker = "Oda Finch";

    /// <summary>The sentence as a decision or a risk has it.</summary>
    public static string Settled(string said) => Settled([said])[0];

    /// <summary>The same of many sentences of one meeting.</summary>
    public static IReadOnlyList<string> Settled(IReadOnlyCollection<string> said)
    {
        var talk = Meeting(said);
        talk.Sentences.Length.ShouldBe(said.Count + 3);
        var wording = new MinuteWording(Read(talk));
        return [.. Enumerable.Range(2, said.Count).Select(i => wording.Settled(talk.Sentences[i]))];
    }

    /// <summary>What somebody undertakes by the sentence.</summary>
    public static IReadOnlyList<string> Actions(string said)
    {
        var talk = Meeting([said]);
        return [.. MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Actions.Select(a => a.Text)];
    }

    /// <summary>Words of the text that were not said, are not the speaker's name and stand on no closed list.</summary>
    public static IReadOnlyList<string> Borrowed(string said, string text)
    {
        var own = Words($"{said} {Speaker}").ToHashSet(StringComparer.Ordinal);
        return [.. Words(text).Where(w => !own.Contains(w) && !ConnectingWords.Contains(w))];
    }

    private static Talk Meeting(IEnumerable<string> said) => Talk.From(Said.By(
        ["Ines Vale: The next item is the depot.", "Bram Oakes: The gate is down again.", .. said.Select(s => $"{Speaker}: {s}"), "Bram Oakes: Thank you."]));

    private static Reading Read(Talk talk)
    {
        var people = MeetingPeople.Find(talk, null);
        return new Reading(talk, people.Roster, people.Chair);
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
