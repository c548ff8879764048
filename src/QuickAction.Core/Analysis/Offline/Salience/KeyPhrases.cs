using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Finds phrases that name things, without a dictionary: one to three words of matter next to each other, with an article, possessive or preposition before
/// and a word without matter or a pause after, said so more than once. Verbs and loose adjectives seldom stand like that.
/// </summary>
internal sealed class KeyPhrases(Reading reading)
{
    private const int LongestPhrase = 3;
    private const int LongestWord = 40;

    private static readonly FrozenSet<string> Articles = Set("the a an our your their my his its this these those each every any some no");

    private static readonly FrozenSet<string> Prepositions = Set("of about on for with in into between by regarding");

    /// <summary>Words that name talk itself or anything at all: alone they tell a reader nothing.</summary>
    private static readonly FrozenSet<string> Empty = Set(
        """
        meeting meetings discussion discussions group groups question questions issue issues item items agenda presentation presentations minutes idea ideas
        people person guys guy stuff example examples case cases problem problems part parts side kind kinds number numbers member members chair committee team
        way ways day days week weeks month months year years hour hours minute moment end start beginning rest half place area areas lot stage term terms
        work job course fact sense type types bit order line list name names version level change changes reason reasons difference experience colleagues
        conversation government answer answers response morning afternoon word words topic topics subject everybody opportunity context position process view views today
        """);

    private readonly List<(int Start, int End)> _tokens = new(64);
    private readonly Dictionary<string, string> _lower = new(StringComparer.Ordinal);

    /// <summary>Every phrase of the passages <c>[first, end)</c> that is said at least so often, in the order of first saying.</summary>
    public List<KeyPhrase> Find(int first, int end, int leastTimes)
    {
        var found = new Dictionary<long, Sighting>();
        for (var place = first; place < end; place++)
        {
            Look(reading.Passages[place], found);
        }

        var phrases = new List<KeyPhrase>();
        foreach (var sighting in found.Values)
        {
            if (sighting.Times >= leastTimes && sighting.AfterArticle > 0 && sighting.Write() is { } phrase)
            {
                phrases.Add(phrase);
            }
        }

        phrases.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.Words.Length.CompareTo(a.Words.Length));
        return phrases;
    }

    private void Look(Passage passage, Dictionary<long, Sighting> found)
    {
        Tokenise(passage.Text);
        var words = passage.Words;
        for (var i = 0; i < words.Length && i < _tokens.Count; i++)
        {
            if (!Names(passage, i) || i == 0 || Breaks(passage.Text, i - 1))
            {
                continue;
            }

            var before = Lower(passage.Text, i - 1);
            var article = Articles.Contains(before);
            if (!article && !Prepositions.Contains(before))
            {
                continue;
            }

            var key = 0L;
            for (var last = i; last < Math.Min(i + LongestPhrase, words.Length) && last < _tokens.Count && Names(passage, last); last++)
            {
                key = (key << 21) | (uint)(words[last] + 1);
                var closes = Breaks(passage.Text, last) || last + 1 >= words.Length || !reading.IsMatter(words[last + 1]);
                if (closes && !(last == i && Empty.Contains(Lower(passage.Text, i))) && !IsAdverb(Lower(passage.Text, last)))
                {
                    if (!found.TryGetValue(key, out var sighting))
                    {
                        found[key] = sighting = new Sighting(words[i..(last + 1)], passage.Place);
                    }

                    sighting.Add(passage, before == "the" ? _tokens[i - 1].Start : _tokens[i].Start, _tokens[last].End, article);
                }

                if (Breaks(passage.Text, last))
                {
                    break;
                }
            }
        }
    }

    private bool Names(Passage passage, int i)
    {
        var (start, end) = _tokens[i];
        if (!reading.IsMatter(passage.Words[i]) || end - start is < 2 or > LongestWord || !char.IsLetter(passage.Text[start]))
        {
            return false;
        }

        var word = Lower(passage.Text, i);
        return !TimeWords.Has(word) && !Figures.IsNumber(word) && !reading.IsName(word);
    }

    private static bool IsAdverb(string word) => word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && word is not ("family" or "supply" or "assembly" or "reply");

    /// <summary>A pause or the end stands after the token; a hyphen does not part.</summary>
    private bool Breaks(string text, int token) => _tokens[token].End >= text.Length || text[_tokens[token].End] is not (' ' or '-');

    /// <summary>The word written small: made once for each way in which a word is written.</summary>
    private string Lower(string text, int token)
    {
        var word = text.AsSpan(_tokens[token].Start, _tokens[token].End - _tokens[token].Start);
        var known = _lower.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(word, out var lower))
        {
            known[word] = lower = word.ToString().ToLowerInvariant();
        }

        return lower;
    }

    private void Tokenise(string text)
    {
        _tokens.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                var start = i;
                while (i < text.Length && char.IsLetterOrDigit(text[i]))
                {
                    i++;
                }

                _tokens.Add((start, i));
            }
        }
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All the places where one phrase is said.</summary>
    private sealed class Sighting(int[] words, int first)
    {
        private readonly List<(Passage Passage, int Start, int End)> _places = [];

        public int Times { get; private set; }
        public int AfterArticle { get; private set; }

        public void Add(Passage passage, int start, int end, bool article)
        {
            Times++;
            AfterArticle += article ? 1 : 0;
            if (_places.Count < 6)
            {
                _places.Add((passage, start, end));
            }
        }

        /// <summary>The first saying, one with its article before one without, that stands in the source letter for letter; null when filler or odd spacing parts it everywhere.</summary>
        public KeyPhrase? Write()
        {
            foreach (var (passage, start, end) in _places.OrderByDescending(p => p.Passage.Text.AsSpan(p.Start).StartsWith("the ", StringComparison.OrdinalIgnoreCase)))
            {
                var text = passage.Text[start..end];
                foreach (var range in passage.Ranges)
                {
                    var at = range.Segment.Text.IndexOf(text, range.Start, range.End - range.Start, StringComparison.OrdinalIgnoreCase);
                    if (at >= 0)
                    {
                        return new KeyPhrase(words, Times, first) { Text = LowerFirst(text), Range = new SourceRange(range.Segment, at, at + text.Length) };
                    }
                }
            }

            return null;
        }

        /// <summary>"The" at the start of a sentence is "the" inside one; names keep their capital.</summary>
        private static string LowerFirst(string text) => text.StartsWith("The ", StringComparison.Ordinal) ? $"t{text[1..]}" : text;
    }
}
