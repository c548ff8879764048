using System.Buffers;

namespace QuickAction.Core.Extraction.Detection;

/// <summary>
/// Looks for what is no text within a file that begins as text, such as an archive behind a transcript: read as text it would stand in a record as somebody's words. Takes the file piece by
/// piece, so that it is looked at to its end while it is received.
/// </summary>
public sealed class BinaryInText
{
    /// <summary>
    /// So many controls within so many bytes are no text. What is packed or encrypted has 56 in 512 on average, machine code and pictures more by their zeros; text that a program marked up for
    /// a terminal has one in a line.
    /// </summary>
    private const int MostControls = 25;
    private const int Within = 512;

    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 256).Where(b => b is < 0x09 or (>= 0x0E and < 0x20) or 0x7F).Select(b => (byte)b)]);

    /// <summary>The places of the latest controls, the oldest of which is overwritten next.</summary>
    private readonly long[] _places = [.. Enumerable.Repeat(long.MinValue / 2, MostControls + 1)];
    private int _next;
    private long _before;
    private uint _last;

    /// <summary>Whether there was something up to now.</summary>
    public bool IsFound { get; private set; }

    public static bool In(ReadOnlySpan<byte> bytes)
    {
        var look = new BinaryInText();
        look.Add(bytes);
        return look.IsFound;
    }

    /// <summary>The bytes after those that were given before.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; !IsFound && bytes[at..].IndexOfAny(Controls) is >= 0 and var found;)
        {
            at += found;
            var place = _before + at;
            IsFound = place - _places[_next] < Within || IsZipHeader(bytes, at);
            _places[_next] = place;
            _next = (_next + 1) % _places.Length;
            at++;
        }

        _before += bytes.Length;
        Remember(bytes);
    }

    /// <summary>"PK" and two of the controls by which a ZIP begins its parts, also where it comes in two pieces.</summary>
    private bool IsZipHeader(ReadOnlySpan<byte> bytes, int at)
    {
        var (first, second, third) = (Back(bytes, at - 3), Back(bytes, at - 2), Back(bytes, at - 1));
        return first == 'P' && second == 'K' && (third, bytes[at]) is (3, 4) or (5, 6) or (1, 2);
    }

    /// <param name="at">Below zero in the piece before.</param>
    private byte Back(ReadOnlySpan<byte> bytes, int at) => at >= 0 ? bytes[at] : (byte)(_last >> (8 * (-at - 1)));

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes[Math.Max(0, bytes.Length - 3)..])
        {
            _last = (_last << 8) | b;
        }
    }
}
