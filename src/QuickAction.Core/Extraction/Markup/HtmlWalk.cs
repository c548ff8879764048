using AngleSharp.Dom;

namespace QuickAction.Core.Extraction.Markup;

/// <summary>
/// Goes through a page in document order and says what each piece of text is. Without recursion, so that no page can end the process by its depth.
/// </summary>
internal sealed class HtmlWalk(MarkupBlocks blocks, CancellationToken cancellationToken)
{
    private const int NodesBetweenChecks = 4096;
    private readonly Stack<HtmlList> _lists = new();
    private int _tables;
    private int _row;
    private int _cell;
    private int _furniture;
    private int _preformatted;
    private int _footnotes;
    private string? _mark;

    public void Read(IDocument page)
    {
        INode? node = page.Body is null ? page.DocumentElement : page.Body;
        var root = node;
        var visited = 0;
        while (node is not null)
        {
            if (++visited % NodesBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var goesIn = Enter(node);
            if (goesIn && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            node = Climb(node, root, entered: goesIn);
        }

        EndBlock();
    }

    /// <summary>Leaves nodes until one has a sibling to go on with.</summary>
    private INode? Climb(INode node, INode? root, bool entered)
    {
        var current = node;
        while (true)
        {
            if (entered && current is IElement element)
            {
                Leave(element);
            }

            entered = true;
            if (current == root)
            {
                return null;
            }

            if (current.NextSibling is { } next)
            {
                return next;
            }

            if (current.Parent is not { } parent)
            {
                return null;
            }

            current = parent;
        }
    }

    /// <summary>False for what is not looked into.</summary>
    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            Append(text.Data);
            return false;
        }

        if (node is not IElement element)
        {
            return false;
        }

        if (HtmlElements.IsLeftOut(element))
        {
            blocks.LeftOut += HtmlElements.IsCounted(element) ? 1 : 0;
            return false;
        }

        Begin(element);
        return true;
    }

    private void Append(string text)
    {
        if (_preformatted > 0 && _tables == 0)
        {
            blocks.AppendAsIs(text);
        }
        else
        {
            blocks.Append(text);
        }
    }

    private void Begin(IElement element)
    {
        if (HtmlElements.IsBlock(element))
        {
            EndBlock();
        }

        switch (element.LocalName)
        {
            case "br":
                blocks.BreakLine();
                break;
            case "ul" or "ol" or "menu":
                _lists.Push(new HtmlList(element));
                break;
            case "li" when _lists.TryPeek(out var list):
                _mark = list.Next(element);
                break;
            case "table":
                _tables++;
                _row = _tables == 1 ? 0 : _row;
                break;
            case "tr" when _tables == 1:
                _row++;
                _cell = 0;
                break;
            case "td" or "th" when _tables == 1 && _cell++ > 0:
                blocks.NextCell();
                break;
            case "pre" or "textarea":
                _preformatted++;
                break;
            case "header" or "footer" when HtmlElements.IsOfThePage(element):
                _furniture++;
                break;
            case "a" when HtmlElements.IsFootnoteMark(element):
                // In brackets, or "12 roads.1" would be read as a number.
                blocks.Append("[");
                break;
            case "div" or "section" or "aside" when HtmlElements.HoldsFootnotes(element):
                _footnotes++;
                break;
        }
    }

    private void Leave(IElement element)
    {
        switch (element.LocalName)
        {
            case "tr" when _tables == 1:
                blocks.End(SegmentKind.TableRow, row: _row);
                break;
            case "table":
                _tables--;
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when _tables == 0:
                blocks.End(_furniture > 0 ? SegmentKind.PageFurniture : SegmentKind.Heading, level: element.LocalName[1] - '0');
                break;
            default:
                if (HtmlElements.IsBlock(element))
                {
                    EndBlock();
                }

                break;
        }

        switch (element.LocalName)
        {
            case "ul" or "ol" or "menu":
                _lists.TryPop(out _);
                break;
            case "pre" or "textarea":
                _preformatted--;
                break;
            case "header" or "footer" when HtmlElements.IsOfThePage(element):
                _furniture--;
                break;
            case "a" when HtmlElements.IsFootnoteMark(element):
                blocks.Append("]");
                break;
            case "div" or "section" or "aside" when HtmlElements.HoldsFootnotes(element):
                _footnotes--;
                break;
        }
    }

    /// <summary>Inside a table a block ends no segment: the row does.</summary>
    private void EndBlock()
    {
        if (_tables > 0)
        {
            blocks.Part();
            return;
        }

        var kind = _furniture > 0 ? SegmentKind.PageFurniture
            : _footnotes > 0 ? SegmentKind.Footnote
            : _lists.Count > 0 ? SegmentKind.ListItem
            : SegmentKind.Paragraph;
        if (blocks.End(kind, level: kind == SegmentKind.ListItem ? _lists.Count : null, mark: _mark))
        {
            _mark = null;
        }
    }
}
