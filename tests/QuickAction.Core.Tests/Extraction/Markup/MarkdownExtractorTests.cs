using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Markup;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Markup;

public sealed class MarkdownExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new MarkdownExtractor();

    [Fact]
    public async Task Marks_become_what_they_mean()
    {
        var source = await Read("""
            ---
            author: somebody
            ---
            # Winter plan

            We *will* grit **12 roads**.[^1]

            1. Salt
            2. Sand
               - coarse

            | Road | Miles |
            |---|---|
            | A12 | 7 |

            > Quoted.

            [^1]: Not the lanes.
            """);

        source.Segments.Select(s => (s.Kind, s.Text)).ShouldBe(
        [
            (SegmentKind.Heading, "Winter plan"),
            (SegmentKind.Paragraph, "We will grit 12 roads.[1]"),
            (SegmentKind.ListItem, "1. Salt"),
            (SegmentKind.ListItem, "2. Sand"),
            (SegmentKind.ListItem, "coarse"),
            (SegmentKind.TableRow, "Road\tMiles"),
            (SegmentKind.TableRow, "A12\t7"),
            (SegmentKind.Paragraph, "Quoted."),
            (SegmentKind.Footnote, "1. Not the lanes."),
        ]);
    }

    [Asvs("V1.3.5")]
    [Fact]
    public async Task Raw_HTML_meets_the_same_rules_as_a_page()
    {
        var source = await Read("Before.\n\n<script>alert('x')</script>\n\n<div hidden>Unseen</div>\n\nAfter.");

        source.Segments.Select(s => s.Text).ShouldBe(["Before.", "After."]);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("- ")]
    public async Task Deep_nesting_is_read_or_refused(string mark)
    {
        try
        {
            (await Read(new StringBuilder().Insert(0, mark, 20_000).Append("text").ToString())).Segments.ShouldNotBeEmpty();
        }
        catch (QuickActionException refusal)
        {
            refusal.Code.ShouldBe(ProblemCode.InputRefused);
        }
    }

    protected override SourceFile Sample() => File("# Café\n\nOne two three.\n\n- Four\n- Five\n\n| a | b |\n|---|---|\n| c | d |\n");

    protected override SourceFile Empty() => File("\n\n---\n\n");

    private static SourceFile File(string text) => new("notes.md", Encoding.UTF8.GetBytes(text));

    private async Task<SourceText> Read(string text) => await Extractor.ExtractAsync(File(text), Limits, TestContext.Current.CancellationToken);
}
