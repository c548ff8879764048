using System.Globalization;
using System.Text;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Markup;

/// <summary>Gathers the text of a page between two block boundaries and keeps what kind of block it is, until the whole is known.</summary>
internal sealed class MarkupBlocks(SourceTextBuilder builder)
{
    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _text = new();
    private bool _space;

    /// <summary>Pieces that a reader of the page would not see or would not read, counted and said in a note.</summary>
    public int LeftOut { get; set; }

    /// <summary>Text with its white space as the page would show it: runs of it are one space.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _space = true;
                continue;
            }

            if (_space && _text.Length > 0 && _text[^1] is not ('\n' or '\t'))
            {
                _text.Append(' ');
            }

            _space = false;
            _text.Append(c);
        }
    }

    /// <summary>Text whose white space is kept, as in <c>pre</c>.</summary>
    public void AppendAsIs(ReadOnlySpan<char> text)
    {
        _space = false;
        _text.Append(text);
    }

    public void BreakLine()
    {
        _space = false;
        _text.Append('\n');
    }

    /// <summary>A space at a block boundary inside a table's cell, where no segment may end.</summary>
    public void Part() => _space = true;

    public void NextCell()
    {
        _space = false;
        _text.Append('\t');
    }

    /// <summary>Ends the block that is being gathered; false, and nothing happens, when there is no text.</summary>
    public bool End(SegmentKind kind, int? level = null, int? row = null, string? mark = null)
    {
        var text = _text.ToString();
        _text.Clear();
        _space = false;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        _blocks.Add(new Block(mark is null ? text : $"{mark} {text.TrimStart()}", kind, level, row));
        return true;
    }

    /// <summary>Hands the blocks on: as talk when they read like it, else as what the page says they are.</summary>
    public void Finish(string? title)
    {
        builder.Title = title;
        if (LeftOut > 0)
        {
            builder.Note(new ExtractionNote(
                "page-parts-left-out",
                Severity.Info,
                string.Create(CultureInfo.InvariantCulture, $"{LeftOut} parts of the page that are not its text (menus, hidden parts, forms) were left out.")));
        }

        var lines = _blocks.SelectMany(b => b.Text.Split('\n')).Select(line => new SourceLine(builder.Clean(line).AsMemory())).ToList();
        if (_blocks.TrueForAll(b => b.Kind is not SegmentKind.TableRow) && Dialogue.TryAdd(lines, builder))
        {
            return;
        }

        foreach (var block in _blocks)
        {
            builder.Add(block.Text, block.Kind, row: block.Row, level: block.Level);
        }
    }

    /// <summary>The finished source, as a transcript when it turned out to be one.</summary>
    public static SourceText Shape(SourceTextBuilder builder) => builder.Build(
        builder.Segments.Any(s => s.Kind == SegmentKind.Turn) ? SourceShape.Transcript : SourceShape.Document,
        "No text was found on the page; if it is drawn by a script, print it to PDF in a browser and give that.");

    private sealed record Block(string Text, SegmentKind Kind, int? Level, int? Row);
}
