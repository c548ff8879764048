using QuickAction.Core.Review;
using QuickAction.Web.Pages;

namespace QuickAction.Web.Tests;

public sealed class DiffHtmlTests
{
    [Theory]
    [InlineData("Ada to send the rota round by Friday.", "Ada to send the rota round by Monday.", "Ada to send the rota round by [-Friday][+Monday].")]
    [InlineData("The keys are in the office.", "The 41 keys are kept in the office.", "The [+41 ]keys are [+kept ]in the office.")]
    [InlineData("It is agreed, we will keep the Thursday surgery at the library.", "The heating is to be looked at by a plumber on 3 June.", "[-It is agreed, we will keep the Thursday surgery at the library.][+The heating is to be looked at by a plumber on 3 June.]")]
    [InlineData("Same.", "Same.", "Same.")]
    [InlineData("", "All of it is new.", "[+All of it is new.]")]
    public void A_change_is_shown_so_that_it_can_be_read(string before, string after, string shown) => Shown(before, after).ShouldBe(shown);

    /// <summary>Both texts can be read out of it, character for character.</summary>
    [Theory]
    [InlineData("a b c d e f g", "a x c y e z g")]
    [InlineData("He was at school. He is well.", "She was, at school.  She is not well!")]
    public void Nothing_is_lost_by_it(string before, string after)
    {
        var pieces = DiffHtml.Readable(WordDiff.Of(before, after));

        string.Concat(pieces.Where(p => p.Kind != DiffKind.Inserted).Select(p => p.Text)).ShouldBe(before);
        string.Concat(pieces.Where(p => p.Kind != DiffKind.Deleted).Select(p => p.Text)).ShouldBe(after);
    }

    private static string Shown(string before, string after) => string.Concat(DiffHtml.Readable(WordDiff.Of(before, after)).Select(p => p.Kind switch
    {
        DiffKind.Deleted => $"[-{p.Text}]",
        DiffKind.Inserted => $"[+{p.Text}]",
        _ => p.Text,
    }));
}
