namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Numbers the words of one source: words with the same stem share a number, from 0 in the order of first sight. A word is a run of letters and
/// digits, lower case; an apostrophe parts words ("don't" is two), as the scoring of summaries has it.
/// </summary>
internal sealed class WordIndex
{
    private const int Longest = 64;

    /// <summary>About as many as a meeting of an hour has. Twice of it would be among the runtime's large objects, which are dearer to collect.</summary>
    private const int Expected = 2048;

    private readonly Dictionary<string, int> _byForm = new(Expected, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byStem = new(Expected, StringComparer.Ordinal);
    private readonly List<string> _stems = new(Expected);

    public int Count => _stems.Count;

    public string Stem(int word) => _stems[word];

    /// <summary>The number of a stem, or -1 when the source does not hold it.</summary>
    public int Find(string stem) => _byStem.TryGetValue(stem, out var word) ? word : -1;

    /// <summary>Appends the number of every word of the text; words not seen before get the next numbers.</summary>
    public void Read(ReadOnlySpan<char> text, List<int> words) => Read(text, words, adds: true);

    /// <summary>Appends the numbers of those words of the text that the source holds.</summary>
    public void ReadKnown(ReadOnlySpan<char> text, List<int> words) => Read(text, words, adds: false);

    private void Read(ReadOnlySpan<char> text, List<int> words, bool adds)
    {
        Span<char> lower = stackalloc char[Longest];
        var length = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                if (length < lower.Length)
                {
                    lower[length++] = char.ToLowerInvariant(text[i]);
                }
            }
            else if (length > 0)
            {
                var word = Number(lower[..length], adds);
                if (word >= 0)
                {
                    words.Add(word);
                }

                length = 0;
            }
        }
    }

    private int Number(ReadOnlySpan<char> form, bool adds)
    {
        var forms = _byForm.GetAlternateLookup<ReadOnlySpan<char>>();
        if (forms.TryGetValue(form, out var word))
        {
            return word;
        }

        Span<char> buffer = stackalloc char[Longest];
        var stem = buffer[..PorterStemmer.Stem(form, buffer)];
        var stems = _byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!stems.TryGetValue(stem, out word))
        {
            if (!adds)
            {
                return -1;
            }

            word = _stems.Count;
            var text = stem.ToString();
            _stems.Add(text);
            _byStem[text] = word;
        }

        forms[form] = word;
        return word;
    }
}
