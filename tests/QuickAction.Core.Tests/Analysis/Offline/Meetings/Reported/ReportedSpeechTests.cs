using System.Text.RegularExpressions;
using QuickAction.Core.Analysis.Offline.Meetings.Reported;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.Reported;

/// <summary>Holds over every sentence that can be put together of these: no word that was not said, and no "would" before a past form.</summary>
public sealed partial class ReportedSpeechTests
{
    private static readonly string[] Leads =
    [
        "", "And ", "She says she has, ", "As it is ", "My view is that ", "We were late and ", "Forgive me, Chairman, ", "I should say that ", "I must say ", "I think that ", "Like, ", "The, the thing is ", "Nor am I late, and ", "If they can, they can, but ", "Well, er, ",
    ];

    private static readonly string[] Subjects =
    [
        "I've", "I've not", "I have", "I haven't", "I'd", "I'd not", "I'd never", "I'd always", "I had", "I hadn't", "I'd I'd", "I would have", "I wouldn't have", "I've I've", "she'd", "they'd", "I'd, er,",
    ];

    private static readonly string[] Participles = ["seen", "thought", "asked", "gone", "been told about", "put", "agreed", "had", "understood", "come to"];

    private static readonly string[] Plain =
    [
        "I'd like", "I'd need", "I'll ring", "I'm ringing", "I'm not ringing", "I wasn't told of", "I was shown", "I don't want", "I can't find", "I'm gonna ring", "I've got to ring", "I gotta ring", "I want", "I shall ring", "I won't ring", "I just am ringing", "I ain't ringing", "I just was shown",
    ];

    private static readonly string[] Tails = [" it.", " the, the landlord.", " my own landlord, like, after this.", " it, and I haven't a copy of mine.", " what I need and am sent to me.", " it and I'd thought Thursday.", " it?"];

    [Fact]
    public void No_word_is_made_up_and_nothing_that_was_becomes_what_would_be()
    {
        List<string> sentences = [.. Sentences()];
        var texts = Reports.Settled(sentences);
        var wrong = new List<string>();
        foreach (var (said, text) in sentences.Zip(texts))
        {
            var borrowed = Reports.Borrowed(said, text);
            if (borrowed.Count > 0 || WouldPast(text) || text.Length < 4)
            {
                wrong.Add($"{said} => {text} [{string.Join(' ', borrowed)}]");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Sentences() =>
        from lead in Leads
        from clause in Subjects.SelectMany(s => Participles.Select(p => $"{s} {p}")).Concat(Plain)
        from tail in Tails
        select $"{lead}{clause}{tail}";

    private static bool WouldPast(string text) => Would().Matches(text).Any(m => FirstPerson.IsPast(m.Groups[1].Value) || m.Groups[1].Value == "had");

    [GeneratedRegex(@"\bwould (?:not |never |always |er, )*(\w+)")]
    private static partial Regex Would();
}
