using System.Buffers;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>
/// The WebVTT cue text tokenizer and the part of the DOM construction rules that decides whose words are whose (W3C WebVTT, sections 6.4 and 6.5).
/// Formatting, languages, ruby and inner times are parsed and leave only their words.
/// </summary>
internal sealed class CueText(CaptionFile file)
{
    private static readonly SearchValues<char> ClassEnds = SearchValues.Create("\t\n\f ");

    private readonly CaptionFile _file = file;
    private readonly List<Node> _open = [];

    private enum Tag
    {
        Class,
        Italic,
        Bold,
        Underline,
        Ruby,
        RubyText,
        Voice,
        Language,
    }

    /// <summary>An open tag and the voice that words inside it have.</summary>
    private readonly record struct Node(Tag Tag, string? Voice);

    private string? Voice => _open.Count == 0 ? null : _open[^1].Voice;

    /// <summary>Appends the words of one cue to the file, a run for each voice.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        _open.Clear();
        while (!text.IsEmpty)
        {
            var mark = text.IndexOfAny('&', '<');
            _file.Append(mark < 0 ? text : text[..mark]);
            text = mark < 0 ? [] : text[mark..];
            if (!text.IsEmpty)
            {
                text = text[0] == '&' ? ReadReference(text[1..]) : ReadTag(text[1..]);
            }
        }

        _file.EndRun(Voice);
    }

    private ReadOnlySpan<char> ReadReference(ReadOnlySpan<char> after)
    {
        var taken = CharacterReferences.TryRead(after, out var characters);
        _file.Append(taken == 0 ? "&" : characters);
        return after[taken..];
    }

    private ReadOnlySpan<char> ReadTag(ReadOnlySpan<char> after)
    {
        var close = after.IndexOf('>');
        var tag = close < 0 ? after : after[..close];
        var rest = close < 0 ? [] : after[(close + 1)..];
        if (tag.IsEmpty || tag[0] is >= '0' and <= '9')
        {
            // An empty tag or a time within the cue.
            return rest;
        }

        if (tag[0] == '/')
        {
            End(tag[1..]);
            return rest;
        }

        var nameEnd = 0;
        while (nameEnd < tag.Length && tag[nameEnd] is not ('\t' or '\n' or '\f' or ' ' or '.'))
        {
            nameEnd++;
        }

        var name = tag[..nameEnd];
        var tail = tag[nameEnd..];
        if (!tail.IsEmpty && tail[0] == '.')
        {
            var classesEnd = tail.IndexOfAny(ClassEnds);
            tail = classesEnd < 0 ? [] : tail[classesEnd..];
        }

        Begin(name, tail);
        return rest;
    }

    private void Begin(ReadOnlySpan<char> name, ReadOnlySpan<char> annotation)
    {
        Tag? tag = name switch
        {
            "c" => Tag.Class,
            "i" => Tag.Italic,
            "b" => Tag.Bold,
            "u" => Tag.Underline,
            "ruby" => Tag.Ruby,
            "rt" when _open.Count > 0 && _open[^1].Tag == Tag.Ruby => Tag.RubyText,
            "v" => Tag.Voice,
            "lang" => Tag.Language,
            _ => null,
        };
        if (tag is Tag.Voice)
        {
            _file.EndRun(Voice);
            _open.Add(new Node(Tag.Voice, Annotation(annotation) ?? Voice));
        }
        else if (tag is { } known)
        {
            _open.Add(new Node(known, Voice));
        }
    }

    private void End(ReadOnlySpan<char> name)
    {
        if (_open.Count == 0)
        {
            return;
        }

        var matches = _open[^1].Tag switch
        {
            Tag.Class => name is "c",
            Tag.Italic => name is "i",
            Tag.Bold => name is "b",
            Tag.Underline => name is "u",
            Tag.Ruby => name is "ruby",
            Tag.RubyText => name is "rt" or "ruby",
            Tag.Voice => name is "v",
            _ => name is "lang",
        };
        if (!matches)
        {
            return;
        }

        // "</ruby>" closes an open ruby text with it.
        var closed = _open[^1].Tag == Tag.RubyText && name is "ruby" ? 2 : 1;
        if (_open[^1].Tag == Tag.Voice)
        {
            _file.EndRun(Voice);
        }

        _open.RemoveRange(_open.Count - closed, closed);
    }

    /// <summary>White space trimmed and collapsed, references decoded; null when nothing is left, for that names nobody.</summary>
    private string? Annotation(ReadOnlySpan<char> annotation)
    {
        annotation = Trimmed(annotation);
        if (annotation.IsEmpty)
        {
            return null;
        }

        return IsPlain(annotation) ? _file.Voice(annotation) : DecodeAnnotation(annotation);
    }

    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';

    private static bool IsPlain(ReadOnlySpan<char> annotation)
    {
        var before = ' ';
        foreach (var c in annotation)
        {
            if (c is '&' or '\t' or '\n' or '\f' or '\r' || (c == ' ' && before == ' '))
            {
                return false;
            }

            before = c;
        }

        return true;
    }

    private string? DecodeAnnotation(ReadOnlySpan<char> annotation)
    {
        var decoded = new System.Text.StringBuilder(annotation.Length);
        for (var i = 0; i < annotation.Length; i++)
        {
            if (annotation[i] != '&')
            {
                decoded.Append(annotation[i]);
                continue;
            }

            var taken = CharacterReferences.TryRead(annotation[(i + 1)..], out var characters);
            decoded.Append(taken == 0 ? "&" : characters);
            i += taken;
        }

        var name = string.Join(' ', decoded.ToString().Split((char[])['\t', '\n', '\f', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? null : _file.Voice(name);
    }
}
