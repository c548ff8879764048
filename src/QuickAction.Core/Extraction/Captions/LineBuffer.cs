namespace QuickAction.Core.Extraction.Captions;

/// <summary>Puts lines together with one space between them, in a buffer that is used again and again.</summary>
internal sealed class LineBuffer
{
    private char[] _buffer = new char[256];
    private int _length;

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Append(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return;
        }

        if (_length + line.Length + 1 > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + line.Length + 1));
        }

        if (_length > 0)
        {
            _buffer[_length++] = ' ';
        }

        line.CopyTo(_buffer.AsSpan(_length));
        _length += line.Length;
    }

    /// <summary>The words on one line. The result is good until the buffer is used again; words of one line are given back as they are.</summary>
    public ReadOnlySpan<char> Flatten(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        if (!words.Contains('\n'))
        {
            return words;
        }

        Clear();
        foreach (var range in words.Split('\n'))
        {
            Append(words[range].Trim());
        }

        return Text;
    }
}
