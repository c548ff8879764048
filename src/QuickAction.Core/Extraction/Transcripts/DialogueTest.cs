using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>Decides whether lines are a transcript. In doubt they are a document: a speaker must never be invented from the heading of a form.</summary>
internal static class DialogueTest
{
    /// <summary>The same question for a text that nobody has read yet.</summary>
    public static bool IsTalk(IReadOnlyList<SourceLine> lines)
    {
        var read = new DialogueLines(lines);
        return IsTalk(read, Count(read));
    }

    public static SpeakerCensus Count(DialogueLines lines)
    {
        var census = new SpeakerCensus();
        var talk = ListOfPresent.Read(lines, out var named);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Form is DialogueForm.Blank or DialogueForm.Time)
            {
                continue;
            }

            if (i == talk)
            {
                census.Expect(named);
            }

            census.CountUnit();
            if (line.Form == DialogueForm.Labelled || IsHead(lines, i))
            {
                census.CountLabel(line.Label);
            }
        }

        return census;
    }

    public static bool IsTalk(DialogueLines lines, SpeakerCensus census)
    {
        if (!census.IsLabelled)
        {
            return IsTimedTalk(lines);
        }

        int starts = 0, turns = 0, timed = 0, sentences = 0;
        long words = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var isHead = IsHead(lines, i);
            starts += line.Form is DialogueForm.Labelled || isHead || (line.Form is not DialogueForm.Blank && (i == 0 || lines[i - 1].Form == DialogueForm.Blank)) ? 1 : 0;
            if ((line.Form != DialogueForm.Labelled && !isHead) || !census.IsSpeaker(line.Label))
            {
                continue;
            }

            turns++;
            timed += line.StartMs is not null ? 1 : 0;
            var said = isHead ? lines[Next(lines, i)].Words.Span : line.Words.Span;
            sentences += said.TrimEnd("\"'\u201D\u2019)] ").EndsWithAny() ? 1 : 0;
            words += Words.Count(said);
        }

        // Values of a form are short and end without a stop; speech, even unpunctuated, runs on.
        var speaks = timed * 2 > turns || sentences * 10 >= turns * 3 || words >= turns * 6L;
        return turns >= 2 && turns * 10 >= starts * 3 && speaks;
    }

    /// <summary>A name whose words stand on the lines after it.</summary>
    public static bool IsHead(DialogueLines lines, int at) =>
        (lines[at].Form == DialogueForm.Header || (lines[at].Form == DialogueForm.TimedWords && lines[at].Label.Length > 0))
        && NextForm(lines, at) == DialogueForm.Words;

    public static DialogueForm NextForm(DialogueLines lines, int at)
    {
        var next = Next(lines, at);
        return next < lines.Count ? lines[next].Form : DialogueForm.Blank;
    }

    private static int Next(DialogueLines lines, int at)
    {
        do
        {
            at++;
        }
        while (at < lines.Count && lines[at].Form == DialogueForm.Blank);
        return at;
    }

    /// <summary>Times without names: each line with one, or lines of times between lines of words that never go back.</summary>
    private static bool IsTimedTalk(DialogueLines lines)
    {
        int filled = 0, timedWords = 0, times = 0;
        var last = 0L;
        var forward = true;
        foreach (var line in lines)
        {
            filled += line.Form == DialogueForm.Blank ? 0 : 1;
            timedWords += line.Form == DialogueForm.TimedWords && line.IsExactTime ? 1 : 0;
            if (line.Form == DialogueForm.Time)
            {
                times++;
                forward &= line.StartMs >= last;
                last = line.StartMs ?? last;
            }
        }

        return (timedWords >= 2 && timedWords * 2 >= filled) || (times >= 3 && forward && times * 4 >= filled && times * 3 <= filled * 2);
    }

    private static bool EndsWithAny(this ReadOnlySpan<char> text) => !text.IsEmpty && text[^1] is '.' or '?' or '!' or '\u2026' or '-' or '\u2013' or '\u2014';
}
