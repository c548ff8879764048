namespace QuickAction.Core.Extraction.Pdf;

/// <summary>A block of lines as far as it has been found: what of it stands in the last row, and the width of all of it.</summary>
internal sealed class RunBlock
{
    /// <summary>First of its runs in the last row.</summary>
    public int First { get; set; }

    public float XMin { get; private set; }

    public float XMax { get; private set; }

    public float BaseLine { get; set; }

    /// <summary>Type of its first words.</summary>
    public TypeSize Type { get; private set; } = null!;

    public void Begin(int run, in WordRun of, TypeSize type)
    {
        (First, Type) = (run, type);
        (XMin, XMax, BaseLine) = (of.XMin, of.XMax, of.BaseLine);
    }

    public void Widen(float xMin, float xMax)
    {
        XMin = MathF.Min(XMin, xMin);
        XMax = MathF.Max(XMax, xMax);
    }

    public bool IsAbove(float xMin, float xMax) => xMin < XMax && xMax > XMin;
}
