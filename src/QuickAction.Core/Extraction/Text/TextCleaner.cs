using System.Buffers;
using System.Globalization;
using System.Text;

namespace QuickAction.Core.Extraction.Text;

/// <summary>
/// Makes text safe to show and to compare, and counts what it took out. One per source. In this order:
/// line ends become <c>\n</c>; invisible characters go; bytes of Windows-1252 that were mistaken for controls (U+0080 to U+009F) become what
/// they stood for; lone surrogates become U+FFFD; the rest is put into NFC.
/// Four things that look the same to a filter and are not hidden stay: joiners and variation selectors inside an emoji, the three flags of
/// England, Scotland and Wales (spelt with tag characters), and single joiners between letters of scripts that need them (Persian, Hindi ...).
/// More than thirty combining marks in a row are cut (Unicode UAX 15 calls text within that bound stream-safe): no language
/// needs them and ordering them takes quadratic time.
/// </summary>
/// <param name="keepLineEnds">Leaves CR LF and CR as they are: a cell's words must match the cell byte by byte.</param>
internal sealed class TextCleaner(bool keepLineEnds = false)
{
    public const string RemovedCode = "invisible-characters-removed";
    public const string RepairedCode = "damaged-characters";
    private const int MostCombiningMarks = 30;
    private static readonly SearchValues<string> BritishFlags = SearchValues.Create(["gbeng", "gbsct", "gbwls"], StringComparison.Ordinal);

    private readonly StringBuilder _kept = new();
    private bool _suspicious;

    /// <summary>Invisible characters taken out so far.</summary>
    public int Removed { get; private set; }

    /// <summary>Characters so far that had been damaged before they came here.</summary>
    public int Repaired { get; private set; }

    public string Clean(string text) => IsPlain(text) ? text : CleanSlowly(text);

    public string Clean(ReadOnlySpan<char> text) => IsPlain(text) ? text.ToString() : CleanSlowly(text);

    /// <summary>What was done to the text, as notes without any of it.</summary>
    public IEnumerable<ExtractionNote> Notes()
    {
        if (Removed > 0)
        {
            var (characters, were) = Removed == 1 ? ("character", "was") : ("characters", "were");
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"{Removed} invisible {characters} (zero-width, direction, tag or control) {were} removed from the text.");
            yield return new ExtractionNote(RemovedCode, _suspicious ? Severity.Warn : Severity.Info, message);
        }

        if (Repaired > 0)
        {
            var characters = Repaired == 1 ? "character was" : "characters were";
            var message = string.Create(CultureInfo.InvariantCulture, $"{Repaired} {characters} damaged in the file and may not read as written.");
            yield return new ExtractionNote(RepairedCode, Severity.Info, message);
        }
    }

    /// <summary>True when nothing can be wrong with the text: the fast way for nearly all of it.</summary>
    private bool IsPlain(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExceptInRange(' ', '~');
        if (at < 0)
        {
            return true;
        }

        foreach (var c in text[at..])
        {
            // Below U+0300 and in the punctuation and currency blocks every character is in NFC whatever stands beside it.
            var plain = c < 0x300
                ? c is (>= ' ' and <= '~') or '\n' or '\t' or (>= '\u00A0' and not '\u00AD')
                : c is (>= '\u2010' and <= '\u2027') or (>= '\u2030' and <= '\u205E') or (>= '\u20A0' and <= '\u20C0');
            if (!plain && !(c == '\r' && keepLineEnds))
            {
                return false;
            }
        }

        return true;
    }

    private string CleanSlowly(ReadOnlySpan<char> text)
    {
        _kept.Clear();
        var previous = 0;
        var marks = 0;
        for (var i = 0; i < text.Length;)
        {
            var valid = Rune.DecodeFromUtf16(text[i..], out var rune, out var length) == OperationStatus.Done;
            Repaired += valid ? 0 : 1;
            i += length;
            marks = IsMark(rune) ? marks + 1 : 0;
            previous = marks > MostCombiningMarks ? Drop(rune.Value, previous) : Take(rune.Value, previous, text, ref i);
        }

        var kept = _kept.ToString();
        return kept.IsNormalized(NormalizationForm.FormC) ? kept : kept.Normalize(NormalizationForm.FormC);
    }

    private static bool IsMark(Rune rune) =>
        rune.Value >= 0x300 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark && !InvisibleCharacters.IsInvisible(rune.Value);

    /// <summary>Deals with one character and says which is now the last one kept.</summary>
    private int Take(int c, int previous, ReadOnlySpan<char> text, ref int next)
    {
        switch (c)
        {
            case '\r' when keepLineEnds:
                return Keep('\r');
            case '\r':
                return next < text.Length && text[next] == '\n' ? previous : Keep('\n');
            case '\v' or '\f' or 0x85 or 0x2028 or 0x2029:
                return Keep('\n');
            case >= 0x80 and < 0xA0:
                Repaired++;
                return Keep(Windows1252.OfHighControl(c));
            case InvisibleCharacters.BlackFlag when IsBritishFlag(text[next..]):
                _kept.Append("\U0001F3F4").Append(text.Slice(next, 12));
                next += 12;
                return InvisibleCharacters.BlackFlag;
            default:
                return !InvisibleCharacters.IsInvisible(c) || IsPartOfSequence(c, previous, text[next..]) ? Keep(c) : Drop(c, previous);
        }
    }

    private static bool IsPartOfSequence(int c, int previous, ReadOnlySpan<char> rest)
    {
        var next = Rune.DecodeFromUtf16(rest, out var rune, out _) == OperationStatus.Done ? rune.Value : 0;
        if (InvisibleCharacters.IsVariationSelector(c))
        {
            return c >= 0xFE0E && (InvisibleCharacters.IsPictograph(previous) || next == 0x20E3);
        }

        if (c == InvisibleCharacters.ZeroWidthJoiner
            && (InvisibleCharacters.IsPictograph(previous) || previous == 0xFE0F)
            && InvisibleCharacters.IsPictograph(next))
        {
            return true;
        }

        return c is InvisibleCharacters.ZeroWidthJoiner or InvisibleCharacters.ZeroWidthNonJoiner
            && InvisibleCharacters.IsJoiningLetter(previous)
            && InvisibleCharacters.IsJoiningLetter(next);
    }

    /// <summary>Whether five tag letters of a nation of Great Britain and the closing tag follow; each takes two UTF-16 units.</summary>
    private static bool IsBritishFlag(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 12 || Rune.DecodeFromUtf16(rest[10..], out var last, out _) != OperationStatus.Done || last.Value != InvisibleCharacters.CancelTag)
        {
            return false;
        }

        Span<char> nation = stackalloc char[5];
        for (var i = 0; i < nation.Length; i++)
        {
            if (Rune.DecodeFromUtf16(rest[(2 * i)..], out var tag, out _) != OperationStatus.Done || tag.Value is < 0xE0061 or > 0xE007A)
            {
                return false;
            }

            nation[i] = (char)(tag.Value - 0xE0000);
        }

        return nation.ContainsAny(BritishFlags);
    }

    private int Keep(int c)
    {
        if (c < 0x10000)
        {
            _kept.Append((char)c);
        }
        else
        {
            _kept.Append(new Rune(c).ToString());
        }

        return c;
    }

    private int Drop(int c, int previous)
    {
        Removed++;
        _suspicious |= InvisibleCharacters.IsSuspicious(c);
        return previous;
    }
}
