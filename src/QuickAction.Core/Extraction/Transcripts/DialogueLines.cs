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
    }

    public int Count { get; }

    public DialogueLine this[int index] => _blocks[index / InBlock][index % InBlock];

    public IEnumerator<DialogueLine> GetEnumerator() => _blocks.SelectMany(b => b).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
