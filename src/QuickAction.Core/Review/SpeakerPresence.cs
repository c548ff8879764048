using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;

namespace QuickAction.Core.Review;

/// <summary>
/// Who speaks was there. An engine leaves a label such as SPEAKER_01 out of the people, as it is nobody's name; once a person has said whose it is, that
/// somebody is among them. Pure.
/// </summary>
public static class SpeakerPresence
{
    /// <param name="named">The minutes with their speakers' names.</param>
    /// <param name="labels">Of the source.</param>
    /// <param name="original">The engine's own version: whom it names stays.</param>
    public static MinutesResult Of(MinutesResult named, IReadOnlyList<SpeakerLabel> labels, MinutesResult original)
    {
        var names = named.Speakers.ToDictionary(s => s.Label, s => s.Name, StringComparer.Ordinal);
        var known = original.Attendees.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        // Nobody's name once more.
        var unnamed = labels.Select(l => l.Label).Where(l => !names.ContainsKey(l) && !known.Contains(l)).ToHashSet(StringComparer.Ordinal);
        List<Attendee> present = [.. named.Attendees.Where(a => !unnamed.Contains(a.Name))];
        foreach (var label in labels.Where(l => names.ContainsKey(l.Label)))
        {
            var name = names[label.Label];
            if (!present.Concat(named.Apologies).Any(p => p.Name == name))
            {
                present.Add(new Attendee { Name = name, Citations = [Cite.Whole(label.First)] });
            }
        }

        return SectionMirror.Follow(named, named with { Attendees = present });
    }
}
