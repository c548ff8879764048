using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Review;

/// <summary>The labels under which a source's speakers speak.</summary>
public static class SpeakerLabels
{
    public const int LongestName = 100;

    /// <summary>In the order of first words.</summary>
    public static IReadOnlyList<SpeakerLabel> Of(SourceText source) =>
    [
        .. source.Segments.Where(s => !string.IsNullOrEmpty(s.Speaker))
            .GroupBy(s => s.Speaker ?? "", StringComparer.Ordinal)
            .Select(turns => new SpeakerLabel(turns.Key, turns.Count(), turns.First())),
    ];

    /// <summary>What is wrong with names that a person gives; empty when they may be stored.</summary>
    public static IEnumerable<EditFault> Faults(IReadOnlyList<SpeakerName> speakers, IReadOnlySet<string> labels)
    {
        foreach (var (i, speaker) in speakers.Index())
        {
            var at = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/speakers/{i}");
            if (!labels.Contains(speaker.Label))
            {
                yield return new EditFault($"{at}/label", "unknown-speaker", "Nobody speaks under this label in the source");
            }

            if (string.IsNullOrWhiteSpace(speaker.Name) || speaker.Name.Length > LongestName || !VisibleText.IsLine(speaker.Name))
            {
                yield return new EditFault($"{at}/name", "not-a-name", $"A name of 1 to {LongestName} characters, all of which are shown");
            }

            if (speakers.Take(i).Any(s => s.Label == speaker.Label))
            {
                yield return new EditFault($"{at}/label", "twice", "This label is named twice");
            }
        }
    }
}

/// <param name="Turns">Segments that they speak.</param>
/// <param name="First">The first of them.</param>
public sealed record SpeakerLabel(string Label, int Turns, Segment First)
{
    public override string ToString() => $"SpeakerLabel with {Turns} turns";
}
