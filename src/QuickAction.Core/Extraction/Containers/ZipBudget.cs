using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Containers;

/// <summary>Counts what has really been unpacked from one container, over all its entries.</summary>
internal sealed class ZipBudget(DocumentLimits limits)
{
    private long _total;

    public void Restart() => _total = 0;

    /// <param name="bytes">Bytes just inflated.</param>
    /// <param name="ofEntry">Bytes inflated of this entry so far, those included.</param>
    /// <param name="packed">Bytes that the entry takes in the container.</param>
    public void Spend(int bytes, long ofEntry, long packed)
    {
        _total += bytes;
        if (_total > limits.ZipUnpackedBytes)
        {
            throw ZipRefusals.UnpacksTooLarge(limits.ZipUnpackedBytes);
        }

        if (ofEntry > limits.ZipRatioGraceBytes && packed < ofEntry * limits.ZipMinimumRatio)
        {
            throw ZipRefusals.Bomb();
        }
    }
}
