using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>What one line could be in a transcript. Whether it is, the whole file decides.</summary>
internal enum DialogueForm
{
    Blank,

    /// <summary>Words without a name or time.</summary>
    Words,

    /// <summary>Words after a time: "[00:01:02] words".</summary>
    TimedWords,

    /// <summary>"Name: words", perhaps with a time before or after the name.</summary>
    Labelled,

    /// <summary>A name with a time, or a name and a colon: the words follow on the next lines.</summary>
    Header,

    /// <summary>A time alone.</summary>
    Time,
}

/// <summary>One line read for its name, its time and its words.</summary>
internal readonly struct DialogueLine
{
    public required DialogueForm Form { get; init; }

    public required SourceLine Source { get; init; }

    public string Label { get; init; }

    public ReadOnlyMemory<char> Words { get; init; }

    public long? StartMs { get; init; }

    public long? EndMs { get; init; }

    /// <summary>True when the time is plainly one of a recording.</summary>
    public bool IsExactTime { get; init; }

    public static DialogueLine Read(SourceLine source)
    {
        var line = source.Text.Trim();
        if (line.IsEmpty)
        {
            return new DialogueLine { Form = DialogueForm.Blank, Source = source, Label = "" };
        }

        // "Item 2: Budget" as a heading is nobody's speech; a name and a time in heading's type head a turn.
        if (source.Heading is not null)
        {
            return Read(source with { Heading = null }) is { StartMs: not null } timed ? timed : Plain(source, line);
        }

        if (TimeStamps.TryReadSpan(line.Span, out var start, out var end, out var length, out var exact))
        {
            return AfterTime(source, line[length..], start, end, exact);
        }

        return Bracketed(source, line) ?? Labelled(source, line, null, null, exact: false) ?? Named(source, line) ?? Plain(source, line);
    }

    private static DialogueLine AfterTime(SourceLine source, ReadOnlyMemory<char> rest, long start, long? end, bool exact)
    {
        rest = rest.TrimStart(" \t\u00A0-\u2013\u2014|:").TrimEnd();
        if (rest.IsEmpty)
        {
            return new DialogueLine { Form = DialogueForm.Time, Source = source, Label = "", StartMs = start, EndMs = end, IsExactTime = exact };
        }

        // "10:15 am ..." is the time of day.
        long? from = rest.Span.StartsWith("am ", StringComparison.OrdinalIgnoreCase) || rest.Span.StartsWith("pm ", StringComparison.OrdinalIgnoreCase) ? null : start;
        return Labelled(source, rest, from, end, exact)
            ?? new DialogueLine
            {
                // A name alone after a time may head a turn, or be words: the label is kept for the file to decide.
                Form = DialogueForm.TimedWords,
                Source = source,
                Label = SpeakerLabel.IsName(rest.Span) ? rest.ToString() : "",
                Words = rest,
                StartMs = from,
                EndMs = end,
                IsExactTime = exact && from is not null,
            };
    }

    /// <summary>"[Name] 10:15:32", as Zoom saves it.</summary>
    private static DialogueLine? Bracketed(SourceLine source, ReadOnlyMemory<char> line)
    {
        var close = line.Span.IndexOf(']');
        if (line.Span[0] != '[' || close < 2 || !SpeakerLabel.IsName(line.Span[1..close]))
        {
            return null;
        }

        var rest = line.Span[(close + 1)..].Trim();
        return TimeStamps.TryRead(rest, out var start, out var length, out _) && length == rest.Length
            ? new DialogueLine { Form = DialogueForm.Header, Source = source, Label = line[1..close].ToString(), StartMs = start, IsExactTime = true }
            : null;
    }

    private static DialogueLine? Labelled(SourceLine source, ReadOnlyMemory<char> line, long? start, long? end, bool exact)
    {
        // "**Name:** words": what programs write that think everything is Markdown.
        var text = line.Span.StartsWith("**", StringComparison.Ordinal) ? line.ToString().Replace("**", "", StringComparison.Ordinal).Trim().AsMemory() : line;
        if (!SpeakerLabel.TryRead(text.Span, out var label, out var words))
        {
            return null;
        }

        if (TimeStamps.TryTakeFromEnd(label, out var name, out var inLabel) && SpeakerLabel.IsName(name))
        {
            label = name;
            start ??= inLabel;
        }

        return new DialogueLine
        {
            Form = words.IsEmpty ? DialogueForm.Header : DialogueForm.Labelled,
            Source = source,
            Label = label.ToString(),
            Words = text[(text.Length - words.Length)..],
            StartMs = start,
            EndMs = end,
            IsExactTime = exact,
        };
    }

    /// <summary>"Name  0:05": a line of its own before the words.</summary>
    private static DialogueLine? Named(SourceLine source, ReadOnlyMemory<char> line)
    {
        if (line.Length > 160 || !TimeStamps.TryTakeFromEnd(line.Span, out var name, out var start))
        {
            return null;
        }

        if (name.IsEmpty)
        {
            return new DialogueLine { Form = DialogueForm.Time, Source = source, Label = "", StartMs = start, IsExactTime = true };
        }

        return SpeakerLabel.IsName(name)
            ? new DialogueLine { Form = DialogueForm.Header, Source = source, Label = name.ToString(), StartMs = start, IsExactTime = true }
            : null;
    }

    /// <summary>The line as words that nobody says.</summary>
    public static DialogueLine Unlabelled(DialogueLine line) => Plain(line.Source, line.Source.Text.Trim());

    private static DialogueLine Plain(SourceLine source, ReadOnlyMemory<char> line) =>
        new() { Form = DialogueForm.Words, Source = source, Label = "", Words = line };
}
