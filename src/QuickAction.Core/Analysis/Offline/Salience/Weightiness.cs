using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>What makes a sentence less of a point of minutes than its words promise, as a factor up to 1.</summary>
internal static class Weightiness
{
    private static readonly FrozenSet<string> Unreal = new[] { "would", "could", "might", "if", "suppose", "maybe", "perhaps", "hopefully", "imagine", "wondered", "wonder" }
        .ToFrozenSet(StringComparer.Ordinal);

    public static double Of(MeetingReading reading, Passage passage)
    {
        var names = 0;
        var matter = 0;
        var unreal = false;
        foreach (var token in reading.Talk.Tokens[passage.FirstToken..passage.EndToken])
        {
            if (reading.IsName(token.Word))
            {
                names++;
            }
            else if (token.Word.Length > 2 && !StopWords.Has(token.Word))
            {
                matter++;
            }

            unreal |= Unreal.Contains(token.Word);
        }

        // A round of introductions is the attendance list, not a point.
        var introduces = names >= 2 && names * 2 >= matter;
        return (introduces ? 0.3 : 1) * (unreal ? 0.7 : 1);
    }
}
