namespace QuickAction.Fitting;

/// <summary>The rows' columns cut into at most 48 bins of about the same number of rows.</summary>
internal sealed class BinnedColumns
{
    private const int Bins = 48;
    private const int Sampled = 40000;

    private BinnedColumns(float[][] cuts, byte[][] bins) => (Cuts, Of) = (cuts, bins);

    /// <summary>For each column the values between its bins.</summary>
    public float[][] Cuts { get; }

    /// <summary>For each column the bin of every row: values up to cut b are in bin b.</summary>
    public byte[][] Of { get; }

    public int Rows => Of[0].Length;

    public static BinnedColumns From(List<float[]> rows)
    {
        var columns = rows[0].Length;
        var cuts = new float[columns][];
        var bins = new byte[columns][];
        var step = Math.Max(1, rows.Count / Sampled);
        for (var c = 0; c < columns; c++)
        {
            var values = Enumerable.Range(0, (rows.Count + step - 1) / step).Select(i => rows[i * step][c]).Order().ToArray();
            var at = cuts[c] = [.. Enumerable.Range(1, Bins - 1).Select(b => Round(values[(int)((long)b * values.Length / Bins)])).Distinct().Where(v => v < values[^1])];
            bins[c] = [.. rows.Select(r => (byte)(Array.BinarySearch(at, r[c]) is var k && k < 0 ? ~k : k))];
        }

        return new BinnedColumns(cuts, bins);
    }

    /// <summary>Thresholds stand in the file with four digits; the fit sees them so, too.</summary>
    private static float Round(float value) => float.Parse(value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
