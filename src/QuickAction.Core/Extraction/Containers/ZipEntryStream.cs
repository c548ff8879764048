namespace QuickAction.Core.Extraction.Containers;

/// <summary>An entry being inflated under a budget. At its end size and checksum must be those of the directory.</summary>
internal sealed class ZipEntryStream(Stream inner, ZipEntry entry, ZipBudget budget) : Stream
{
    private Crc32 _crc;
    private long _read;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        var count = ReadInner(buffer);
        if (count == 0)
        {
            _ended = true;
            return _read == entry.Unpacked && _crc.Value == entry.Crc ? 0 : throw ZipRefusals.Damaged();
        }

        _read += count;
        _crc.Append(buffer[..count]);
        budget.Spend(count, _read, entry.Packed);
        return _read <= entry.Unpacked ? count : throw ZipRefusals.Damaged();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException broken)
        {
            throw ZipRefusals.Damaged(broken);
        }
    }
}
