using System.Xml;

namespace QuickAction.Core.Extraction.Office.OpenDocument;

/// <summary>
/// Reads a part of an OpenDocument text as its XML streams by, once: its styles, its headers and footers, its body. Text stands between the
/// elements of a paragraph; what is an element's own business (alternative texts, citations of notes) is passed over by name.
/// </summary>
internal sealed class OdtStory
{
    private readonly XmlReader _reader;
    private readonly OdtSource _source;
    private readonly StoryWriter _writer;
    private readonly OdtLists _lists;
    private readonly Stack<OpenElement> _open = new();
    private bool _isHidden;
    private int _contents;

    private OdtStory(XmlReader reader, OdtSource source)
    {
        _reader = reader;
        _source = source;
        _writer = new StoryWriter(source.Budget);
        _lists = new OdtLists(source.Styles);
    }

    public static List<OfficeBlock> Read(XmlReader reader, OdtSource source) => new OdtStory(reader, source).Read();

    private List<OfficeBlock> Read()
    {
        var more = _reader.Read();
        while (more)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element when !Enter():
                    _reader.Skip();
                    more = !_reader.EOF;
                    continue;
                case XmlNodeType.Element when _reader.IsEmptyElement:
                case XmlNodeType.EndElement:
                    Leave();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _writer.IsInParagraph:
                    Append(_reader.Value);
                    break;
            }

            more = _reader.Read();
        }

        return _writer.Finish();
    }

    /// <summary>False to pass over the element and all that is in it.</summary>
    private bool Enter()
    {
        var name = _reader.LocalName;
        switch (_reader.NamespaceURI)
        {
            case OdfNames.Text:
                return EnterText(name);
            case OdfNames.Table:
                return EnterTable(name);
            case OdfNames.Draw:
                return EnterDrawing(name);
            case OdfNames.Style when name is "header" or "header-first" or "header-left" or "footer" or "footer-first" or "footer-left":
                Open(name.StartsWith('h') ? Ending.Header : Ending.Footer);
                _writer.BeginNote();
                return true;
            case OdfNames.Office when name == "annotation":
                _source.Tally.Comments++;
                return false;
            case OdfNames.Office:
                return name is not ("forms" or "scripts" or "event-listeners" or "binary-data");
            case OdfNames.Vector:
                return name is not ("title" or "desc");
            default:
                _source.Styles.Take(_reader);
                return name is not "annotation";
        }
    }

    private bool EnterText(string name)
    {
        if (IsHiddenHere(name))
        {
            _source.Tally.HiddenRuns++;
            return false;
        }

        switch (name)
        {
            case "p" or "h":
                BeginParagraph(name == "h");
                return true;
            case "span":
                Open(Ending.Span);
                _isHidden |= _source.Styles.IsHidden("text", StyleName());
                return true;
            case "s":
                Append(' ', OdfNames.Number(_reader, "c", OdfNames.Text) ?? 1);
                return true;
            case "tab":
                Append('\t', 1);
                return true;
            case "line-break":
                Append('\n', 1);
                return true;
            case "list":
                Open(Ending.List);
                _lists.Begin(_reader);
                return true;
            case "list-item":
                _lists.BeginItem(OdfNames.Number(_reader, "start-value", OdfNames.Text));
                return true;
            case "list-header":
                _lists.BeginHeader();
                return true;
            case "note-body":
                Open(Ending.Note);
                _writer.BeginNote();
                return true;
            case "tracked-changes":
                CountChanges();
                return true;
            case "table-of-content" or "illustration-index" or "table-index" or "object-index" or "user-index" or "alphabetical-index":
                Open(Ending.Contents);
                _contents++;
                return true;
            default:
                _source.Styles.Take(_reader);
                return name is not ("note-citation" or "ruby-text" or "script") && !name.EndsWith("-source", StringComparison.Ordinal);
        }
    }

    private bool EnterTable(string name)
    {
        switch (name)
        {
            case "table":
                Open(Ending.Table);
                _writer.BeginTable();
                return true;
            case "table-row":
                if (_writer.BeginRow())
                {
                    Open(Ending.Row, OdfNames.Times(_reader, "number-rows-repeated"));
                }

                return true;
            case "table-cell" or "covered-table-cell":
                if (_writer.BeginCell())
                {
                    Open(Ending.Cell, OdfNames.Times(_reader, "number-columns-repeated"));
                }

                return true;
            default:
                return name is not ("title" or "desc" or "tracked-changes");
        }
    }

    private bool EnterDrawing(string name)
    {
        switch (name)
        {
            case "text-box" or "custom-shape" or "rect" or "ellipse" or "circle" or "polygon" or "polyline" or "path" or "line" or "connector" or "caption" or "measure":
                Open(Ending.Box);
                _writer.BeginBox();
                return true;
            case "image" or "object" or "object-ole" or "plugin" or "applet":
                _source.Tally.HasPictures = true;
                return name == "object";
            default:
                return true;
        }
    }

    /// <summary>Sections and fields that say of themselves that they are not shown.</summary>
    private bool IsHiddenHere(string name) =>
        _reader.GetAttribute("display", OdfNames.Text) is "none"
        || (name is "hidden-text" or "section" && _reader.GetAttribute("is-hidden", OdfNames.Text) == "true");

    private void BeginParagraph(bool isHeading)
    {
        var style = StyleName();
        var isTitle = _source.Styles.IsTitle(style);
        var item = _lists.NextItem(style);
        var (kind, level) = isHeading ? (SegmentKind.Heading, OdfNames.Number(_reader, "outline-level", OdfNames.Text) is { } outline and > 0 ? outline : 1)
            : isTitle ? (SegmentKind.Heading, 1)
            : item is { } found ? (SegmentKind.ListItem, found.Level + 1)
            : (SegmentKind.Paragraph, (int?)null);
        var number = item?.Number ?? "";
        if (isHeading && item is null && _reader.GetAttribute("is-list-header", OdfNames.Text) != "true")
        {
            number = _lists.NextHeading(level ?? 1, OdfNames.Number(_reader, "start-value", OdfNames.Text));
        }

        _open.Push(new OpenElement(_reader.Depth, Ending.Paragraph, _isHidden, 1)
        {
            Kind = _contents > 0 ? SegmentKind.PageFurniture : kind,
            Level = _contents > 0 ? null : level,
            Number = _contents > 0 ? "" : number,
            IsTitle = isTitle,
        });
        _isHidden |= _source.Styles.IsHidden("paragraph", style);
        _writer.BeginParagraph();
    }

    private void Open(Ending ending, int times = 1) => _open.Push(new OpenElement(_reader.Depth, ending, _isHidden, times));

    private void Leave()
    {
        if (!_open.TryPeek(out var open) || open.Depth != _reader.Depth)
        {
            return;
        }

        _open.Pop();
        _isHidden = open.WasHidden;
        switch (open.Ending)
        {
            case Ending.Paragraph:
                _source.Title ??= open.IsTitle && _writer.Text() is { Length: > 0 } title ? title : null;
                _writer.EndParagraph(open.Kind, open.Level, open.Number);
                break;
            case Ending.List:
                _lists.End();
                break;
            case Ending.Table:
                _writer.EndTable();
                break;
            case Ending.Row:
                _writer.EndRow(isDeleted: false, open.Times);
                break;
            case Ending.Cell:
                _writer.EndCell(isDeleted: false, open.Times);
                break;
            case Ending.Box:
                _writer.EndBox();
                break;
            case Ending.Note:
                EndNote(note => _writer.AddAfter([note]));
                break;
            case Ending.Header:
                EndNote(_source.Headers.Add);
                break;
            case Ending.Footer:
                EndNote(_source.Footers.Add);
                break;
            case Ending.Contents:
                _contents--;
                break;
        }
    }

    private void EndNote(Action<OfficeBlock> keep)
    {
        if (_writer.EndNote() is { } note)
        {
            keep(note);
        }
    }

    private string? StyleName() => _reader.GetAttribute("style-name", OdfNames.Text);

    /// <summary>Text that was deleted is kept in this element; here it is only counted. Leaves the reader on the element's end.</summary>
    private void CountChanges()
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (_reader.Read() && _reader.Depth > depth)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.NamespaceURI == OdfNames.Text && _reader.Depth == depth + 2)
            {
                _source.Tally.Insertions += _reader.LocalName == "insertion" ? 1 : 0;
                _source.Tally.Deletions += _reader.LocalName == "deletion" ? 1 : 0;
            }
        }
    }

    /// <summary>White space in the XML is one space at most, and none at the start of a paragraph; more of it is written as elements.</summary>
    private void Append(string text)
    {
        if (_isHidden)
        {
            _source.Tally.HiddenRuns += string.IsNullOrWhiteSpace(text) ? 0 : 1;
            return;
        }

        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var space = rest.IndexOfAny(" \t\r\n");
            var words = space < 0 ? rest : rest[..space];
            if (!words.IsEmpty)
            {
                _writer.Append(words);
            }

            if (space < 0)
            {
                return;
            }

            if (_writer.Last is { } last and not (' ' or '\n' or '\t'))
            {
                _writer.Append(' ');
            }

            rest = rest[space..].TrimStart(" \t\r\n");
        }
    }

    private void Append(char c, int times)
    {
        const int most = 100;
        for (var i = 0; i < Math.Min(times, most) && !_isHidden && _writer.IsInParagraph; i++)
        {
            _writer.Append(c);
        }
    }

    private enum Ending
    {
        Paragraph,
        Span,
        List,
        Table,
        Row,
        Cell,
        Box,
        Note,
        Header,
        Footer,
        Contents,
    }

    private readonly record struct OpenElement(int Depth, Ending Ending, bool WasHidden, int Times)
    {
        public SegmentKind Kind { get; init; }
        public int? Level { get; init; }
        public string Number { get; init; } = "";
        public bool IsTitle { get; init; }
    }
}
