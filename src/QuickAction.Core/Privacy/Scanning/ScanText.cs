using System.Globalization;

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

    /// <summary>
    /// The text with a space for every underscore (codes in names of files) and for the brackets around a group, and <see cref="Joint.Other"/> for whatever else joins groups.
    /// </summary>
    public ReadOnlySpan<char> Codes => (_codes ??= Joined()).AsSpan(0, Length);

    public char this[int at] => at >= 0 && at < Length ? _text[at] : '\n';

    /// <summary>True when the character stands for a word: a digit that was spoken out.</summary>
    public bool IsSpoken(int at) => _spoken[at];

    /// <summary>Symbols that are letters count as capitals: whoever writes them hides nothing by their height.</summary>
    public bool IsCapital(int at) => Original[_start[at]] is < (char)128 and var c
        ? char.IsAsciiLetterUpper(c)
        : CharUnicodeInfo.GetUnicodeCategory(Original, _start[at]) is UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherSymbol;

    /// <summary>A finding at <c>[start, end)</c> of this text, put back into the original.</summary>
    public Finding Found(int start, int end, IdentifierKind kind, string key, int strength) =>
        new(_start[start], _end[end - 1], kind, key, strength);

    /// <summary>The word or character of the original that a character of this text was read from.</summary>
    public ReadOnlySpan<char> Said(int at) => Original.AsSpan(_start[at].._end[at]);

    /// <summary>What stands in the original between two places of this text, the second not included.</summary>
    public ReadOnlySpan<char> Source(int start, int end) => start < end ? Original.AsSpan(_start[start].._end[end - 1]) : default;

    public bool IsLetter(int at) => char.IsLetter(this[at]);

    public bool IsDigit(int at) => this[at] is >= '0' and <= '9';

    /// <summary>Where the next digit stands, from a place on; <see cref="Length"/> where none does. Most texts have few.</summary>
    public int NextDigit(int from)
    {
        var next = from < Length ? Text[from..].IndexOfAnyInRange('0', '9') : -1;
        return next < 0 ? Length : from + next;
    }

    public bool IsWordCharacter(int at) => char.IsLetterOrDigit(this[at]);

    /// <summary>Marks that only joints have stand between characters of a range.</summary>
    public bool IsJoined(int start, int end) => Codes[start..end].Contains(Joint.Other);

    private char[] Joined()
    {
        char[]? codes = null;
        if (Text.Contains('_'))
        {
            codes = Text.ToArray();
            codes.AsSpan().Replace('_', ' ');
        }

        var before = -Joint.Longest;
        for (var open = BracketedGroup.Next(Text, 0, out var close); open >= 0; open = BracketedGroup.Next(Text, open + 1, out close))
        {
            codes ??= Text.ToArray();
            codes[open] = codes[close] = ' ';
            if (open - before < Joint.Longest && !Text[(before + 1)..open].ContainsAnyExcept(" -.,"))
            {
                codes.AsSpan(before..(open + 1)).Fill(Joint.Other);
            }

            before = close;
        }

        for (var mark = Joint.Next(Text, 0); mark >= 0; mark = Joint.Next(Text, mark + 1))
        {
            var start = mark;
            while (start > 0 && mark - start < Joint.Longest && Joint.IsPart(_text[start - 1]))
            {
                start--;
            }

            if (Joint.Length(Text, start) is > 0 and var length)
            {
                codes ??= Text.ToArray();
                codes.AsSpan(start, length).Fill(Joint.Other);
                mark = start + length;
            }
        }

        return codes ?? _text;
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
