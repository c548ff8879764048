namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Phrases by which talk turns to another matter, looked for near the start of a sentence.</summary>
internal static class TopicCues
{
    /// <summary>A turn to another matter is announced in the first words of a sentence or not at all.</summary>
    private const int LooksAt = 60;

    private static readonly string[] Announce =
    [
        "agenda item", "item number", "item one", "item two", "item three", "item four", "item five", "item six", "item seven", "item eight", "item nine",
        "item ten", "item 1", "item 2", "item 3", "item 4", "item 5", "item 6", "item 7", "item 8", "item 9", "next item", "first item", "second item",
        "third item", "last item", "final item", "next on the agenda", "on the agenda", "moving on", "move on", "move to", "moving to", "turn to", "turning to",
        "turn now to", "next up", "brings us to", "brings us on", "brings me to", "any other business", "a.o.b", "aob", "matters arising",
        "minutes of the last", "declarations of interest", "first up", "the next thing", "next thing", "the last thing", "last thing", "next one",
        "next question", "next topic", "another topic", "next presentation", "over to you", "let's start with", "let's talk about", "let's go to",
        "let's look at", "come to", "on to", "start with", "kick off with", "finally", "lastly", "that leaves",
    ];

    public static bool Announces(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, LooksAt));
        foreach (var phrase in Announce)
        {
            var at = start.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(start[at - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
