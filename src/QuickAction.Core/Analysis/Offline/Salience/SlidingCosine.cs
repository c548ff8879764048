namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Word counts with their squared length kept up to date.</summary>
internal sealed class CountVector(int words)
{
    private readonly int[] _counts = new int[words];

    public long SquaredLength { get; private set; }

    public int this[int word] => _counts[word];

    public void Change(int word, int by)
    {
        var count = _counts[word];
        SquaredLength += (long)((count + by) * (count + by)) - (count * count);
        _counts[word] = count + by;
    }
}

/// <summary>The cosine of two word counts that change one word at a time, without summing again.</summary>
internal sealed class SlidingCosine(CountVector left, CountVector right)
{
    private long _product;

    public double Value => left.SquaredLength == 0 || right.SquaredLength == 0 ? 0 : _product / Math.Sqrt((double)left.SquaredLength * right.SquaredLength);

    public void AddLeft(int word) => ChangeLeft(word, 1);

    public void RemoveLeft(int word) => ChangeLeft(word, -1);

    public void AddRight(int word) => ChangeRight(word, 1);

    public void RemoveRight(int word) => ChangeRight(word, -1);

    private void ChangeLeft(int word, int by)
    {
        _product += by * right[word];
        left.Change(word, by);
    }

    private void ChangeRight(int word, int by)
    {
        _product += by * left[word];
        right.Change(word, by);
    }
}
