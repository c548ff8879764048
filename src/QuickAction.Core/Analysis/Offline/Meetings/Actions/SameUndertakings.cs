using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>Puts together what one person says of one undertaking in two sentences.</summary>
internal sealed class SameUndertakings(Reading reading, IReadOnlyList<SentenceFacts> facts)
{
    public List<Undertaking> Merge(IReadOnlyList<Undertaking> chosen)
    {
        var kept = new List<Undertaking>();
        foreach (var undertaking in chosen.OrderBy(u => u.Sentence.Index).ThenBy(u => u.Start))
        {
            var same = kept.FindIndex(k => IsSameMatter(k, undertaking));
            if (same < 0)
            {
                kept.Add(undertaking);
                continue;
            }

            var (shown, other) = IsBetterShown(undertaking, kept[same]) ? (undertaking, kept[same]) : (kept[same], undertaking);
            shown.Asked ??= other.Asked;
            shown.Due ??= other.Due;
            shown.Merged.AddRange([other.Sentence.Index, .. other.Merged]);
            kept[same] = shown;
        }

        return kept;
    }

    /// <summary>"Will do. I'll have the letters out by Friday.": the words with the matter are the ones to show, and a promise with its day before what was asked for.</summary>
    private static bool IsBetterShown(Undertaking next, Undertaking kept) =>
        (kept.IsElliptical && !next.IsElliptical)
        || (kept is { Form: UndertakingForm.Request, Assent: null } && next is { Form: not UndertakingForm.Request, IsElliptical: false, Due: not null });

    /// <summary>One person, and the second sentence adds nothing of its own: "I'll do it" beside what it is, or the same words again.</summary>
    private bool IsSameMatter(Undertaking kept, Undertaking next)
    {
        if (kept.Owner != next.Owner)
        {
            return false;
        }

        if (kept.Sentence.Turn == next.Sentence.Turn && (next.IsElliptical || kept.IsElliptical) && next.Sentence.Index - kept.Sentence.Index <= 2)
        {
            return true;
        }

        // "I'm filling in the form. It'll be with highways by Friday."
        if (next is { Form: UndertakingForm.Delivery, Verb: < 0 } && next.Sentence.Index - kept.Sentence.Index == 1 && kept.Sentence.Turn == next.Sentence.Turn && kept.Form is UndertakingForm.Promise or UndertakingForm.Planned && reading.Tokens[next.Sentence.First].Word is "it" or "they" or "that")
        {
            return true;
        }

        // "Could you send the survey?" "All right, I'll send it."
        if (next.Asked?.Index == kept.Sentence.Index && Array.TrueForAll(facts[next.Sentence.Index].Matter, facts[kept.Sentence.Index].Matter.Contains))
        {
            return true;
        }

        var (a, b) = (facts[kept.Sentence.Index].Matter, facts[next.Sentence.Index].Matter);
        return Math.Min(a.Length, b.Length) >= 2 && a.Count(w => b.Contains(w)) >= 0.6 * Math.Min(a.Length, b.Length);
    }
}
