using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>What an undertaking, with what was asked, has in common with what is said after it.</summary>
internal static class SharedMatter
{
    /// <summary>How many words of matter of the sentence are the undertaking's too.</summary>
    public static int Count(Reading reading, Undertaking undertaking, TalkSentence sentence)
    {
        var words = reading.Content(undertaking.Sentence.First, undertaking.Sentence.End);
        if (undertaking.Asked is { } asked)
        {
            words.UnionWith(reading.Content(asked.First, asked.End));
        }

        return reading.Content(sentence.First, sentence.End).Count(words.Contains);
    }
}
