namespace QuickAction.Core.Extraction.Pdf;

/// <summary>The type on a page by the height of its boxes. Used for page after page, so that nothing is made anew.</summary>
internal sealed class TypeSizes
{
    /// <summary>Points by which boxes of one height differ at most.</summary>
    private const float SameHeight = 0.03f;

    /// <summary>Page with more heights than this hold a drawing; the rest of them share the last.</summary>
    private const int Most = 64;

    /// <summary>Words that a size must be measured on to stand for others.</summary>
    private const int FewestWords = 5;

    private readonly List<TypeSize> _sizes = [];
    private readonly List<TypeSize> _ofWords = [];
    private int _count;

    /// <summary>The type of a word, by its place in the page.</summary>
    public TypeSize this[int word] => _ofWords[word];

    /// <summary>How many words stand in type whose size is only guessed.</summary>
    public int Guessed { get; private set; }

    public void Measure(ReadOnlySpan<PdfWord> words)
    {
        _count = 0;
        _ofWords.Clear();
        TypeSize? size = null;
        for (var i = 0; i < words.Length; i++)
        {
            var height = words[i].Height;
            size = size is not null && size.Height.Equals(height) ? size : Find(height);
            size.Add(i);
            _ofWords.Add(size);
        }

        Fit(words);
        Guessed = 0;
        foreach (var ofWord in _ofWords)
        {
            Guessed += ofWord.IsKnown ? 0 : 1;
        }
    }

    private void Fit(ReadOnlySpan<PdfWord> words)
    {
        TypeSize? best = null;
        for (var i = 0; i < _count; i++)
        {
            var size = _sizes[i];
            size.Fit(words);
            best = size.IsKnown && size.Words >= FewestWords && (best is null || size.Words > best.Words) ? size : best;
        }

        for (var i = 0; i < _count; i++)
        {
            if (!_sizes[i].IsKnown)
            {
                _sizes[i].Guess(best);
            }
        }
    }

    private TypeSize Find(float height)
    {
        for (var i = 0; i < _count; i++)
        {
            if (MathF.Abs(_sizes[i].Height - height) < SameHeight)
            {
                return _sizes[i];
            }
        }

        if (_count == Most)
        {
            return _sizes[Most - 1];
        }

        if (_count == _sizes.Count)
        {
            _sizes.Add(new TypeSize());
        }

        var size = _sizes[_count++];
        size.Begin(height);
        return size;
    }
}
