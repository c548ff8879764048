using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QuickAction.Core.Samples.Markup;

namespace QuickAction.Core.Samples.Office;

/// <summary>Turns the stretches of a paragraph into Word's runs; collects the comments and the links that they need.</summary>
internal sealed class DocxInlines(MainDocumentPart main)
{
    private const string Reviewer = "Union safety representative";
    private static readonly DateTime Reviewed = new(2026, 1, 14, 10, 30, 0, DateTimeKind.Utc);
    private int _changes;
    private int _comments;
    private int _links;

    /// <summary>The comments met so far, as the comments part holds them.</summary>
    public List<Comment> Comments { get; } = [];

    public IEnumerable<OpenXmlElement> Runs(IEnumerable<Inline> inlines) => inlines.SelectMany(Elements);

    private IEnumerable<OpenXmlElement> Elements(Inline inline) => inline.Kind switch
    {
        InlineKind.Bold => [Run(inline.Text, new Bold())],
        InlineKind.Italic => [Run(inline.Text, new Italic())],
        InlineKind.Inserted => [new InsertedRun(Run(inline.Text)) { Id = NextChange(), Author = Reviewer, Date = Reviewed }],
        InlineKind.Deleted => [Deleted(inline.Text)],
        InlineKind.Link => [Link(inline)],
        InlineKind.Note => [NoteReference(inline.Text)],
        InlineKind.Comment => CommentMarks(inline.Text),
        _ => [Run(inline.Text)],
    };

    private static Run Run(string text, params OpenXmlElement[] style) =>
        style.Length == 0 ? new Run(WordPackage.Text(text)) : new Run(new RunProperties(style), WordPackage.Text(text));

    private DeletedRun Deleted(string text) => new(new Run(new DeletedText(text) { Space = SpaceProcessingModeValues.Preserve }))
    {
        Id = NextChange(),
        Author = Reviewer,
        Date = Reviewed,
    };

    private Hyperlink Link(Inline inline)
    {
        var id = $"rIdLink{++_links}";
        main.AddHyperlinkRelationship(new Uri(inline.Target ?? ""), isExternal: true, id);
        return new Hyperlink(Run(inline.Text, new RunStyle { Val = "Hyperlink" })) { Id = id };
    }

    private static Run NoteReference(string number) => new(
        new RunProperties(new RunStyle { Val = "FootnoteReference" }),
        new FootnoteReference { Id = int.Parse(number, CultureInfo.InvariantCulture) });

    private IEnumerable<OpenXmlElement> CommentMarks(string text)
    {
        var id = (_comments++).ToString(CultureInfo.InvariantCulture);
        Comments.Add(new Comment(new Paragraph(Run(text))) { Id = id, Author = Reviewer, Initials = "US", Date = Reviewed });
        return [new CommentRangeStart { Id = id }, new CommentRangeEnd { Id = id }, new Run(new CommentReference { Id = id })];
    }

    private string NextChange() => (++_changes).ToString(CultureInfo.InvariantCulture);
}
