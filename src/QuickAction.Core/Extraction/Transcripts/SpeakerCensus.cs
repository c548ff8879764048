namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>
/// Decides over a whole file which of the labels that stand before colons are speakers. A label that comes again is one; one that comes once is
/// one only in a file that is plainly labelled and when it is shaped like a person's. Words before a chance colon come once.
/// </summary>
internal sealed class SpeakerCensus
{
    private const int FewUnits = 6;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Units of talk seen: captions, or lines that are not blank.</summary>
    public int Units { get; private set; }

    /// <summary>Units that began with a label.</summary>
    public int Labelled { get; private set; }

    /// <summary>Labelled units whose label came more than once.</summary>
    public int Recurring => _counts.Values.Where(n => n > 1).Sum();

    public int Labels => _counts.Count;

    public void CountUnit() => Units++;

    public void CountLabel(ReadOnlySpan<char> label)
    {
        Labelled++;
        var lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        lookup[label] = lookup.TryGetValue(label, out var n) ? n + 1 : 1;
    }

    /// <summary>Whether the labels of this file name speakers at all: some come again, or everything in it is labelled.</summary>
    public bool IsLabelled => Labelled >= 2 && ((Recurring >= 2 && Recurring * 20 >= Units) || IsAllLabelled);

    private bool IsAllLabelled => Labelled == Units && (Units <= FewUnits || _counts.Keys.All(k => SpeakerLabel.IsPlainlyAPerson(k)));

    public bool IsSpeaker(ReadOnlySpan<char> label)
    {
        if (!IsLabelled || !_counts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out var count))
        {
            return false;
        }

        return count > 1 || Labelled * 10 >= Units * 8 || SpeakerLabel.IsPlainlyAPerson(label);
    }
}
