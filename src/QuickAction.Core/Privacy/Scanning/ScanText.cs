namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// A text as the recognisers read it: capital letters, plain digits, dashes, spaces and quotes, and what is spoken in digit words written as digits. Every
/// character knows where it stands in the original.
/// </summary>
internal sealed class ScanText : IDisposable
{
    private readonly ScanBuffers _buffers;
    private readonly char[] _text;
    private readonly int[] _start;
    private readonly int[] _end;
    private readonly bool[] _spoken;
    private char[]? _codes;

    internal ScanText(string original, ScanBuffers buffers, int length)
    {
        Original = original;
        _buffers = buffers;
        (_text, _start, _end, _spoken) = (buffers.Text, buffers.Start, buffers.End, buffers.Spoken);
        Length = length;
    }

    /// <summary>Gives the room back; nothing is read of it afterwards.</summary>
    public void Dispose() => _buffers.Return();

    public string Original { get; }

    public int Length { get; }

    public ReadOnlySpan<char> Text => _text.AsSpan(0, Length);

    /// <summary>The text with a space for every underscore: codes in names of files.</summary>
    public ReadOnlySpan<char> Codes => (_codes ??= WithoutUnderscores()).AsSpan(0, Length);

    public char this[int at] => at >= 0 && at < Length ? _text[at] : '\n';

    /// <summary>True when the character stands for a word: a digit that was spoken out.</summary>
    public bool IsSpoken(int at) => _spoken[at];

    public bool IsCapital(int at) => char.IsUpper(Original[_start[at]]);

    /// <summary>A finding at <c>[start, end)</c> of this text, put back into the original.</summary>
    public Finding Found(int start, int end, IdentifierKind kind, string key, int strength) =>
        new(_start[start], _end[end - 1], kind, key, strength);

    public bool IsLetter(int at) => char.IsLetter(this[at]);

    public bool IsDigit(int at) => this[at] is >= '0' and <= '9';

    /// <summary>Where the next digit stands, from a place on; <see cref="Length"/> where none does. Most texts have few.</summary>
    public int NextDigit(int from)
    {
        var next = from < Length ? Text[from..].IndexOfAnyInRange('0', '9') : -1;
        return next < 0 ? Length : from + next;
    }

    public bool IsWordCharacter(int at) => char.IsLetterOrDigit(this[at]);

    private char[] WithoutUnderscores()
    {
        if (!Text.Contains('_'))
        {
            return _text;
        }

        var codes = Text.ToArray();
        codes.AsSpan().Replace('_', ' ');
        return codes;
    }

    /// <summary>Letters and digits of a range, nothing else: what an identifier is without its spelling.</summary>
    public string Bare(int start, int end)
    {
        Span<char> bare = end - start <= 128 ? stackalloc char[end - start] : new char[end - start];
        var length = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(_text[i]))
            {
                bare[length++] = _text[i];
            }
        }

        return bare[..length].ToString();
    }
}
