using System.Text;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Prompts;

public sealed class TemplateParserTests
{
    [Fact]
    public void A_whole_template_is_read_with_its_defaults()
    {
        var template = TemplateText.Parse(TemplateText.Small);

        template.Id.ShouldBe("tree-walk");
        template.Title.ShouldBe("Tree walk");
        template.Version.ShouldBe(3);
        template.ApprovedBy.ShouldBe("Parks board");
        template.Detect.ShouldBe([new DetectPhrase("tree walk", 7), new DetectPhrase("canopy", 2)]);
        template.Forbidden.ShouldBe(["fell* it"]);
        var trees = template.Sections[1];
        trees.Title.ShouldBe("Trees seen");
        trees.Kind.ShouldBe(SectionKind.List);
        trees.Source.ShouldBe(SectionSource.Cues);
        trees.Instruction.ShouldBe("Each tree, with what was said of it.");
        trees.Cues.ShouldBe(["oak", "ash dieback", "hornbeam"]);
        trees.WhenEmpty.ShouldBe("Not discussed");
        trees.Required.ShouldBeTrue();
        trees.Most.ShouldBe(8);
    }

    [Fact]
    public void The_hash_is_of_the_bytes_so_that_any_change_shows()
    {
        var one = TemplateText.Parse(TemplateText.Small);
        var other = TemplateText.Parse(TemplateText.Small + "\n");

        one.Sha256.Length.ShouldBe(64);
        other.Sha256.ShouldNotBe(one.Sha256);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing_but_the_hash()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(TemplateText.Small.Replace("\n", "\r\n"))];

        var template = TemplateParser.Parse("tree-walk.md", bytes);

        template.Sections[1].Cues.ShouldBe(["oak", "ash dieback", "hornbeam"]);
    }

    [Theory]
    [InlineData("---\nid: tree-walk", "id: tree-walk", 1, "must begin with a line ---")]
    [InlineData("forbidden: fell* it\n---", "forbidden: fell* it", 9, "a heading stands before the head is closed")]
    [InlineData("id: tree-walk", "", 1, "the head has no \"id\"")]
    [InlineData("title: Tree walk", "", 1, "the head has no \"title\"")]
    [InlineData("title: Tree walk", "title:", 3, "has no value")]
    [InlineData("version: 3", "", 1, "the head has no \"version\"")]
    [InlineData("version: 3", "version: three", 4, "a whole number from 1 to 9999")]
    [InlineData("version: 3", "version: 0", 4, "a whole number from 1 to 9999")]
    [InlineData("version: 3", "version: 1.2", 4, "a whole number from 1 to 9999")]
    [InlineData("id: tree-walk", "id: Tree walk", 2, "small letters and digits")]
    [InlineData("id: tree-walk", "id: tree--walk", 2, "small letters and digits")]
    [InlineData("approved-by: Parks board", "aproved-by: Parks board", 5, "has no key \"aproved-by\"; use one of id, title, version")]
    [InlineData("approved-by: Parks board", "title: Again", 5, "stands here a second time")]
    [InlineData("approved-by: Parks board", "approved by the parks board", 5, "no \"key: value\"")]
    [InlineData("canopy (2)", "canopy", 6, "\"canopy\" of \"detect\" has no weight")]
    [InlineData("canopy (2)", "canopy (10)", 6, "has no weight")]
    [InlineData("canopy (2)", "(2)", 6, "has no weight")]
    [InlineData("canopy (2)", "tree walk (7)", 6, "stands twice")]
    [InlineData("fell* it", "fe* it", 7, "fewer than 3 letters before *")]
    [InlineData("fell* it", "fell it...", 7, "begins or ends with")]
    [InlineData("fell* it", "tree*", 3, "the template's own \"forbidden\" list")]
    [InlineData("fell* it", "seen", 16, "the template's own \"forbidden\" list")]
    [InlineData("fell* it", "not discussed", 10, "the template's own \"forbidden\" list")]
    [InlineData("## Present\n", "Some words\n\n## Present\n", 10, "text before the first section")]
    [InlineData("## Present\n", "# Present\n", 10, "a section's heading is \"## \"")]
    [InlineData("## Present\n", "### Present\n", 10, "a section's heading is \"## \"")]
    [InlineData("## Present\n", "## \n", 10, "the heading has no title")]
    [InlineData("id: present\n", "", 10, "the section has no \"id\"")]
    [InlineData("kind: table\n", "", 10, "the section has no \"kind\"")]
    [InlineData("kind: table", "kind: tabel", 12, "no kind of that name; use one of prose, list, table, quote, field")]
    [InlineData("kind: table", "kind: 2", 12, "no kind of that name")]
    [InlineData("from: attendees", "from: people", 13, "no from of that name; use one of cues, attendees")]
    [InlineData("instruction: Who came.", "", 10, "the section has no \"instruction\"")]
    [InlineData("instruction: Who came.", "instruction:", 14, "has no value")]
    [InlineData("instruction: Who came.", "instruction: Who came.\ncues: oak", 15, "\"cues\" belongs only to a section that is filled by cues")]
    [InlineData("id: trees", "id: present", 17, "the id present is already taken")]
    [InlineData("id: trees", "id: previous-actions", 17, "is kept for the follow-up")]
    [InlineData("## Trees seen", "## present", 16, "has the same title")]
    [InlineData("kind: list\n", "kind: list\nfrom: attendees\n", 22, "\"cues\" belongs only")]
    [InlineData("cues: oak; ash dieback;\n  hornbeam", "from: attendees", 21, "already shows the attendees")]
    [InlineData("cues: oak; ash dieback;\n  hornbeam", "", 16, "neither \"cues\" nor \"speakers\"")]
    [InlineData("cues: oak; ash dieback;", "cues: oak;; ash dieback;", 21, "is empty; write a word between")]
    [InlineData("  hornbeam", "  hornbeam;", 22, "is empty; write a word between")]
    [InlineData("  hornbeam", "  hornbeam; Oak", 22, "\"oak\" stands twice")]
    [InlineData("  hornbeam", "  hornbeam; 100%", 22, "\"100%\" of \"cues\" holds a sign that is not said aloud")]
    [InlineData("  hornbeam", "\n  hornbeam", 23, "continues no value")]
    [InlineData("  hornbeam", "hornbeam", 22, "no \"key: value\"")]
    [InlineData("  hornbeam", "  hornbeam\nspeakers: [vicar]", 23, "no group [vicar] of speakers; use one of [person], [family], [professional]")]
    [InlineData("  hornbeam", "  hornbeam\nrequired: perhaps", 23, "must be yes or no")]
    [InlineData("  hornbeam", "  hornbeam\nmost: 0", 23, "a whole number from 1 to 50")]
    public void A_bad_template_is_refused_with_the_line_that_is_wrong(string find, string replace, int line, string says)
    {
        TemplateText.Small.ShouldContain(find);
        var at = TemplateText.Small.IndexOf(find, StringComparison.Ordinal);
        var bad = TemplateText.Small[..at] + replace + TemplateText.Small[(at + find.Length)..];

        var refusal = Should.Throw<QuickActionException>(() => TemplateText.Parse(bad, "tree-walk.md"));

        refusal.Code.ShouldBe(ProblemCode.Misconfigured);
        refusal.Message.ShouldStartWith($"The template tree-walk.md is wrong at line {line}: ");
        refusal.Message.ShouldContain(says);
    }

    [Fact]
    public void A_template_without_sections_or_without_an_end_of_its_head_is_refused()
    {
        Refusal("---\nid: a\ntitle: A\nversion: 1\n---\n").ShouldContain("line 5: the template has no section");
        Refusal("---\nid: a\ntitle: A\nversion: 1\n").ShouldContain("line 4: the head is never closed");
        Refusal("").ShouldContain("line 1: the file must begin");
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_with_their_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("---\nid: a\ntitle: Caf"), 0xE9, .. Encoding.UTF8.GetBytes("\nversion: 1\n---\n")];

        Should.Throw<QuickActionException>(() => TemplateParser.Parse("cafe.md", bytes)).Message.ShouldContain("cafe.md is wrong at line 3: this line is not UTF-8");
    }

    private static string Refusal(string text) => Should.Throw<QuickActionException>(() => TemplateText.Parse(text)).Message;
}
