namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>How a summary names a speaker: the label's own words without what stands in brackets or after a comma.</summary>
internal static class SpeakerLabel
{
    public static string? Short(string? label)
    {
        if (label is null)
        {
            return null;
        }

        var cut = label.AsSpan().IndexOfAny('(', ',', '[');
        var name = cut > 0 ? label.AsSpan(0, cut) : label.AsSpan();
        name = name.TrimEnd(": -").Trim();
        return name.IsEmpty ? label.Trim() : name.ToString();
    }
}
