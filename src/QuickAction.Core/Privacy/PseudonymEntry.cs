namespace QuickAction.Core.Privacy;

/// <summary>One identifier of a case and its placeholder.</summary>
public sealed class PseudonymEntry
{
    private readonly List<string> _forms = [];

    internal PseudonymEntry(IdentifierKind kind, int number, string key)
    {
        (Kind, Number, Key) = (kind, number, key);
    }

    public IdentifierKind Kind { get; }

    /// <summary>From 1, without gaps within a kind.</summary>
    public int Number { get; }

    /// <summary>The identifier without its spelling, by which it is known again. Personal data, like <see cref="Forms"/>.</summary>
    public string Key { get; }

    /// <summary>What the person is, such as "social worker", from a closed list of roles; null when the source does not say.</summary>
    public string? Hint { get; internal set; }

    /// <summary>Every way in which the source writes it; the first stands behind the plain placeholder.</summary>
    public IReadOnlyList<string> Forms => _forms;

    public string Placeholder => Privacy.Placeholder.Text(Kind, Number, 0);

    /// <summary>The form with most words, the longest of those: a person's full name where one was said.</summary>
    public string FullForm => _forms.OrderByDescending(f => f.Count(c => c == ' ')).ThenByDescending(f => f.Length).First();

    /// <summary>The placeholder of one form, which is added when it is new.</summary>
    internal string PlaceholderFor(string form)
    {
        var at = _forms.IndexOf(form);
        if (at < 0)
        {
            at = _forms.Count;
            _forms.Add(form);
        }

        return Privacy.Placeholder.Text(Kind, Number, at);
    }
}
