using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>
/// Reads one story of a Word document (body, header, footer, or the notes) as its XML streams by, once. Elements that only group others need no
/// word here: their content is read. What an element ends is kept on a stack beside its depth, so that ends always match.
/// </summary>
internal sealed class WordStory
{
    private readonly XmlReader _reader;
    private readonly WordSource _source;
    private readonly StoryWriter _writer;
    private readonly WordListCounter _lists;
    private readonly WordFields _fields = new();
    private readonly HashSet<string> _notesShown = new(StringComparer.Ordinal);
    private readonly Stack<OpenElement> _open = new();
    private WordParagraphProperties _paragraph;
    private WordRunProperties _run;

    /// <summary>Whether tracked changes took out the row or the cell that is open.</summary>
    private bool _isRowDeleted;
    private bool _isCellDeleted;

    private WordStory(XmlReader reader, WordSource source)
    {
        _reader = reader;
        _source = source;
        _writer = new StoryWriter(source.Budget);
        _lists = new WordListCounter(source.Numbering, source.Styles);
    }

    public static List<OfficeBlock> Read(XmlReader reader, WordSource source) => new WordStory(reader, source).Read();

    private List<OfficeBlock> Read()
    {
        var more = _reader.Read();
        while (more)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                if (!Enter())
                {
                    _reader.Skip();
                    more = !_reader.EOF;
                    continue;
                }

                if (_reader.IsEmptyElement)
                {
                    Leave();
                }
            }
            else if (_reader.NodeType == XmlNodeType.EndElement)
            {
                Leave();
            }

            more = _reader.Read();
        }

        return _writer.Finish();
    }

    /// <summary>False to pass over the element and all that is in it.</summary>
    private bool Enter() =>
        WordNames.IsWord(_reader) ? EnterWord(_reader.LocalName)
        : WordNames.IsCompatibility(_reader) ? EnterAlternative(_reader.LocalName)
        : !WordNames.IsMath(_reader) || EnterMath(_reader.LocalName);

    private bool EnterWord(string name)
    {
        switch (name)
        {
            case "p":
                Open(Ending.Paragraph);
                _writer.BeginParagraph();
                (_paragraph, _run) = (default, default);
                return true;
            case "pPr":
                _paragraph = WordParagraphProperties.Read(_reader);
                _source.Tally.Deletions += _paragraph.IsMarkDeleted ? 1 : 0;
                return true;
            case "r":
                Open(Ending.Run);
                _run = new WordRunProperties(_source.Styles.Find(_paragraph.Style).IsHidden, null);
                return true;
            case "rPr":
                _run = WordRunProperties.Read(_reader, _source.Styles, _run.IsHidden);
                return true;
            case "t":
                ReadText();
                return true;
            case "tab" or "ptab":
                Append("\t");
                return true;
            case "br" or "cr":
                Append("\n");
                return true;
            case "noBreakHyphen":
                Append("-");
                return true;
            case "sym":
                AppendSymbol(SymbolFonts.Read(WordNames.Attribute(_reader, "font"), WordNames.Attribute(_reader, "char")));
                return true;
            case "fldChar":
                _fields.Mark(WordNames.Attribute(_reader, "fldCharType"));
                return true;
            case "ffData":
                Append(WordFormField.Read(_reader));
                return true;
            case "footnoteReference" or "endnoteReference":
                AddNote(name[..^"Reference".Length]);
                return true;
            case "commentReference":
                _source.Tally.Comments++;
                return true;
            case "ins" or "moveTo":
                _source.Tally.Insertions++;
                return true;
            case "del" or "moveFrom":
                _source.Tally.Deletions++;
                return false;
            case "altChunk" or "subDoc":
                _source.Tally.EmbeddedParts++;
                return false;
            case "drawing" or "pict" or "object":
                _source.Tally.HasPictures = true;
                return true;
            default:
                return EnterBlock(name);
        }
    }

    private bool EnterBlock(string name)
    {
        switch (name)
        {
            case "tbl":
                Open(Ending.Table);
                _writer.BeginTable();
                return true;
            case "tr":
                if (_writer.BeginRow())
                {
                    Open(Ending.Row);
                    _isRowDeleted = false;
                }

                return true;
            case "tc":
                if (_writer.BeginCell())
                {
                    Open(Ending.Cell);
                    _isCellDeleted = false;
                }

                return true;
            case "trPr":
                _isRowDeleted |= HasChild("del");
                return true;
            case "tcPr":
                _isCellDeleted |= HasChild("cellDel");
                return true;
            case "txbxContent":
                Open(Ending.Box);
                _writer.BeginBox();
                return true;
            case "footnote" or "endnote":
                return BeginNote(name);
            default:
                return name is not ("delText" or "delInstrText" or "instrText" or "sectPr" or "tblPr" or "tblPrEx" or "tblGrid" or "sdtPr" or "sdtEndPr" or "rt" or "rubyPr");
        }
    }

    /// <summary>The same content in several forms: the first of them that gives text is the one that is read.</summary>
    private bool EnterAlternative(string name)
    {
        switch (name)
        {
            case "AlternateContent":
                Open(Ending.Alternatives);
                return true;
            case "Choice" or "Fallback":
                return !_open.TryPeek(out var outer) || outer.Ending != Ending.Alternatives || outer.Depth != _reader.Depth - 1 || outer.Written == _writer.Written;
            default:
                return true;
        }
    }

    private bool EnterMath(string name)
    {
        if (name == "t")
        {
            ReadText();
        }
        else if (name == "den")
        {
            Append("/");
        }

        return true;
    }

    private void Open(Ending ending) =>
        _open.Push(new OpenElement(_reader.Depth, ending, _paragraph, _run, _isRowDeleted, _isCellDeleted, _writer.Written, null));

    private void Leave()
    {
        if (!_open.TryPeek(out var open) || open.Depth != _reader.Depth)
        {
            return;
        }

        _open.Pop();
        switch (open.Ending)
        {
            case Ending.Paragraph:
                EndParagraph();
                break;
            case Ending.Table:
                _writer.EndTable();
                break;
            case Ending.Row:
                _writer.EndRow(_isRowDeleted);
                _source.Tally.Deletions += _isRowDeleted ? 1 : 0;
                break;
            case Ending.Cell:
                _writer.EndCell(_isCellDeleted);
                break;
            case Ending.Box:
                _writer.EndBox();
                break;
            case Ending.Note:
                EndNote(open.Note);
                break;
        }

        (_paragraph, _run, _isRowDeleted, _isCellDeleted) = (open.Paragraph, open.Run, open.IsRowDeleted, open.IsCellDeleted);
    }

    private void EndParagraph()
    {
        if (_paragraph.IsMarkDeleted || _paragraph.IsDropCap)
        {
            _writer.EndJoinedParagraph(_paragraph.IsDropCap ? "" : " ");
            return;
        }

        var style = _source.Styles.Find(_paragraph.Style);
        var (number, level) = NextNumber(style);
        var heading = _paragraph.Outline is { } outline ? (outline is >= 0 and < 9 ? outline + 1 : null) : style.Heading ?? (style.IsTitle ? 1 : null);
        if (style.IsTitle && _writer.Length > 0)
        {
            _source.Title ??= _writer.Text();
        }

        var (kind, depth) = style.IsContents ? (SegmentKind.PageFurniture, null)
            : heading is not null ? (SegmentKind.Heading, heading)
            : number is not null ? (SegmentKind.ListItem, level + 1)
            : (SegmentKind.Paragraph, (int?)null);
        _writer.EndParagraph(kind, depth, number ?? "");
    }

    private (string? Number, int? Level) NextNumber(WordStyle style)
    {
        if ((_paragraph.List ?? style.List) is not { } list || list == 0)
        {
            return (null, null);
        }

        var level = _paragraph.Level ?? (_paragraph.List is null ? _lists.LevelOf(list, _paragraph.Style) : null) ?? style.ListLevel ?? 0;
        return (_lists.Next(list, level), Math.Clamp(level, 0, WordNumbering.MostLevels - 1));
    }

    private bool BeginNote(string kind)
    {
        // Separators and continuation notices are drawn by the program, not written by anybody.
        if (WordNames.Attribute(_reader, "type") is not (null or "normal") || WordNames.Attribute(_reader, "id") is not { } id)
        {
            return false;
        }

        _open.Push(new OpenElement(_reader.Depth, Ending.Note, _paragraph, _run, _isRowDeleted, _isCellDeleted, _writer.Written, (kind, id)));
        _writer.BeginNote();
        return true;
    }

    private void EndNote((string Kind, string Id)? note)
    {
        if (_writer.EndNote() is { } text && note is { } key)
        {
            _source.Notes.TryAdd(key, text);
        }
    }

    private void AddNote(string kind)
    {
        if (WordNames.Attribute(_reader, "id") is { } id && _notesShown.Add(kind + id) && _source.Notes.TryGetValue((kind, id), out var note))
        {
            _writer.AddAfter([note]);
        }
    }

    /// <summary>Whether the element has such a child. Leaves the reader on the element's end.</summary>
    private bool HasChild(string child)
    {
        var has = false;
        if (_reader.IsEmptyElement)
        {
            return has;
        }

        var depth = _reader.Depth;
        while (_reader.Read() && _reader.Depth > depth)
        {
            has |= _reader.NodeType == XmlNodeType.Element && _reader.Depth == depth + 1 && _reader.LocalName == child && WordNames.IsWord(_reader);
        }

        return has;
    }

    private void ReadText()
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (_reader.Read() && _reader.Depth > depth)
        {
            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                AppendText(_reader.Value);
            }
        }
    }

    private void AppendText(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\t', '\r') >= 0)
        {
            // Line ends within the XML are spaces; a line break on the page is an element.
            text = text.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        }

        if (text.AsSpan().IndexOfAnyInRange('\uF000', '\uF0FF') < 0)
        {
            Append(text);
            return;
        }

        foreach (var c in text)
        {
            AppendSymbol(SymbolFonts.IsPrivate(c) ? SymbolFonts.Read(_run.Font, c) : c.ToString());
        }
    }

    private void AppendSymbol(string? symbol)
    {
        if (symbol is null)
        {
            _source.Tally.UnknownSymbols++;
        }
        else
        {
            Append(symbol);
        }
    }

    private void Append(string text)
    {
        if (text.Length == 0 || _fields.IsInInstruction)
        {
            return;
        }

        if (_run.IsHidden)
        {
            _source.Tally.HiddenRuns += string.IsNullOrWhiteSpace(text) ? 0 : 1;
            return;
        }

        _writer.Append(text);
    }

    private enum Ending
    {
        Paragraph,
        Run,
        Table,
        Row,
        Cell,
        Box,
        Note,
        Alternatives,
    }

    private readonly record struct OpenElement(
        int Depth,
        Ending Ending,
        WordParagraphProperties Paragraph,
        WordRunProperties Run,
        bool IsRowDeleted,
        bool IsCellDeleted,
        long Written,
        (string Kind, string Id)? Note);
}
