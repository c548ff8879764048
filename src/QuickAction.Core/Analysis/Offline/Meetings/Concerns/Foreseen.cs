using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Concerns;

/// <summary>"I can see that wall landing her in hospital", "I could see us stepping down": what the speaker sees coming, and nothing that they could do; "I can see to that" is an offer.</summary>
internal static class Foreseen
{
    /// <summary>Words between "see" and what is seen to happen.</summary>
    private const int MostBetween = 4;

    /// <summary>Words in -ing that name things: "I can see the planning officer on Monday".</summary>
    private static readonly FrozenSet<string> Things =
        "morning evening meeting building nothing anything something everything during wedding hearing planning housing spring parking lighting training funding nursing heating cleaning catering listing fencing flooring clothing crossing setting timing briefing booking opening reading warning drawing spelling ending siding".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(Reading reading, TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 0; at + 4 < tokens.Length; at++)
        {
            if (tokens[at].Word != "i" || tokens[at + 1].Word is not ("can" or "could") || reading.IsOfAnother(sentence.First + at))
            {
                continue;
            }

            var see = tokens[at + 2].Word == "just" ? at + 3 : at + 2;
            for (var verb = see + 2; tokens[see].Word == "see" && verb < tokens.Length && verb <= see + MostBetween; verb++)
            {
                if (tokens[verb - 1].Is(TokenMarks.ClauseEnd) || tokens[see + 1].Word == "to")
                {
                    return false;
                }

                if (IsDoing(tokens[verb].Word) && tokens[verb - 1].Word is not ("the" or "a" or "an" or "in" or "at" or "on" or "of" or "for" or "about" or "to"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsDoing(string word) => word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) && !Things.Contains(word);
}
