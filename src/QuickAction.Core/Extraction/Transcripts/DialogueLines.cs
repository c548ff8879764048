using System.Collections;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>
/// The lines of a file, read once each. In blocks, since one array for all lines of a long document is so large that the collector looks through everything
/// that is alive each time one is asked for (docs/performance.md).
/// </summary>
internal sealed class DialogueLines : IReadOnlyList<DialogueLine>
{
    /// <summary>A line takes about a hundred bytes, and a block stays under the 85,000 from which an array counts as large.</summary>
    private const int InBlock = 512;

    /// <summary>What stands above a talk is no longer than this.</summary>
    private const int MostHeadLines = 60;

    private readonly DialogueLine[][] _blocks;

    public DialogueLines(IReadOnlyList<SourceLine> lines)
    {
        Count = lines.Count;
        _blocks = new DialogueLine[(Count + InBlock - 1) / InBlock][];
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i] = new DialogueLine[Math.Min(InBlock, Count - (i * InBlock))];
        }

        for (var i = 0; i < Count; i++)
        {
            _blocks[i / InBlock][i % InBlock] = DialogueLine.Read(lines[i]);
        }

        UnlabelHead();
    }

    public int Count { get; }

    public DialogueLine this[int index] => _blocks[index / InBlock][index % InBlock];

    public IEnumerator<DialogueLine> GetEnumerator() => _blocks.SelectMany(b => b).GetEnumerator();

    /// <summary>
    /// "Clerk: Jo Bell" above the talk says who the clerk is; the same further down is the clerk calling on Jo Bell. "Parish Council: Annual Meeting" above it is a
    /// title, unless the council speaks again.
    /// </summary>
    private void UnlabelHead()
    {
        for (var i = 0; i < Math.Min(Count, MostHeadLines); i++)
        {
            var line = this[i];
            if (line.Form is DialogueForm.Blank or DialogueForm.Words)
            {
                continue;
            }

            if (line.Form is not (DialogueForm.Labelled or DialogueForm.Header) || line.StartMs is not null || !(IsOfOffice(line) || IsTitle(line)))
            {
                return;
            }

            _blocks[i / InBlock][i % InBlock] = DialogueLine.Unlabelled(line);
        }
    }

    private bool IsTitle(DialogueLine line) => MeetingHeading.IsTitle(line.Label, line.Words.Span) && this.Count(l => l.Label == line.Label) == 1;

    private static bool IsOfOffice(DialogueLine line) =>
        line.Form == DialogueForm.Labelled && AttendanceHeading.Read(line.Source.Text.Span.Trim(), out _) is AttendanceKind.Office or AttendanceKind.Group && ReadsAsNames(line.Words.Span);

    /// <summary>Capitals after every comma and no stop at the end: nobody says so.</summary>
    private static bool ReadsAsNames(ReadOnlySpan<char> words)
    {
        if (words.TrimEnd() is not [.., var end] || end is '.' or '?' or '!' or '\u2026')
        {
            return false;
        }

        foreach (var range in words.SplitAny(',', ';'))
        {
            var parts = words[range].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || !char.IsUpper(parts[0][0]) || (parts.Length > 1 && !char.IsUpper(parts[1][0]) && parts[1][0] is not ('(' or '-' or '\u2013')))
            {
                return false;
            }
        }

        return true;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
