using System.Buffers;
using System.Text;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Text;

/// <summary>Plain text that is not talk: paragraphs between blank lines, and the few marks by which people show headings and lists without a format.</summary>
internal sealed class Prose
{
    private const int MostHeadingCharacters = 100;
    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("-=_*~# ");
    private readonly SourceTextBuilder _builder;
    private readonly StringBuilder _paragraph = new();
    private SegmentKind _kind = SegmentKind.Paragraph;
    private int? _level;

    private Prose(SourceTextBuilder builder)
    {
        _builder = builder;
    }

    public static void Add(IReadOnlyList<SourceLine> lines, SourceTextBuilder builder)
    {
        var prose = new Prose(builder);
        var start = 0;
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i == lines.Count || lines[i].Text.Span.IsWhiteSpace())
            {
                prose.AddBlock(lines, start, i);
                start = i + 1;
            }
        }
    }

    /// <summary>Lines between two blank ones. Wrapped lines are one paragraph again; lines that were ended on purpose stay apart.</summary>
    private void AddBlock(IReadOnlyList<SourceLine> lines, int start, int end)
    {
        var widest = 0;
        for (var i = start; i < end; i++)
        {
            widest = Math.Max(widest, lines[i].Text.Length);
        }

        for (var i = start; i < end; i++)
        {
            var line = lines[i].Text.Span.Trim();
            if (IsRule(line))
            {
                continue;
            }

            var underlined = i + 1 < end && IsUnderline(lines[i + 1].Text.Span.Trim());
            var alone = start + 1 == end;
            if (TryHeading(line, underlined, alone, out var title, out var level))
            {
                Flush();
                _builder.Add(title, SegmentKind.Heading, level: level);
            }
            else if (_paragraph.Length == 0 && TryListItem(lines[i].Text.Span, out var item, out var depth))
            {
                Flush();
                _paragraph.Append(item);
                (_kind, _level) = (SegmentKind.ListItem, depth);
                FlushUnlessContinued(lines, i, end, widest);
            }
            else
            {
                _paragraph.Append(_paragraph.Length == 0 ? "" : " ").Append(line);
                FlushUnlessContinued(lines, i, end, widest);
            }
        }

        Flush();
    }

    /// <summary>
    /// Whether the line after this one only goes on because the line was full: near the width of its block, at most an e-mail's or a terminal's; or
    /// because a sentence plainly runs on, or the next line is indented under its list item.
    /// </summary>
    private bool IsContinuation(IReadOnlyList<SourceLine> lines, int at, int widest)
    {
        var line = lines[at].Text.Span;
        var following = lines[at + 1].Text.Span;
        if (TryListItem(following, out _, out _) || AttendanceHeading.BeginsList(following.Trim()))
        {
            return _kind == SegmentKind.Paragraph && IsWrappedNumber(line, following);
        }

        var next = following.Trim();
        var first = next.IndexOf(' ') is var space and >= 0 ? next[..space] : next;
        var isFull = widest is >= 40 and <= 140 && line.TrimEnd().Length + 1 + first.Length > widest * 9 / 10;
        var runsOn = char.IsLower(next[0]) && Words.Count(line) >= 4 && line.TrimEnd()[^1] is not ('.' or '?' or '!' or ':');
        return isFull || runsOn || (_kind == SegmentKind.ListItem && following.Length - next.Length >= 2 + (_level - 1) * 2);
    }

    /// <summary>"... fell to" and "9. Staff are": a number that ends a sentence came to stand first in its line. A list begins with 1, or after a line that ends.</summary>
    private static bool IsWrappedNumber(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
    {
        var number = next.TrimStart();
        return char.IsAsciiDigit(number[0]) && !number.StartsWith("1.") && !number.StartsWith("1)") && Words.Count(line) >= 4 && line.TrimEnd()[^1] is not ('.' or '?' or '!' or ':' or ';');
    }

    private void FlushUnlessContinued(IReadOnlyList<SourceLine> lines, int at, int end, int widest)
    {
        if (at + 1 == end || !IsContinuation(lines, at, widest))
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (_paragraph.Length > 0)
        {
            _builder.Add(_paragraph.ToString(), _kind, level: _level);
            _paragraph.Clear();
        }

        (_kind, _level) = (SegmentKind.Paragraph, null);
    }

    private static bool TryHeading(ReadOnlySpan<char> line, bool underlined, bool alone, out ReadOnlySpan<char> title, out int level)
    {
        level = 1;
        title = line;
        var marks = line.IndexOfAnyExcept('#');
        if (marks is >= 1 and <= 6 && line[marks] == ' ')
        {
            level = marks;
            title = line[marks..].Trim(" #");
            return !title.IsEmpty;
        }

        if (line.Length > MostHeadingCharacters || line.IsEmpty)
        {
            return false;
        }

        return underlined || (alone && IsShouted(line)) || (alone && IsNumberedTitle(line, out level));
    }

    private static bool IsShouted(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var c in line)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= 3 && line[^1] is not ('.' or ',' or ';');
    }

    /// <summary>"2.1 Findings": a section number, then words that do not end as a sentence does.</summary>
    private static bool IsNumberedTitle(ReadOnlySpan<char> line, out int level)
    {
        level = 1;
        var number = line.IndexOfAnyExcept(NumberMarks);
        if (number < 1 || line[number] != ' ' || !char.IsAsciiDigit(line[0]) || line[^1] is '.' or ',' or ';' or '?' or '!')
        {
            return false;
        }

        var digits = line[..number].TrimEnd('.');
        level = Math.Min(6, digits.Count('.') + 1);
        var words = line[number..].TrimStart();
        return !words.IsEmpty && char.IsUpper(words[0]) && digits.Length <= 8;
    }

    /// <summary>"- item", "* item", "\u2022 item", "1. item", "a) item"; two spaces of indent are a level.</summary>
    private static bool TryListItem(ReadOnlySpan<char> line, out ReadOnlySpan<char> item, out int depth)
    {
        var text = line.TrimStart();
        depth = 1 + Math.Min(8, (line.Length - text.Length) / 2);
        item = text;
        if (text.Length > 2 && text[0] is '-' or '*' or '\u2022' or '\u25E6' or '\u2013' or '\u00B7' && char.IsWhiteSpace(text[1]))
        {
            item = text[2..].Trim();
            return !item.IsEmpty;
        }

        // The number stays: people cite by it.
        var mark = text.IndexOfAny(". )");
        return mark is > 0 and <= 3 && mark + 1 < text.Length && text[mark] is '.' or ')' && text[mark + 1] == ' '
            && (text[..mark].IndexOfAnyExceptInRange('0', '9') < 0 || (mark == 1 && char.IsAsciiLetterLower(text[0])));
    }

    private static bool IsRule(ReadOnlySpan<char> line) => line.Length >= 3 && line.IndexOfAnyExcept(RuleMarks) < 0;

    private static bool IsUnderline(ReadOnlySpan<char> line) => line.Length >= 3 && (line.IndexOfAnyExcept('=') < 0 || line.IndexOfAnyExcept('-') < 0);
}
