using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Reads what <c>pdftotext -bbox</c> and <c>-bbox-layout</c> write: one element a line, of which only pages, words and the title matter, and of the latter
/// blocks and lines where they cannot be found again from the words for certain.
/// A general XML parser is no help here: the text of a damaged PDF makes it ill-formed, and this is most of the time that a PDF takes.
/// </summary>
/// <param name="onPage">
/// Takes a page, and why its lines are not certain; <see cref="Doubt.None"/> where poppler's own were there to be taken.
/// </param>
internal sealed class BboxReader(int firstPage, Action<PdfPage, Doubt> onPage)
{
    private const int CacheBits = 13;
    private const int CachedWords = 1 << CacheBits;
    private const int CacheShift = 64 - CacheBits;

    // Odd numbers whose bits are spread, so that words that differ a little have different places.
    private const ulong Mix = 0x9E3779B97F4A7C15;
    private const ulong OtherMix = 0xC2B2AE3D27D4EB4F;
    private const int LongestCachedWord = 24;
    private const long MostDigits = 10_000_000_000_000;
    private const float MostPoints = 1e6f;
    private readonly CachedWord[] _cache = new CachedWord[CachedWords];
    private readonly LineFinder _finder = new();
    private readonly List<LineEnd> _ends = [];
    private readonly List<PdfWord> _words = [];
    private int _page = firstPage - 1;
    private float _width;
    private float _height;
    private int _block = -1;

    /// <summary>What the file says its title is.</summary>
    public string? Title { get; private set; }

    /// <summary>Number of the last page that began.</summary>
    public int LastPage => _page;

    /// <summary>Takes one line of the output, without its end.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        var indent = line.IndexOf((byte)'<');
        line = indent < 0 ? default : line[indent..];
        if (line.StartsWith("<word "u8))
        {
            ReadWord(line);
        }
        else if (line.StartsWith("</line"u8))
        {
            EndLine();
        }
        else if (line.StartsWith("<block "u8))
        {
            _block++;
        }
        else if (line.StartsWith("<page "u8))
        {
            _page++;
            _block = -1;
            _width = Number(line, "width=\""u8);
            _height = Number(line, "height=\""u8);
        }
        else if (line.StartsWith("</page"u8))
        {
            EndPage();
        }
        else if (_page < firstPage && line.StartsWith("<title>"u8))
        {
            Title = WebUtility.HtmlDecode(Encoding.UTF8.GetString(Between(line, (byte)'>', "</title>"u8))).Trim();
        }
    }

    private void ReadWord(ReadOnlySpan<byte> line)
    {
        var text = Text(Between(line, (byte)'>', "</word>"u8));
        if (text.Length > 0)
        {
            var at = 0;
            _words.Add(new PdfWord(NextNumber(line, ref at), NextNumber(line, ref at), NextNumber(line, ref at), NextNumber(line, ref at), text));
        }
    }

    private void EndLine()
    {
        if (_words.Count > (_ends.Count == 0 ? 0 : _ends[^1].End))
        {
            _ends.Add(new LineEnd(_words.Count, Math.Max(_block, 0)));
        }
    }

    /// <summary>The same words make the same lines, whether poppler's are there or not, unless there is a doubt: so it is all one which pages were read how.</summary>
    private void EndPage()
    {
        var lines = _finder.Find(CollectionsMarshal.AsSpan(_words));
        var doubt = _finder.Doubt;
        if (doubt != Doubt.None && _ends.Count > 0)
        {
            (lines, doubt) = (PopplersLines(), Doubt.None);
        }

        onPage(new PdfPage(_page, _width, _height, lines), doubt);
        _words.Clear();
        _ends.Clear();
    }

    private List<PdfLine> PopplersLines()
    {
        var lines = new List<PdfLine>(_ends.Count);
        var from = 0;
        foreach (var (end, block) in _ends)
        {
            lines.Add(new PdfLine([.. _words[from..end]], block));
            from = end;
        }

        return lines;
    }

    private static ReadOnlySpan<byte> Between(ReadOnlySpan<byte> line, byte start, ReadOnlySpan<byte> end)
    {
        var rest = line[(line.IndexOf(start) + 1)..];
        var stop = rest.LastIndexOf(end);
        return stop < 0 ? rest : rest[..stop];
    }

    /// <summary>The number in the next pair of quotes: a word's box stands always in the order left, top, right, bottom.</summary>
    private static float NextNumber(ReadOnlySpan<byte> line, ref int at)
    {
        var quote = line[at..].IndexOf((byte)'"');
        if (quote < 0)
        {
            return 0;
        }

        at += quote + 1;
        var negative = at < line.Length && line[at] == '-';
        at += negative ? 1 : 0;
        long digits = 0;
        long scale = 0;
        for (; at < line.Length && line[at] != '"'; at++)
        {
            var digit = (uint)(line[at] - '0');
            if (digit <= 9 && digits < MostDigits)
            {
                digits = (digits * 10) + digit;
                scale *= 10;
            }
            else if (line[at] == '.')
            {
                scale = 1;
            }
        }

        at++;
        var value = (float)((double)digits / Math.Max(scale, 1));
        return value < MostPoints ? negative ? -value : value : 0;
    }

    /// <summary>A number that is missing, no number at all or absurd counts as 0: such boxes exist in damaged files.</summary>
    private static float Number(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        var at = line.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(line[(at + name.Length)..], out float value, out _) && float.IsFinite(value) && Math.Abs(value) < MostPoints
            ? value
            : 0;
    }

    /// <summary>Few different words make up most of a text, so most strings are made once.</summary>
    private string Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestCachedWord || bytes.Contains((byte)'&'))
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        }

        // The bytes themselves, as three numbers, are the key: comparing them costs less than hashing characters.
        Span<byte> padded = stackalloc byte[LongestCachedWord];
        padded.Clear();
        bytes.CopyTo(padded);
        var first = BinaryPrimitives.ReadUInt64LittleEndian(padded);
        var second = BinaryPrimitives.ReadUInt64LittleEndian(padded[8..]);
        var third = BinaryPrimitives.ReadUInt64LittleEndian(padded[16..]);
        ref var cached = ref _cache[((first * Mix) ^ (second * OtherMix) ^ third) * Mix >> CacheShift];
        if (cached.Text is { } known && cached.First == first && cached.Second == second && cached.Third == third && cached.Length == bytes.Length)
        {
            return known;
        }

        var text = Encoding.UTF8.GetString(bytes);
        cached = new CachedWord(first, second, third, bytes.Length, text);
        return text;
    }

    /// <param name="End">Place of the word after the last of a line.</param>
    private readonly record struct LineEnd(int End, int Block);

    private readonly record struct CachedWord(ulong First, ulong Second, ulong Third, int Length, string? Text);
}
