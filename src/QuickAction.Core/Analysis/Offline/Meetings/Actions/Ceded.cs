using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>Undertakings that their first owner leaves to whoever has taken them up since.</summary>
internal sealed class Ceded(Reading reading, IReadOnlyList<Undertaking> undertakings)
{
    private const int HandoverTurns = 4;

    /// <summary>Words of matter by which somebody takes up the same thing; with fewer they may only help ("I'll send you the audit figures"), and are thanked for it.</summary>
    private const int SameMatter = 2;

    /// <summary>Sentences into the turn in which it is let go.</summary>
    private const int MostSentences = 2;

    /// <summary>"I'll give them a call." "No, I'm seeing them anyway, I'll ask." "All yours.": somebody else takes it up, and its first owner lets it go.</summary>
    public bool Is(Undertaking undertaking)
    {
        var last = (undertaking.Assent ?? undertaking.Sentence).Turn;
        foreach (var other in undertakings)
        {
            var turn = other.Sentence.Turn;
            if (other.Owner != undertaking.Owner && turn > last && turn - last <= HandoverTurns && other is { Form: not UndertakingForm.Request, Weight: >= 1 } && (other.IsElliptical || SharedMatter.Count(reading, undertaking, other.Sentence) >= SameMatter) && reading.SpeakerOfTurn(turn + 1) == undertaking.Owner && Cedes(turn + 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool Cedes(int turn)
    {
        for (var i = 0; i <= MostSentences && reading.InTurn(turn, i) is { } sentence; i++)
        {
            if (reading.Has(sentence, Cue.Cede))
            {
                return true;
            }
        }

        return false;
    }
}
