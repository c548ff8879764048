using System.Text;

namespace QuickAction.Core.Privacy;

/// <summary>Which form of an identifier is put back.</summary>
public enum NameForm
{
    /// <summary>Exactly the form that the placeholder stands for: for quotes and running text.</summary>
    AsSaid,

    /// <summary>The fullest form known, for fields such as the owner of an action.</summary>
    Full,
}

/// <summary>A model's answer with the identifiers put back, and what went wrong with placeholders on the way.</summary>
public sealed record Unmasked
{
    public required string Text { get; init; }

    /// <summary>Placeholders that stand for nothing in this case, left in the text as they are. Each once, in their order.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>Placeholders that lost case, spacing or brackets, as they came; they were put back all the same. Each once.</summary>
    public required IReadOnlyList<string> Mutated { get; init; }

    /// <summary>Placeholders that were sent and did not come back; empty unless it was said which were sent.</summary>
    public required IReadOnlyList<string> Dropped { get; init; }
}

/// <summary>Puts identifiers back, on this machine, from the map of the case.</summary>
public sealed class Reidentifier
{
    private readonly PseudonymMap _map;
    private readonly PlaceholderScanner _scanner;

    public Reidentifier(PseudonymMap map)
    {
        _map = map;
        _scanner = new PlaceholderScanner(KindNames.BuiltIn.Concat(map.Entries.Select(e => e.Kind)).Distinct());
    }

    /// <param name="text">One string of a model's answer.</param>
    /// <param name="sent">The masked texts that the model was given, to tell which placeholders it dropped; null when that does not matter.</param>
    public Unmasked Unmask(string text, NameForm form = NameForm.AsSaid, IEnumerable<MaskedText>? sent = null)
    {
        var result = new StringBuilder(text.Length);
        var (unknown, mutated) = (new List<string>(), new List<string>());
        var seen = new HashSet<(IdentifierKind, int)>();
        var at = 0;
        foreach (var sighting in _scanner.Find(text))
        {
            var raw = text[sighting.Start..sighting.End];
            if (_map.Find(sighting.Kind, sighting.Number) is not { } entry)
            {
                Note(unknown, raw);
                continue;
            }

            result.Append(text, at, sighting.Start - at);
            var (value, letters) = Value(entry, sighting.Suffix, form);
            result.Append(value).Append(letters).Append(sighting.Tail);
            at = sighting.End;
            seen.Add((entry.Kind, entry.Number));
            if (sighting.Shape == PlaceholderShape.Mutated || letters.Length > 0)
            {
                Note(mutated, raw);
            }
        }

        result.Append(text, at, text.Length - at);
        return new Unmasked { Text = result.ToString(), Unknown = unknown, Mutated = mutated, Dropped = Dropped(sent, seen) };
    }

    /// <summary>The people whose placeholders stand in the text, by their fullest forms; each once, in the order of the text.</summary>
    public IReadOnlyList<string> PeopleIn(string text) =>
    [
        .. _scanner.Find(text)
            .Where(s => s.Kind == IdentifierKind.Person)
            .Select(s => _map.Find(s.Kind, s.Number))
            .OfType<PseudonymEntry>()
            .Distinct()
            .Select(e => e.FullForm)
            .Distinct(),
    ];

    /// <summary>The form of the suffix; letters that stand for no form stay as letters: "PERSON_1s" is a plural.</summary>
    private static (string Value, string Letters) Value(PseudonymEntry entry, string suffix, NameForm wanted)
    {
        var form = Placeholder.Form(suffix);
        var isForm = form >= 0 && form < entry.Forms.Count;
        var value = wanted == NameForm.Full ? entry.FullForm : entry.Forms[isForm ? form : 0];
        return (value, isForm ? "" : suffix);
    }

    private List<string> Dropped(IEnumerable<MaskedText>? sent, HashSet<(IdentifierKind, int)> seen)
    {
        var dropped = new List<string>();
        foreach (var sighting in (sent ?? []).SelectMany(s => _scanner.Find(s.Text)))
        {
            if (_map.Find(sighting.Kind, sighting.Number) is { } entry && !seen.Contains((entry.Kind, entry.Number)))
            {
                Note(dropped, entry.Placeholder);
            }
        }

        return dropped;
    }

    private static void Note(List<string> list, string text)
    {
        if (!list.Contains(text))
        {
            list.Add(text);
        }
    }
}
