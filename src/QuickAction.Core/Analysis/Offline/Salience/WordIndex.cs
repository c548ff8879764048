namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Numbers the words of one source: words with the same stem share a number, from 0 in the order of first sight. A word is a run of letters and
/// digits, lower case; an apostrophe parts words ("don't" is two), as the scoring of summaries has it.
/// </summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, int> _byForm = new(4096, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byStem = new(4096, StringComparer.Ordinal);
    private readonly List<string> _stems = new(4096);

    public int Count => _stems.Count;

    public string Stem(int word) => _stems[word];

    /// <summary>The word's number, or -1 when the source does not hold it.</summary>
    public int Find(string stem) => _byStem.TryGetValue(stem, out var word) ? word : -1;

    /// <summary>Appends the number of every word of the text.</summary>
    public void Read(ReadOnlySpan<char> text, List<int> words)
    {
        Span<char> lower = stackalloc char[64];
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
                words.Add(Number(lower[..length]));
                length = 0;
            }
        }
    }

    private int Number(ReadOnlySpan<char> form)
    {
        var forms = _byForm.GetAlternateLookup<ReadOnlySpan<char>>();
        if (forms.TryGetValue(form, out var word))
        {
            return word;
        }

        Span<char> stem = stackalloc char[64];
        var length = PorterStemmer.Stem(form, stem);
        var stems = _byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!stems.TryGetValue(stem[..length], out word))
        {
            word = _stems.Count;
            var text = stem[..length].ToString();
            _stems.Add(text);
            _byStem[text] = word;
        }

        forms[form] = word;
        return word;
    }
}
