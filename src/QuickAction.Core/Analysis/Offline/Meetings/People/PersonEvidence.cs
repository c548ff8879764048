namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// The places of a source that show who somebody is: where they are introduced, listed, labelled. Of these so many are cited that every word which is written of
/// the person stands in one of them or in the label of whoever says it, and no more: "Bob is our clerk" and the "Morning." of a Bob Dale show "Bob Dale, clerk".
/// </summary>
internal sealed class PersonEvidence
{
    private readonly List<IReadOnlyList<Citation>> _places = [];

    /// <summary>The first place that is added shows the person to be here and is always cited.</summary>
    public void Add(IReadOnlyList<Citation> place) => _places.Add(place);

    /// <summary>What to cite for somebody of whom this is written.</summary>
    public List<Citation> Show(params IEnumerable<string?> written) => _places.Count == 0 ? [] : Beside([.. _places[0]], written);

    /// <summary>The citations, and those that show the words which they do not.</summary>
    public List<Citation> Beside(List<Citation> cited, params IEnumerable<string?> written)
    {
        var missing = PlainWords.Of(written).Where(w => !ConnectingWords.Contains(w)).ToHashSet(StringComparer.Ordinal);
        missing.ExceptWith(Words(cited));
        foreach (var place in _places)
        {
            if (missing.Count > 0 && Words(place) is var words && missing.Overlaps(words))
            {
                missing.ExceptWith(words);
                cited.AddRange(place.Where(c => !cited.Contains(c)));
            }
        }

        return cited;
    }

    private static HashSet<string> Words(IEnumerable<Citation> cited) => PlainWords.Of(cited.SelectMany(c => new[] { c.Quote, c.Speaker }));
}
