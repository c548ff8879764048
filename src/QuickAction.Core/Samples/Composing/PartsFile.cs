namespace QuickAction.Core.Samples.Composing;

/// <summary>
/// Parts from which sample texts are put together, read from a text file: "== NAME" starts alternatives that are separated by an empty
/// line, "== text NAME" one alternative that may hold empty lines, "== facts NAME" lines of "key: value". "# " begins a remark.
/// </summary>
internal sealed class PartsFile
{
    private const string Mark = "== ";
    private const string FactsMark = "facts ";
    private const string TextMark = "text ";

    private readonly Dictionary<string, List<string>> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _facts = new(StringComparer.Ordinal);
    private readonly List<string> _factNames = [];

    public IReadOnlyDictionary<string, List<string>> Rules => _rules;

    /// <summary>The names of the records of facts, in the order of the files.</summary>
    public IReadOnlyList<string> FactNames => _factNames;

    public IReadOnlyDictionary<string, string> FactsOf(string name) =>
        _facts.TryGetValue(name, out var facts) ? facts : throw new InvalidDataException($"The sample parts have no facts named {name}.");

    public static PartsFile Read(params IEnumerable<string> paths)
    {
        var parts = new PartsFile();
        foreach (var path in paths)
        {
            parts.Add(File.ReadAllLines(path));
        }

        return parts;
    }

    private void Add(IEnumerable<string> lines)
    {
        List<string>? rule = null;
        var whole = false;
        Dictionary<string, string>? facts = null;
        var alternative = new List<string>();

        void Close()
        {
            if (rule is not null && alternative.Count > 0)
            {
                rule.Add(string.Join('\n', alternative).TrimEnd('\n'));
            }

            alternative.Clear();
        }

        foreach (var line in lines.Where(l => !l.StartsWith("# ", StringComparison.Ordinal)))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                Close();
                var title = line[Mark.Length..].Trim();
                whole = title.StartsWith(TextMark, StringComparison.Ordinal);
                (rule, facts) = Open(whole ? title[TextMark.Length..] : title);
            }
            else if (facts is not null && line.Length > 0)
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                facts.Add(line[..colon], line[(colon + 2)..]);
            }
            else if (line.Length == 0 && !whole)
            {
                Close();
            }
            else
            {
                alternative.Add(line);
            }
        }

        Close();
    }

    private (List<string>? Rule, Dictionary<string, string>? Facts) Open(string title)
    {
        if (title.StartsWith(FactsMark, StringComparison.Ordinal))
        {
            var name = title[FactsMark.Length..];
            _factNames.Add(name);
            return (null, _facts[name] = new Dictionary<string, string>(StringComparer.Ordinal));
        }

        return (_rules[title] = [], null);
    }
}
