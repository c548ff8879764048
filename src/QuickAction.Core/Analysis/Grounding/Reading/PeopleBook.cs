using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Which name words belong to one person: whoever is named "Ada Quill" once is meant by "Ada" and by "Mrs Quill" later. From the speaker labels and
/// from the full names in the talk. Words are lower case. Not changed once it is made: checks read from it side by side.
/// </summary>
internal sealed class PeopleBook
{
    private readonly List<string[]> _people = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _numbered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _wideLabels = new(StringComparer.Ordinal);

    public PeopleBook(SourceReading source)
    {
        foreach (var speaker in source.Source.Segments.Select(s => s.Speaker).OfType<string>().Distinct())
        {
            var words = Words(speaker);
            _labels.Add(speaker, words);
            _speakers.UnionWith(words);
            Add(words);
            if (words.Length > 1 && words.Any(w => char.IsAsciiDigit(w[0])))
            {
                _numbered.Add(speaker, words);
            }
        }

        var tokens = source.Talk.TokenArray;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Is(TokenMarks.Capital) && !tokens[at].Is(TokenMarks.SentenceStart | TokenMarks.AllCapitals))
            {
                _inside.Add(tokens[at].Word);
            }

            if (tokens[at].Is(TokenMarks.Capital) && NameMention.At(tokens, at) is { } name)
            {
                if (name.End - name.First > 1)
                {
                    Add([.. tokens[name.First..name.End].Select(t => t.Word).Where(w => !NameWords.Titles.Contains(w))]);
                }

                at = name.End - 1;
            }
        }

        foreach (var (speaker, words) in _labels)
        {
            _wideLabels.Add(speaker, Widened(words));
        }
    }

    /// <summary>True when the source writes the word with a capital inside a sentence.</summary>
    public bool IsWrittenAsName(string word) => _inside.Contains(word);

    public bool IsSpeaker(string word) => _speakers.Contains(word);

    /// <summary>True when somebody who speaks has the name: all of its words, so that nobody is taken for one of the family.</summary>
    public bool Speaks(IReadOnlyList<string> name) => name.All(_speakers.Contains) && (name.Count == 1 || _labels.Values.Any(label => name.All(label.Contains)));

    /// <summary>The label of somebody whom the source only numbers ("SPEAKER_01", "Speaker 2"), if its words begin at the token; else null.</summary>
    public string? NumberedAt(ReadOnlySpan<Token> tokens, int at, out int length)
    {
        foreach (var (label, words) in _numbered)
        {
            if (at + words.Length <= tokens.Length && tokens[at].Word == words[0] && Same(tokens[at..], words))
            {
                length = words.Length;
                return label;
            }
        }

        length = 0;
        return null;
    }

    private static bool Same(ReadOnlySpan<Token> tokens, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[i].Word != words[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the word is part of somebody's name.</summary>
    public bool IsName(string word) => _byWord.ContainsKey(word);

    /// <summary>True when nobody is heard to have the first of these words with another surname: "Reg" is "Reg Hobbs", the husband of Mrs Hobbs.</summary>
    public bool MeansNobodyElse(IReadOnlyList<string> name) => !_byWord.TryGetValue(name[0], out var people) || people.TrueForAll(p => _people[p].All(name.Contains));

    /// <summary>The words, with the other name words of whoever they can only mean, and the short or long forms of first names.</summary>
    public HashSet<string> Widened(IEnumerable<string> words) => Widen(new HashSet<string>(words, StringComparer.Ordinal));

    /// <summary>Widens the words themselves, and gives them back.</summary>
    public HashSet<string> Widen(HashSet<string> wide)
    {
        List<string>? named = null;
        foreach (var word in wide)
        {
            // Hardly any word is a name.
            if (_byWord.ContainsKey(word) || AllForms.ContainsKey(word))
            {
                (named ??= []).Add(word);
            }
        }

        foreach (var word in named ?? [])
        {
            Widen(word, wide);
            foreach (var form in Forms(word))
            {
                wide.Add(form);
                Widen(form, wide);
            }
        }

        return wide;
    }

    /// <summary>Name words of a label or a name: lower case, without titles, initials' points and what stands in brackets.</summary>
    public static string[] Words(string name)
    {
        var bracket = name.IndexOfAny(['(', '[']);
        return [.. (bracket > 0 ? name[..bracket] : name)
            .ToLowerInvariant()
            .Replace('\u2019', '\'')
            .Split([' ', '.', ',', '_', '#', '+', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w)
            .Where(w => !NameWords.Titles.Contains(w))];
    }

    /// <summary>The same of the label of somebody who speaks: read once, for each of their turns asks for it.</summary>
    public string[] WordsOfLabel(string speaker) => _labels.TryGetValue(speaker, out var words) ? words : Words(speaker);

    /// <summary>The same, widened. Not to be written to.</summary>
    public HashSet<string> WidenedLabel(string speaker) => _wideLabels.TryGetValue(speaker, out var wide) ? wide : Widened(Words(speaker));

    /// <summary>"Kate" for "Katherine", and the reverse.</summary>
    public static IReadOnlyList<string> Forms(string word) => AllForms.GetValueOrDefault(word, []);

    private static readonly FrozenDictionary<string, string[]> AllForms = NameWords.ShortNames
        .SelectMany(pair => pair.Value.Split(',').Select(full => (From: pair.Key, To: full)))
        .Concat(NameWords.ShortForms.SelectMany(pair => pair.Value.Select(name => (From: pair.Key, To: name))))
        .GroupBy(p => p.From, p => p.To, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private void Widen(string word, HashSet<string> wide)
    {
        // A family's surname alone means nobody in particular.
        if (_byWord.TryGetValue(word, out var people) && people.Count == 1)
        {
            wide.UnionWith(_people[people[0]]);
        }
    }

    private void Add(string[] words)
    {
        if (words.Length == 0 || _people.Exists(p => words.All(p.Contains)))
        {
            return;
        }

        // "Dr Qazi", and later "Dr Nasreen Qazi": one person, whose name is longer.
        if (words.Length > 1 && _byWord.GetValueOrDefault(words[^1]) is [var only] && _people[only].Length == 1)
        {
            _people[only] = words;
            Index(words[..^1], only);
            return;
        }

        _people.Add(words);
        Index(words, _people.Count - 1);
    }

    private void Index(string[] words, int person)
    {
        foreach (var word in words)
        {
            (_byWord.TryGetValue(word, out var list) ? list : _byWord[word] = []).Add(person);
        }
    }
}
