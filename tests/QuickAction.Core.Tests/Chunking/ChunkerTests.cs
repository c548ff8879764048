using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Chunking;

public sealed class ChunkerTests
{
    private const long Overhead = 8_000;

    [Fact]
    public void A_source_that_fits_is_one_chunk()
    {
        var source = Talk(10);

        var chunk = Cut(source, 100_000).ShouldHaveSingleItem();

        chunk.Parts.Select(p => p.Segment).ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void Nothing_gives_nothing() => Cut([], 500).ShouldBeEmpty();

    [Fact]
    public void Chunks_share_the_source_evenly_instead_of_leaving_a_scrap()
    {
        var chunks = Cut(Talk(210), 1_000);

        chunks.Min(c => c.Tokens).ShouldBeGreaterThan(chunks.Max(c => c.Tokens) / 2);
    }

    [Fact]
    public void A_chunk_begins_with_a_heading_when_one_is_near()
    {
        List<Segment> source = [.. Talk(60).Select(s => s with { Kind = SegmentKind.Paragraph, Speaker = null })];
        source[31] = source[31] with { Kind = SegmentKind.Heading, Level = 1, Text = "Housing" };

        var chunks = Cut(source, (Cut(source, 1_000_000)[0].Tokens / 2) + 150);

        chunks.Select(c => c.Parts[0].Segment).ShouldBe([0, 31]);
    }

    [Fact]
    public void A_chunk_begins_after_a_long_silence_when_one_is_near()
    {
        List<Segment> source = [.. Talk(60)];
        source = [.. source.Select(s => s.Index < 28 ? s : s with { StartMs = s.StartMs + 90_000, EndMs = s.EndMs + 90_000 })];

        var chunks = Cut(source, (Cut(source, 1_000_000)[0].Tokens / 2) + 150);

        chunks.Select(c => c.Parts[0].Segment).ShouldBe([0, 28]);
    }

    [Fact]
    public void A_segment_longer_than_a_chunk_is_cut_after_sentences()
    {
        var text = string.Concat(Enumerable.Range(0, 80).Select(i => $"The officer visited flat {i} and spoke to the tenant. "));
        Segment[] source = [new Segment { Index = 0, Text = text.TrimEnd() }];

        var chunks = Cut(source, 300);

        chunks.Count.ShouldBeGreaterThan(2);
        chunks.SelectMany(c => c.Parts).Skip(1).ShouldAllBe(p => source[0].Text.Substring(p.Start).StartsWith("The officer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_segment_without_sentences_is_cut_between_words()
    {
        Segment[] source = [new Segment { Index = 0, Text = string.Join(' ', Enumerable.Repeat("safeguarding", 900)) }];

        Cut(source, 300).SelectMany(c => c.Parts).ShouldAllBe(p => p.Start == 0 || source[0].Text[p.Start - 1] == ' ');
    }

    [Fact]
    public void No_character_is_cut()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Sources(), Gen.Choose(160, 900).ToArbitrary(), (source, limit) =>
            Cut(source, limit).SelectMany(c => c.Parts).All(p => IsBoundary(source[p.Segment].Text, p.Start) && IsBoundary(source[p.Segment].Text, p.End))));
    }

    [Fact]
    public void Nothing_is_lost_and_nothing_doubled()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Sources(), Gen.Choose(160, 900).ToArbitrary(), (source, limit) =>
        {
            var chunks = Cut(source, limit);
            var read = chunks.SelectMany(c => c.Parts).GroupBy(p => p.Segment).Select(g => string.Concat(g.Select(p => source[g.Key].Text[p.Start..p.End])));
            return read.SequenceEqual(source.Select(s => s.Text)) && chunks.Select(c => c.Index).SequenceEqual(Enumerable.Range(0, chunks.Count));
        }));
    }

    [Fact]
    public void No_chunk_is_over_its_limit_and_none_is_empty()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Sources(), Gen.Choose(160, 900).ToArbitrary(), (source, limit) =>
            Cut(source, limit).All(c => c.Parts.Count > 0 && c.Tokens <= limit && c.Tokens == Tokens(c, source))));
    }

    [Fact]
    public void Halves_hold_what_the_chunk_held_down_to_single_segments()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Sources(), source =>
            Cut(source, 2_000).All(chunk => Down(chunk, source, inside: false).SelectMany(c => c.Parts).SequenceEqual(chunk.Parts))));
    }

    [Fact]
    public void A_single_segment_is_halved_only_when_that_is_asked_for()
    {
        Segment[] source = [new Segment { Index = 0, Text = "It was agreed to meet again. The chair thanked everyone." }];
        var chunk = Cut(source, 500)[0];

        ChunkHalves.Of(chunk, source, _ => Overhead, insideSegment: false).ShouldBeNull();
        var halves = ChunkHalves.Of(chunk, source, _ => Overhead, insideSegment: true).ShouldNotBeNull();
        halves.Second.Parts[0].Start.ShouldBe("It was agreed to meet again. ".Length);
    }

    private static IEnumerable<Chunk> Down(Chunk chunk, Segment[] source, bool inside) =>
        ChunkHalves.Of(chunk, source, _ => Overhead, inside) is { } halves
            ? Down(halves.First, source, inside).Concat(Down(halves.Second, source, inside))
            : [chunk];

    private static IReadOnlyList<Chunk> Cut(IReadOnlyList<Segment> source, int limit) => Chunker.Cut(source, limit, _ => Overhead);

    private static int Tokens(Chunk chunk, Segment[] source) =>
        TokenEstimate.Whole(chunk.Parts.Sum(p => Overhead + TokenEstimate.Thousandths(source[p.Segment].Text.AsSpan(p.Start, p.Length))));

    private static bool IsBoundary(string text, int at) =>
        at == 0 || at == text.Length || StringInfo.ParseCombiningCharacters(text).Contains(at);

    private static Segment[] Talk(int turns) =>
        [.. Some.Transcript([.. Enumerable.Range(0, turns).Select(i => $"{(i % 2 == 0 ? "Ann Lee" : "Bo Reid")}: The repair of number {i} was put off until the boiler is in stock again.")]).Segments];

    /// <summary>Words, surrogate pairs, accents on letters, line breaks, and single words longer than a chunk.</summary>
    private static Arbitrary<Segment[]> Sources()
    {
        var word = Gen.Elements("council", "e\u0301te\u0301", "👩‍👧‍👦", "😀", "Zażółć", "no.", "7", "\n", "学校", new string('x', 1500), string.Concat(Enumerable.Repeat("a\u0301\u0302", 300)));
        var text = word.NonEmptyListOf().Select(words => string.Join(' ', words));
        var segment = from kind in Gen.Elements(SegmentKind.Turn, SegmentKind.Paragraph, SegmentKind.Heading, SegmentKind.TableRow)
                      from words in text
                      select new Segment { Index = 0, Text = words, Kind = kind, Level = kind == SegmentKind.Heading ? 2 : null };
        return segment.ListOf().Select(list => list.Select((s, i) => s with { Index = i }).ToArray()).ToArbitrary();
    }
}
