using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>What reading a PDF does in haste, beside the plain way to say the same.</summary>
public sealed partial class PdfMeasureTests
{
    private static readonly Arbitrary<int[]> Heights = Gen.Choose(-40, 40).ArrayOf().Where(h => h.Length > 0).ToArbitrary();

    private static readonly Arbitrary<(string First, string Second)> Footers = Gen.Elements('0', '7', '1', ' ', 'p', '-')
        .ArrayOf().Select(static c => new string(c)).Two().Select(static t => (t.Item1, t.Item2)).ToArbitrary();

    [Fact]
    public void A_quantile_is_what_stands_there_when_all_are_sorted() =>
        Prop.ForAll(Heights, heights => Enumerable.Range(0, 11).All(tenths =>
        {
            var values = Array.ConvertAll(heights, static h => h / 4f);
            var sorted = values.Order().ToList();

            return Quantile.At(values, values.Length, tenths / 10d).Equals(sorted[(int)((sorted.Count - 1) * (tenths / 10d))]);
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void A_quantile_of_many_alike_or_sorted_the_wrong_way_is_found_too()
    {
        Quantile.At(Enumerable.Repeat(7f, 50_000).ToArray(), 50_000, 0.5).ShouldBe(7);
        Quantile.At([.. Enumerable.Range(0, 50_001).Select(static i => 50_000f - i)], 50_001, 0.5).ShouldBe(25_000);
        Quantile.At([float.NaN, 2, 1], 3, 0).ShouldBe(float.NaN);
    }

    [Fact]
    public void Lines_are_put_in_order_and_those_of_one_height_keep_theirs() =>
        Prop.ForAll(Heights, heights =>
        {
            var lines = heights.Select(static (h, i) => new PdfLine([new PdfWord(i, h, i, h, "x")], i)).ToList();

            return Placed.By(lines, static l => l.YMin).SequenceEqual(lines.OrderBy(static l => l.YMin));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_in_running_lines_are_masked_and_compared_as_patterns_would() =>
        Prop.ForAll(Footers, footers =>
        {
            var (first, second) = footers;
            var mask = PageNumbers.Read(first) is null ? Digits().Replace(first, "#") : "#";

            return PageNumbers.Mask(first) == mask
                && PageNumbers.CountAlike(first, second, 2) == All(first).Zip(All(second)).All(static n => n.First == n.Second || n.Second - n.First == 2);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_that_begin_or_end_alike_are_not_taken_for_one_another()
    {
        string[] words = ["a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwxy", "café", "£5", "a\0", "\0"];
        var read = new List<string>();
        var reader = new BboxReader(1, (page, _) => read.AddRange(page.Lines.Select(static l => l.Text)));

        for (var round = 0; round < 2; round++)
        {
            reader.Read("<page width=\"595\" height=\"842\">"u8);
            foreach (var word in words)
            {
                reader.Read(Encoding.UTF8.GetBytes($"  <word xMin=\"1.500000\" yMin=\"2\" xMax=\"-3.25\" yMax=\"4\">{word}</word>"));
                reader.Read("</line>"u8);
            }

            reader.Read("</page>"u8);
        }

        read.ShouldBe([.. words, .. words]);
    }

    private static IEnumerable<int> All(string text) =>
        Digits().Matches(text).Select(static m => int.TryParse(m.ValueSpan, CultureInfo.InvariantCulture, out var value) ? value : 0);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
