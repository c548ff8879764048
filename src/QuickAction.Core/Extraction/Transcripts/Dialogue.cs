using System.Text;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>
/// Turns lines of "Name: words", "Name  0:05" and the like into the turns of a transcript, whatever format the lines came from. Lines before the
/// first turn are the transcript's head; words without a name go on with whoever spoke last; stage directions and headings are nobody's.
/// </summary>
internal sealed class Dialogue
{
    private readonly SourceTextBuilder _builder;
    private readonly SpeakerCensus _census;
    private readonly StringBuilder _words = new();
    private bool _begun;
    private string? _speaker;
    private long? _startMs;
    private long? _endMs;
    private int? _page;

    private Dialogue(SourceTextBuilder builder, SpeakerCensus census)
    {
        _builder = builder;
        _census = census;
    }

    /// <summary>Adds the lines as turns; false, and nothing added, when they are not talk.</summary>
    public static bool TryAdd(IReadOnlyList<SourceLine> lines, SourceTextBuilder builder)
    {
        var read = new DialogueLines(lines);
        builder.ThrowIfCancelled();
        var census = DialogueTest.Count(read);
        if (!DialogueTest.IsTalk(read, census))
        {
            return false;
        }

        new Dialogue(builder, census).Add(read);
        return true;
    }

    private void Add(DialogueLines lines)
    {
        var afterBlank = true;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Form == DialogueForm.Blank)
            {
                afterBlank = true;
                continue;
            }

            Add(lines[i], afterBlank, DialogueTest.NextForm(lines, i));
            afterBlank = false;
        }

        Flush();
    }

    private void Add(DialogueLine line, bool afterBlank, DialogueForm next)
    {
        switch (line.Form)
        {
            case DialogueForm.Labelled when _census.IsSpeaker(line.Label):
                Begin(line.Label, line);
                _words.Append(line.Words);
                break;
            case DialogueForm.Header when _census.IsSpeaker(line.Label):
                Begin(line.Label, line);
                break;
            case DialogueForm.TimedWords when line.Label.Length > 0 && next == DialogueForm.Words && _census.IsSpeaker(line.Label):
                Begin(line.Label, line);
                break;
            case DialogueForm.TimedWords when line.IsExactTime:
                Begin(_speaker, line);
                _words.Append(line.Words);
                break;
            case DialogueForm.Time:
                Begin(_speaker, line);
                break;

            // Teams' page repeats the name on a line of its own before the time.
            case DialogueForm.Words when next is DialogueForm.Time or DialogueForm.Header && _census.IsSpeaker(line.Words.Span):
                break;
            default:
                Continue(line, afterBlank, next);
                break;
        }
    }

    private void Begin(string? speaker, DialogueLine line)
    {
        Flush();
        _begun = true;
        _speaker = speaker;
        _startMs = line.StartMs;
        _endMs = line.EndMs;
        _page = line.Source.Page;
    }

    private void Continue(DialogueLine line, bool afterBlank, DialogueForm next)
    {
        var text = line.Source.Text.Trim();
        var heading = line.Source.Heading;
        if (!_begun)
        {
            _builder.AddPreamble(text.Span);
            _builder.Add(text.Span, heading is null ? SegmentKind.Paragraph : SegmentKind.Heading, line.Source.Page, level: heading);
        }
        else if (heading is not null)
        {
            // Under a new heading nobody is known to speak until somebody is named.
            Flush();
            _speaker = null;
            _builder.Add(text.Span, SegmentKind.Heading, line.Source.Page, level: heading);
        }
        else if (_words.Length > 0 && (IsStageDirection(text.Span) || (afterBlank && next is not DialogueForm.Words && IsHeading(text.Span))))
        {
            Flush();
            _builder.Add(text.Span, SegmentKind.Paragraph, line.Source.Page);
        }
        else
        {
            _page ??= line.Source.Page;
            _words.Append(_words.Length == 0 ? "" : afterBlank ? "\n" : " ").Append(text);
        }
    }

    private void Flush()
    {
        if (_words.Length > 0)
        {
            _builder.AddTurn(_words.ToString(), _speaker, _startMs, _endMs, _page);
        }

        // Words that follow without a time of their own have none.
        (_startMs, _endMs, _page) = (null, null, null);
        _words.Clear();
    }

    private static bool IsStageDirection(ReadOnlySpan<char> text) => (text[0], text[^1]) is ('[', ']') or ('(', ')');

    /// <summary>A short line that stands alone and ends without a stop is a heading or a closing line, not speech.</summary>
    private static bool IsHeading(ReadOnlySpan<char> text) =>
        text.Length <= 80 && (char.IsUpper(text[0]) || char.IsDigit(text[0])) && char.IsLetterOrDigit(text[^1]) && !text.Contains(". ", StringComparison.Ordinal);
}
