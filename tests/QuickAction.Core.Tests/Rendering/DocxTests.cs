using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Rendering;
using QuickAction.Core.Rendering.Pages;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

public sealed class DocxTests : IDisposable
{
    private readonly WordprocessingDocument _minutes = Open(Some.MinutesResult());

    public void Dispose() => _minutes.Dispose();

    [Fact]
    public void The_Open_XML_validator_finds_no_error()
    {
        Errors(_minutes).ShouldBeEmpty();
        using var summary = Open(Some.SummaryResult());
        Errors(summary).ShouldBeEmpty();
        using var approved = Open(Some.MinutesResult(), Approved);
        Errors(approved).ShouldBeEmpty();
    }

    [Fact]
    public void The_validator_would_have_found_an_error()
    {
        var editable = new MemoryStream();
        editable.Write(Renderer.Render(Some.MinutesResult(), OutputFormat.Docx, RenderOptions.Default));
        using var broken = WordprocessingDocument.Open(editable, isEditable: true);

        broken.MainDocumentPart!.Document.Body!.PrependChild(new RunProperties());

        Errors(broken).ShouldNotBeEmpty();
    }

    [Asvs("V14.2.8")]
    [Fact]
    public void The_file_says_its_title_author_language_and_state()
    {
        _minutes.PackageProperties.Title.ShouldBe("Harbour Locality team meeting");
        _minutes.PackageProperties.Creator.ShouldBe("QuickAction");
        _minutes.PackageProperties.Language.ShouldBe("en-GB");
        _minutes.PackageProperties.ContentStatus.ShouldBe("Draft");
        var styles = _minutes.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.Languages!.Val!.Value.ShouldBe("en-GB");
        _minutes.MainDocumentPart.DocumentSettingsPart!.Settings.GetFirstChild<ThemeFontLanguages>()!.Val!.Value.ShouldBe("en-GB");
    }

    [Fact]
    public void The_foot_of_each_page_names_the_record_and_the_state_of_the_log_that_holds_it()
    {
        var options = RenderOptions.Default with { Log = new LogState(412, "q83ZkAbcdEFGhijk+/0123456789ABCDEFGHIJKLMNO=") };
        using var minutes = Open(Some.MinutesResult(), options);

        var foot = minutes.MainDocumentPart!.FooterParts.Single().Footer!.InnerText;

        foot.ShouldContain($"Record {Some.MinutesResult().Records[0]} · log root q83ZkAbcdE… at 412");
        Errors(minutes).ShouldBeEmpty();
    }

    [Fact]
    public void Headings_are_Words_own_and_leave_no_level_out()
    {
        var headings = Paragraphs().Where(p => StyleName(p).StartsWith("heading ", StringComparison.Ordinal)).ToList();
        var levels = headings.Select(p => StyleName(p)[^1] - '0').ToList();

        StyleName(Paragraphs().First()).ShouldBe("Title");
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        headings.Select(h => h.InnerText).ShouldContain("The <referral> form & its *boxes*");
    }

    [Fact]
    public void Every_table_repeats_its_header_row_keeps_rows_whole_and_says_what_it_is()
    {
        var tables = Body().Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>().ToList();

        tables.Count.ShouldBe(4);
        foreach (var table in tables)
        {
            var rows = table.Elements<TableRow>().ToList();
            rows[0].TableRowProperties!.GetFirstChild<TableHeader>().ShouldNotBeNull();
            rows.ShouldAllBe(r => r.TableRowProperties!.GetFirstChild<CantSplit>() != null);
            table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value.ShouldNotBeNullOrEmpty();
            table.Descendants<GridColumn>().Sum(c => int.Parse(c.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInRange(9_600, 9_638);
        }
    }

    [Fact]
    public void The_action_table_has_number_action_owner_due_and_status()
    {
        var table = Body().Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>().Last();
        var rows = table.Elements<TableRow>().Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToList()).ToList();

        rows[0].ShouldBe(["No.", "Action", "Owner", "Due", "Status"]);
        rows[1].ShouldBe(["", "Priya Raman to write to the duty workers about the two-day rule by Friday.", "Priya Raman", "by Friday (24 April 2026)", "Open"]);
        rows[3][2..].ShouldBe(["Nobody named", "Not stated", "Open"]);
    }

    [Fact]
    public void Every_citation_is_a_footnote_that_says_who_and_when()
    {
        var notes = _minutes.MainDocumentPart!.FootnotesPart!.Footnotes.Elements<Footnote>().Where(n => n.Type is null).ToList();
        var marks = Body().Descendants<FootnoteReference>().Select(r => r.Id!.Value).ToList();
        var minutes = Some.MinutesResult();
        var cited = new[] { minutes.Summary, minutes.Decisions, minutes.Actions, minutes.Risks, minutes.Questions }.SelectMany(s => s)
            .Concat(minutes.Topics.SelectMany(t => t.Points))
            .Concat(minutes.Sections.SelectMany(s => s.Items))
            .Sum(s => s.Citations.Count) + minutes.Warnings.Sum(w => w.Citations.Count);

        notes.Count.ShouldBe(cited);
        notes.Select(n => n.Id!.Value).ShouldBe(marks);
        notes.Select(n => n.InnerText).ShouldContain(" Siân Pryce, 0:02:11: \u201Cevery carer is rung back within two working days from the first of May\u201D");
    }

    [Fact]
    public void A_draft_says_so_on_every_page_and_an_approved_version_does_not()
    {
        _minutes.MainDocumentPart!.HeaderParts.ShouldHaveSingleItem().Header.InnerText.ShouldBe("DRAFT");

        using var approved = Open(Some.MinutesResult(), Approved);
        approved.MainDocumentPart!.HeaderParts.ShouldBeEmpty();
        approved.MainDocumentPart.Document.InnerText.ShouldNotContain("DRAFT");
        approved.PackageProperties.ContentStatus.ShouldBe("Approved");
    }

    [Fact]
    public void Every_foot_has_the_record_and_the_page_of_the_pages()
    {
        var footer = _minutes.MainDocumentPart!.FooterParts.ShouldHaveSingleItem().Footer;

        footer.InnerText.ShouldStartWith("Record 019f6a3c-77aa-7c1e-8d10-52c4b7a90e11");
        footer.Descendants<SimpleField>().Select(f => f.Instruction!.Value!.Trim()).ShouldBe(["PAGE", "NUMPAGES"]);
    }

    [Fact]
    public void No_text_can_make_the_file_unreadable()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll<NonNull<string>>(text =>
        {
            var odd = $"{text.Get}\u0000\u0008\u001F\uD800\uFFFE<w:p>&]]>\u202Ename";
            using var document = Open(Some.MinutesResult() with { Title = odd, Topics = [new Core.Analysis.Topic { Title = odd, Points = [new Core.Analysis.Statement { Text = odd }] }] });
            return document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().First().InnerText == Plain.Of(odd)
                && document.MainDocumentPart.Document.Body!.Descendants<Paragraph>().Count(p => p.InnerText == $"{Plain.Of(odd)}") >= 3;
        }));
    }

    private static RenderOptions Approved => new() { Approval = new Approval("Mei Lindqvist", new DateOnly(2026, 5, 3)) };

    private Body Body() => _minutes.MainDocumentPart!.Document.Body!;

    private IEnumerable<Paragraph> Paragraphs() => Body().Elements<Paragraph>();

    private string StyleName(Paragraph paragraph) => _minutes.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>()
        .Single(s => s.StyleId == paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value).StyleName!.Val!.Value!;

    private static WordprocessingDocument Open(Core.Analysis.Result result, RenderOptions? options = null) =>
        WordprocessingDocument.Open(new MemoryStream(Renderer.Render(result, OutputFormat.Docx, options ?? RenderOptions.Default)), isEditable: false);

    private static IEnumerable<string> Errors(WordprocessingDocument document) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
}
