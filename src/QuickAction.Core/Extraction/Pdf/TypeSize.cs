namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Type whose boxes are of one height on a page, and how large it is. Poppler decides by the size what is a line and what a block, but gives the height of
/// the box, which is 0.8 to 1.3 of it depending on the face; so the size is told from the widths of words (<see cref="FaceWidths"/>).
/// </summary>
internal sealed class TypeSize
{
    /// <summary>Words that are measured; more would not change the middle of them.</summary>
    private const int MostWords = 40;

    /// <summary>Fewer words than this may all be odd, such as the marks of a list.</summary>
    private const int FewestWords = 3;

    /// <summary>Words that differ by more from every known face are set in one that is like none of them.</summary>
    private const float MostError = 0.08f;
    private const float LeastError = 0.003f;

    /// <summary>Words of a known face agree to within this, and one of so many must.</summary>
    private const float Agreement = 0.004f;
    private const int ShareThatAgrees = 3;

    /// <summary>A face that is only like a known one may be as much wider or narrower as this, all of it.</summary>
    private const float ErrorOfLikeFace = 0.12f;

    /// <summary>By which share a size that is only guessed from the height may be wrong.</summary>
    private const float ErrorOfGuess = 0.25f;

    /// <summary>Height by size of most faces.</summary>
    private const float UsualRatio = 1.08f;
    private const float LeastRatio = 0.6f;
    private const float MostRatio = 2;

    /// <summary>Sizes are halves of a point nearly always: what is as near as this is one, and known better for it.</summary>
    private const float NearHalf = 0.0025f;
    private const float ErrorOfHalf = 0.3f;

    /// <summary>Places of its words in the page.</summary>
    private readonly List<int> _places = [];
    private readonly float[] _widths = new float[MostWords];
    private readonly int[] _advances = new int[MostWords * FaceWidths.Count];
    private readonly float[] _sizes = new float[MostWords];
    private readonly int[] _sums = new int[FaceWidths.Count];
    private string _last = "";
    private float _total;

    /// <summary>Height of the boxes in points.</summary>
    public float Height { get; private set; }

    /// <summary>Size in points.</summary>
    public float Size { get; private set; }

    /// <summary>Share of the size by which it may be wrong.</summary>
    public float Error { get; private set; }

    /// <summary>The same where words stand side by side, which is where capitals of an unknown face mislead.</summary>
    public float ErrorBeside => IsExact ? Error : 2.5f * Error;

    /// <summary>Whether the words are of a face whose widths are known.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Whether the size was measured and is no guess from the height.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Words that were measured.</summary>
    public int Words { get; private set; }

    public void Begin(float height)
    {
        (Height, Size, Error, IsKnown, IsExact, Words) = (height, 0, 1, false, false, 0);
        (_last, _total) = ("", 0);
        _places.Clear();
        Array.Clear(_sums);
    }

    public void Add(int place) => _places.Add(place);

    /// <summary>Measures a word. The same word again, or marks alone, tell nothing: in a face of symbols every mark would be as wide.</summary>
    private void Measure(in PdfWord word)
    {
        var width = word.XMax - word.XMin;
        if (width <= 0 || word.Text == _last || !(char.IsLetterOrDigit(word.Text[0]) || char.IsLetterOrDigit(word.Text[^1])))
        {
            return;
        }

        var advances = _advances.AsSpan(Words * FaceWidths.Count, FaceWidths.Count);
        if (!FaceWidths.TrySum(word.Text, advances))
        {
            return;
        }

        for (var face = 0; face < advances.Length; face++)
        {
            _sums[face] += advances[face];
        }

        _last = word.Text;
        _total += width;
        _widths[Words++] = width;
    }

    /// <summary>
    /// Tells the size from words spread evenly over the page, as its head may be bold: by the face that they fit best, the one in the middle.
    /// </summary>
    public void Fit(ReadOnlySpan<PdfWord> words)
    {
        var step = Math.Max(1f, _places.Count / (float)MostWords);
        for (var at = 0f; at < _places.Count && Words < MostWords; at += step)
        {
            Measure(words[_places[(int)at]]);
        }

        if (Words == 0)
        {
            return;
        }

        var (face, error) = BestFace();
        for (var i = 0; i < Words; i++)
        {
            _sizes[i] = 1000 * _widths[i] / _advances[(i * FaceWidths.Count) + face];
        }

        var (mode, agreeing, off) = Mode();
        IsExact = agreeing >= Math.Min(FewestWords, Math.Max(Words, 2)) && agreeing * ShareThatAgrees >= Words;
        Size = IsExact ? mode : Quantile.At(_sizes, Words, 0.5);
        IsKnown = (IsExact || (error < MostError && Words >= FewestWords)) && Height / Size is > LeastRatio and < MostRatio;
        Error = IsExact ? MathF.Max(LeastError, 2 * off) : ErrorOfLikeFace;
        var half = MathF.Round(Size * 2) / 2;
        if (IsExact && MathF.Abs(half - Size) < (NearHalf + off) * Size)
        {
            Size = half;
            Error *= ErrorOfHalf;
        }
    }

    /// <summary>
    /// The size that most words agree in, how many do and how well. Bold words among others, and words that are kerned, are a few hundredths off.
    /// </summary>
    private (float Size, int Agreeing, float Off) Mode()
    {
        var (mean, most, least) = (0f, 0, 0f);
        for (var i = 0; i < Words; i++)
        {
            var (sum, agreeing, off) = (0f, 0, 0f);
            for (var j = 0; j < Words; j++)
            {
                var difference = MathF.Abs(_sizes[j] - _sizes[i]) / _sizes[i];
                var weight = difference < Agreement ? 1 : 0;
                agreeing += weight;
                off += weight * difference;
                sum += weight * _sizes[j];
            }

            if (agreeing > most || (agreeing == most && off < least))
            {
                (mean, most, least) = (sum / agreeing, agreeing, off);
            }
        }

        return (mean, most, least / Math.Max(most, 1));
    }

    /// <summary>Where the words do not tell: as high as most type of this size, or as the type of the page that was measured best.</summary>
    public void Guess(TypeSize? other)
    {
        Size = Height * (other is null ? 1 / UsualRatio : other.Size / other.Height);
        (Error, IsExact) = (ErrorOfGuess, false);
    }

    private (int Face, float Error) BestFace()
    {
        var (best, least) = (0, float.MaxValue);
        for (var face = 0; face < FaceWidths.Count; face++)
        {
            var size = _total / _sums[face];
            var off = 0f;
            for (var i = 0; i < Words; i++)
            {
                off += MathF.Abs(_widths[i] - (size * _advances[(i * FaceWidths.Count) + face]));
            }

            (best, least) = off < least ? (face, off) : (best, least);
        }

        return (best, least / _total);
    }
}
