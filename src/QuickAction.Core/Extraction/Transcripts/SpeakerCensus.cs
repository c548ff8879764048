namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>
/// Decides over a whole file which of the labels that stand before colons are speakers. A label that comes again is one; one that comes once is
/// one only in a file that is plainly labelled and when it is shaped like a person's. Words before a chance colon come once.
/// </summary>
internal sealed class SpeakerCensus
{
    private const int FewUnits = 6;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _any = new(StringComparer.Ordinal);
    private bool? _allowsAny;
    private bool? _labelled;
    private IReadOnlySet<string>? _listed;
    private int _above;

    /// <summary>Units of talk seen: captions, or lines that are not blank.</summary>
    public int Units { get; private set; }

    /// <summary>Units that began with a label.</summary>
    public int Labelled { get; private set; }

    /// <summary>Labelled units whose label came more than once.</summary>
    public int Recurring => _counts.Values.Where(n => n > 1).Sum();

    public int Labels => _counts.Count;

    public void CountUnit() => Units++;

    /// <summary>What follows is the talk below a list of those present.</summary>
    /// <param name="listed">The words of the list.</param>
    public void Expect(IReadOnlySet<string> listed) => (_listed, _above) = (listed, Units);

    public void CountLabel(ReadOnlySpan<char> label)
    {
        Labelled++;
        Count(_counts, label);
    }

    /// <summary>Whether the labels of this file name speakers at all: some come again, or everything in it is labelled.</summary>
    public bool IsLabelled => _labelled ??= Labelled >= 2 && ((Recurring >= 2 && Recurring * 20 >= Units) || IsAllLabelled || IsAllListed);

    private bool IsAllLabelled => Labelled == Units && (Units <= FewUnits || _counts.Keys.All(k => SpeakerLabel.IsPlainlyAPerson(k)));

    /// <summary>In a talk of a few turns nobody need speak twice: those are speakers whom the file itself lists as present.</summary>
    private bool IsAllListed => _listed is not null && _counts.Where(c => IsListed(c.Key)).Sum(c => c.Value) is >= 2 and var turns && turns * 2 >= Units - _above;

    /// <summary>Whether nearly every unit has something before a colon and most of those come again: then user names and devices are speakers too.</summary>
    public bool AllowsAnyLabel => Units >= 3 && _any.Values.Sum() * 10 >= Units * 8 && _any.Values.Where(n => n > 1).Sum() * 2 >= _any.Values.Sum();

    public void CountUnit(ReadOnlySpan<char> line)
    {
        Units++;
        if (SpeakerLabel.TryRead(line, out var label, out _))
        {
            CountLabel(label);
        }

        if (SpeakerLabel.TryReadAny(line, out var any, out _))
        {
            Count(_any, any);
        }
    }

    /// <summary>Splits "Name: words" when the name is a speaker of this file.</summary>
    public bool TryRead(ReadOnlySpan<char> line, out ReadOnlySpan<char> label, out ReadOnlySpan<char> words)
    {
        if (SpeakerLabel.TryRead(line, out label, out words) && IsSpeaker(label))
        {
            return true;
        }

        _allowsAny ??= AllowsAnyLabel;
        return _allowsAny.Value && SpeakerLabel.TryReadAny(line, out label, out words) && _any.GetAlternateLookup<ReadOnlySpan<char>>()[label] > 1;
    }

    public bool IsSpeaker(ReadOnlySpan<char> label)
    {
        if (!IsLabelled || !_counts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out var count))
        {
            return false;
        }

        return count > 1 || Labelled * 10 >= Units * 8 || SpeakerLabel.IsPlainlyAPerson(label) || IsListed(label.ToString());
    }

    private bool IsListed(string label) => _listed is not null && Array.TrueForAll(label.Split(' ', StringSplitOptions.RemoveEmptyEntries), _listed.Contains);

    private static void Count(Dictionary<string, int> counts, ReadOnlySpan<char> label)
    {
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        lookup[label] = lookup.TryGetValue(label, out var n) ? n + 1 : 1;
    }
}
