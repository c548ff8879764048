using System.Xml.Linq;
using QuickAction.Core.Samples.Markup;
using static QuickAction.Core.Samples.Office.DocxElements;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>Turns the stretches of a paragraph into Word's runs; collects the comments and the links that they need.</summary>
internal sealed class DocxInlines
{
    private const string Reviewer = "Union safety representative";
    private const string Reviewed = "2026-01-14T10:30:00Z";
    private readonly List<XElement> _comments = [];
    private readonly List<OfficeLink> _links = [];
    private int _changes;

    /// <summary>The comments met so far, as the comments part holds them.</summary>
    public IReadOnlyList<XElement> Comments => _comments;

    /// <summary>The addresses met so far.</summary>
    public IReadOnlyList<OfficeLink> Links => _links;

    public IEnumerable<XElement> Runs(IEnumerable<Inline> inlines) => inlines.SelectMany(Elements);

    private IEnumerable<XElement> Elements(Inline inline) => inline.Kind switch
    {
        InlineKind.Bold => [Bold(inline.Text)],
        InlineKind.Italic => [Run(Look(new XElement(Word + "i")), Text(inline.Text))],
        InlineKind.Inserted => [Change("ins", Text(inline.Text))],
        InlineKind.Deleted => [Change("del", new XElement(Word + "delText", KeepSpaces, inline.Text))],
        InlineKind.Link => [Link(inline)],
        InlineKind.Note => [Run(
            Look(Value("rStyle", "FootnoteReference")),
            new XElement(Word + "footnoteReference", new XAttribute(Word + "id", inline.Text)))],
        InlineKind.Comment => CommentMarks(inline.Text),
        _ => [Run(Text(inline.Text))],
    };

    private XElement Change(string kind, XElement text) => Reviewing(kind, ++_changes, Run(text));

    private XElement Link(Inline inline)
    {
        var link = new OfficeLink($"rIdLink{_links.Count + 1}", inline.Target ?? "");
        _links.Add(link);
        return new XElement(
            Word + "hyperlink",
            new XAttribute(Relation + "id", link.Id),
            Run(Look(Value("rStyle", "Hyperlink")), Text(inline.Text)));
    }

    private IEnumerable<XElement> CommentMarks(string text)
    {
        var id = new XAttribute(Word + "id", _comments.Count);
        _comments.Add(Reviewing("comment", _comments.Count, new XAttribute(Word + "initials", "US"), Paragraph(Run(Text(text)))));
        return
        [
            new XElement(Word + "commentRangeStart", id),
            new XElement(Word + "commentRangeEnd", id),
            Run(new XElement(Word + "commentReference", id)),
        ];
    }

    /// <summary>What the reviewer did to the text, or said of it.</summary>
    private static XElement Reviewing(string kind, int id, params object[] content) => new(
        Word + kind,
        new XAttribute(Word + "id", id),
        new XAttribute(Word + "author", Reviewer),
        new XAttribute(Word + "date", Reviewed),
        content);
}
