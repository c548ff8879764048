using System.Globalization;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>A cue found in a sentence: tokens <c>[First, End)</c> of the talk.</summary>
internal readonly record struct CueHit(Cue Cue, int First, int End);

/// <summary>
/// All phrases of the rules, compiled once. Reading is linear in the length of the talk: at each token only the patterns that begin with its word
/// are tried, and a pattern looks at most a few words ahead.
/// </summary>
internal sealed class PhraseBook
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(Cue Cue, PhrasePattern Pattern)>?[] _byFirstWord;

    // Most phrases that begin with a common word ("i", "that") are told apart by their second: those are tried only where it follows.
    private readonly Dictionary<long, List<(Cue Cue, PhrasePattern Pattern)>> _byTwoWords = [];
    private readonly bool[] _hasSecond;
    private readonly bool[] _particles;

    /// <exception cref="FormatException">A phrase is badly written.</exception>
    public PhraseBook(IReadOnlyDictionary<string, string> lists, string particles, IEnumerable<(Cue Cue, string[] Phrases)> cues)
    {
        var written = cues.SelectMany(c => c.Phrases.Select(p => (c.Cue, Parts: p.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).ToList();
        foreach (var word in written.SelectMany(p => p.Parts).SelectMany(Alternatives).Concat(particles.Split(' ')).Concat(lists.Values.SelectMany(l => l.Split(' '))))
        {
            _ids.TryAdd(word, _ids.Count + 1);
        }

        _byFirstWord = new List<(Cue, PhrasePattern)>?[_ids.Count + 1];
        _hasSecond = new bool[_ids.Count + 1];
        _particles = new bool[_ids.Count + 1];
        foreach (var particle in particles.Split(' '))
        {
            _particles[_ids[particle]] = true;
        }

        var elements = new Dictionary<string, PhraseElement>(StringComparer.Ordinal);
        foreach (var (cue, parts) in written)
        {
            Add(cue, parts, part => elements.TryGetValue(part, out var known) ? known : elements[part] = Element(part, lists));
        }
    }

    /// <summary>Ids of the words, 0 for a word that no phrase uses.</summary>
    public int[] Ids(ReadOnlySpan<Token> tokens)
    {
        var ids = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            _ids.TryGetValue(tokens[i].Word, out ids[i]);
        }

        return ids;
    }

    /// <summary>Adds the cues of one sentence, in the order in which they begin.</summary>
    public void Find(in PhraseText text, ReadOnlySpan<Token> tokens, List<CueHit> hits)
    {
        var clause = false;
        var sentence = true;
        var marks = Marks(text);
        for (var at = text.First; at < text.End; at++)
        {
            clause |= tokens[at - text.First].Is(TokenMarks.ClauseStart);
            var id = text.Id(at);
            if (id > 0)
            {
                Try(_byFirstWord[id], text, at, marks, clause, sentence, hits);
                if (_hasSecond[id] && at + 1 < text.End && text.Id(at + 1) is > 0 and var second && _byTwoWords.TryGetValue(Key(id, second), out var patterns))
                {
                    Try(patterns, text, at, marks, clause, sentence, hits);
                }
            }

            var particle = _particles[id];
            clause = clause && particle;
            sentence = sentence && particle;
        }
    }

    private static ulong Marks(in PhraseText text)
    {
        var marks = 0UL;
        for (var at = text.First; at < text.End; at++)
        {
            marks |= text.Id(at) > 0 ? PhraseElement.Mark(text.Id(at)) : 0;
        }

        return marks;
    }

    private static void Try(
        List<(Cue Cue, PhrasePattern Pattern)>? patterns, in PhraseText text, int at, ulong marks, bool clause, bool sentence, List<CueHit> hits)
    {
        if (patterns is null)
        {
            return;
        }

        foreach (var (cue, pattern) in patterns)
        {
            if ((pattern.Start == Edge.Anywhere || (pattern.Start == Edge.Clause ? clause || sentence : sentence))
                && pattern.MayStandIn(marks)
                && pattern.Match(text, at, text.End) is > 0 and var end)
            {
                hits.Add(new CueHit(cue, at, end));
            }
        }
    }

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private void Add(Cue cue, string[] parts, Func<string, PhraseElement> element)
    {
        var (start, end, from, to) = (Edge.Anywhere, Edge.Anywhere, 0, parts.Length);
        if (parts[0] is "^" or "^^")
        {
            (start, from) = (parts[0] == "^" ? Edge.Clause : Edge.Sentence, 1);
        }

        if (parts[^1] is "$" or "$$")
        {
            (end, to) = (parts[^1] == "$" ? Edge.Clause : Edge.Sentence, parts.Length - 1);
        }

        PhraseElement[] elements = [.. parts[from..to].Select(element)];
        if (elements.Length == 0 || elements[0].IsGap || elements[0].Optional)
        {
            throw new FormatException($"A phrase must begin with a word: {string.Join(' ', parts)}");
        }

        var pattern = new PhrasePattern(elements, start, end);
        foreach (var word in elements[0].Words)
        {
            if (elements.Length == 1 || elements[1].IsGap || elements[1].Optional)
            {
                (_byFirstWord[word] ??= []).Add((cue, pattern));
                continue;
            }

            foreach (var second in elements[1].Words)
            {
                _hasSecond[word] = true;
                (_byTwoWords.TryGetValue(Key(word, second), out var list) ? list : _byTwoWords[Key(word, second)] = []).Add((cue, pattern));
            }
        }
    }

    private PhraseElement Element(string part, IReadOnlyDictionary<string, string> lists)
    {
        if (part[0] == '~')
        {
            return new PhraseElement(int.Parse(part.AsSpan(1), CultureInfo.InvariantCulture));
        }

        var optional = part.EndsWith('?');
        var words = new SortedSet<int>();
        foreach (var alternative in (optional ? part[..^1] : part).Split('/'))
        {
            if (alternative[0] != '#')
            {
                words.Add(_ids[alternative]);
            }
            else if (lists.TryGetValue(alternative[1..], out var list))
            {
                words.UnionWith(list.Split(' ').Select(word => _ids[word]));
            }
            else
            {
                throw new FormatException($"No such list of words: {alternative}");
            }
        }

        return new PhraseElement([.. words], optional, _ids.Count);
    }

    private static IEnumerable<string> Alternatives(string part) =>
        part[0] is '~' or '^' or '$' ? [] : part.TrimEnd('?').Split('/').Where(word => word[0] != '#');
}
