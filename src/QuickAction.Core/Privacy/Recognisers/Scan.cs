using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>One text on its way through the recognisers: what it reads like, where labels stand, what was found so far.</summary>
internal sealed class Scan(ScanText text, List<LabelHit> labels)
{
    // Words between a label and what it labels: "her NHS number, as far as I know, is".
    private const int FarthestLabel = 60;

    public ScanText Text { get; } = text;

    /// <summary>Labels of numbers and dates.</summary>
    public List<LabelHit> Labels { get; } = labels.FindAll(l => !l.Label.IsAge && !l.Label.IsNetwork);

    /// <summary>Words that are read by rules of their own and end no other label's reach: "turns twelve on", social networks.</summary>
    public List<LabelHit> Cues { get; } = labels.FindAll(l => l.Label.IsAge || l.Label.IsNetwork);

    public List<Finding> Findings { get; } = [];

    public void Add(int start, int end, IdentifierKind kind, int strength, string? key = null) =>
        Findings.Add(Text.Found(start, end, kind, key ?? Text.Bare(start, end), strength));

    /// <summary>The label that stands nearest before a place, within a few words; null when there is none.</summary>
    public Label? Before(int at)
    {
        var (low, high) = (0, Labels.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Labels[middle].End <= at ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && at - Labels[low - 1].End <= FarthestLabel && !HasDigit(Labels[low - 1].End, at) ? Labels[low - 1].Label : null;
    }

    private bool HasDigit(int start, int end) => Text.Text[start..end].IndexOfAnyInRange('0', '9') >= 0;
}
