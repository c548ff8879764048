using System.Text;

namespace QuickAction.Core.Samples.Composing;

/// <summary>
/// Puts texts together from parts. In a part, {name} stands for a fact of the subject or else for the next alternative of the rule of
/// that name; {rule#1} is dealt once and stays the same, and differs from {rule#2}, until the subject is finished.
/// </summary>
internal sealed class Composer(PartsFile parts)
{
    private const int DeepestNesting = 20;

    private readonly Dictionary<string, Deck> _decks = new(StringComparer.Ordinal);

    public PartsFile Parts => parts;

    /// <summary>
    /// Deals the next alternative of <paramref name="rule"/> and fills its places for the subject with these <paramref
    /// name="facts"/>.
    /// </summary>
    public string Compose(string rule, IReadOnlyDictionary<string, string> facts) =>
        Fill(Deal(rule), facts, new Dictionary<string, string>(StringComparer.Ordinal), 0);

    /// <summary>The next alternative of a rule as it is written.</summary>
    public string Deal(string rule)
    {
        if (!_decks.TryGetValue(rule, out var deck))
        {
            _decks[rule] = deck = parts.Rules.TryGetValue(rule, out var cards) && cards.Count > 0
                ? new Deck(rule, cards)
                : throw new InvalidDataException($"The sample parts have no rule named {rule}.");
        }

        return deck.Deal();
    }

    private string Fill(string text, IReadOnlyDictionary<string, string> facts, Dictionary<string, string> kept, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new InvalidDataException("The sample parts refer to one another without end.");
        }

        var filled = new StringBuilder();
        var at = 0;
        for (var open = text.IndexOf('{', at); open >= 0; open = text.IndexOf('{', at))
        {
            var close = text.IndexOf('}', open);
            filled.Append(text, at, open - at).Append(Fill(Value(text[(open + 1)..close], facts, kept), facts, kept, depth + 1));
            at = close + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    private string Value(string place, IReadOnlyDictionary<string, string> facts, Dictionary<string, string> kept)
    {
        var number = place.IndexOf('#', StringComparison.Ordinal);
        if (number < 0)
        {
            return facts.TryGetValue(place, out var fact) ? fact : Deal(place);
        }

        if (!kept.TryGetValue(place, out var value))
        {
            kept[place] = value = DealAnother(place[..number], kept);
        }

        return value;
    }

    private string DealAnother(string rule, Dictionary<string, string> kept)
    {
        var taken = kept
            .Where(k => k.Key.StartsWith(rule + "#", StringComparison.Ordinal))
            .Select(k => k.Value)
            .ToHashSet(StringComparer.Ordinal);
        if (taken.Count >= parts.Rules[rule].Count)
        {
            throw new InvalidDataException($"The rule {rule} has too few alternatives for one subject.");
        }

        var value = Deal(rule);
        while (taken.Contains(value))
        {
            value = Deal(rule);
        }

        return value;
    }
}
