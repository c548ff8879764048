using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>"The parish council has resolved", "the trustees agreed": who settles is named, and is not who meets here. A body is this one that its opening words name.</summary>
internal sealed class OtherBodies(Reading reading)
{
    /// <summary>Turns at the head of the meeting in which it is said what meets.</summary>
    private const int OpeningTurns = 3;

    /// <summary>Bodies that are this one unless a word before them says which they are.</summary>
    private static readonly FrozenSet<string> Bodies = Set("council board committee panel cabinet forum group association trust assembly executive subcommittee sub-committee authority");

    /// <summary>Bodies that say themselves which they are.</summary>
    private static readonly FrozenSet<string> Named = Set("trustees governors parish county district borough government ministry department parliament");

    /// <summary>Words before a body that do not say which it is.</summary>
    private static readonly FrozenSet<string> Plain = Set("the this our a whole entire present same and so but that then as");

    private static readonly FrozenSet<string> Between = Set("has have had also already now just 's since unanimously recently formally");

    private HashSet<string>? _opening;

    /// <summary>The settling verb has another body for its subject.</summary>
    public bool Have(TalkSentence sentence, int verb)
    {
        var tokens = reading.Tokens;
        var at = verb - 1;
        while (at > sentence.First && Between.Contains(tokens[at].Word))
        {
            at--;
        }

        if (at < sentence.First || tokens[at].Is(TokenMarks.ClauseEnd))
        {
            return false;
        }

        if (Named.Contains(tokens[at].Word))
        {
            return !Opening.Contains(tokens[at].Word);
        }

        return at > sentence.First
            && Bodies.Contains(tokens[at].Word)
            && tokens[at - 1].Word is var which
            && (which is "their" or "another" || (!Plain.Contains(which) && !ClauseWords.Prepositions.Contains(which) && !tokens[at - 1].Is(TokenMarks.ClauseEnd) && !Opening.Contains(which)));
    }

    /// <summary>What the first turns say, and what stands before them; read when a sentence first asks for it.</summary>
    private HashSet<string> Opening => _opening ??= ReadOpening();

    private HashSet<string> ReadOpening()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in reading.Talk.Source.Preamble)
        {
            words.UnionWith(line.ToLowerInvariant().Split([' ', ',', ':', '.', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries));
        }

        for (var turn = 0; turn < Math.Min(OpeningTurns, reading.Talk.Turns.Length); turn++)
        {
            for (var i = reading.Talk.Turns[turn].FirstSentence; i < reading.Talk.Turns[turn].EndSentence; i++)
            {
                foreach (var token in reading.Talk.TokensOf(reading[i]))
                {
                    words.Add(token.Word);
                }
            }
        }

        return words;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
