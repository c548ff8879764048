namespace QuickAction.Core.Samples.Composing;

/// <summary>
/// The alternatives of a rule, dealt like cards: each comes once before any comes again, and never twice in a row. The order is shuffled by
/// the deck's name alone, so that the same parts give the same text on every machine.
/// </summary>
internal sealed class Deck(string name, IReadOnlyList<string> cards)
{
    private readonly int[] _order = [.. Enumerable.Range(0, cards.Count)];
    private readonly StableNumbers _numbers = new(name);
    private int _next = cards.Count;
    private int _last = -1;

    public int Count => cards.Count;

    public string Deal()
    {
        if (_next == _order.Length)
        {
            Shuffle();
        }

        _last = _order[_next++];
        return cards[_last];
    }

    private void Shuffle()
    {
        for (var i = _order.Length - 1; i > 0; i--)
        {
            var j = _numbers.Below(i + 1);
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }

        if (_order.Length > 1 && _order[0] == _last)
        {
            (_order[0], _order[^1]) = (_order[^1], _order[0]);
        }

        _next = 0;
    }
}
