using System.Globalization;
using System.Text;
using QuickAction.Core;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Extraction;

/// <summary>What every extractor promises, whatever its format; each runs it through a small subclass.</summary>
public abstract class ExtractorSuite
{
    protected static readonly DocumentLimits Limits = new();

    protected abstract IExtractor Extractor { get; }

    /// <summary>A well-formed file of the format with at least three segments, one of them with letters beyond ASCII.</summary>
    protected abstract SourceFile Sample();

    /// <summary>A well-formed file of the format in which there is no text.</summary>
    protected abstract SourceFile Empty();

    /// <summary>How many broken copies of the sample are tried; fewer for formats that start a process for each.</summary>
    protected virtual int Mutations => 300;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Same_bytes_give_the_same_segments()
    {
        var first = await Read(Sample());
        var second = await Read(Sample());

        second.Segments.ShouldBe(first.Segments);
        second.Cues.ShouldBe(first.Cues);
        second.Preamble.ShouldBe(first.Preamble);
        second.Notes.Select(n => n.Message).ShouldBe(first.Notes.Select(n => n.Message));
    }

    [Fact]
    public async Task Segments_are_numbered_from_zero_without_gaps()
    {
        var source = await Read(Sample());

        source.Segments.Count.ShouldBeGreaterThanOrEqualTo(3);
        source.Segments.Select(s => s.Index).ShouldBe(Enumerable.Range(0, source.Segments.Count));
    }

    [Fact]
    public async Task No_segment_is_empty_or_padded()
    {
        foreach (var segment in (await Read(Sample())).Segments)
        {
            segment.Text.ShouldNotBeNullOrWhiteSpace();
            segment.Text.ShouldBe(segment.Text.Trim());
            segment.Speaker.ShouldNotBe("");
            segment.Column.ShouldNotBe("");
        }
    }

    [Fact]
    public async Task Text_is_in_normal_form_with_nothing_invisible_in_it()
    {
        var source = await Read(Sample());

        source.Segments.ShouldContain(s => s.Text.Any(c => c > 127));
        foreach (var text in source.Segments.SelectMany(s => new[] { s.Text, s.Speaker, s.Column }).OfType<string>())
        {
            text.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
            text.EnumerateRunes().ShouldNotContain(r => IsHidden(r));
        }
    }

    [Fact]
    public async Task The_source_says_which_bytes_it_was_read_from()
    {
        var file = Sample();

        var source = await Read(file);

        source.Sha256.ShouldBe(file.Sha256);
        source.Bytes.ShouldBe(file.Bytes.Length);
        source.FileName.ShouldBe(file.FileName);
        source.MediaType.ShouldBe(Extractor.MediaType);
    }

    [Fact]
    public async Task What_the_format_knows_is_within_its_bounds()
    {
        foreach (var segment in (await Read(Sample())).Segments)
        {
            (segment.StartMs ?? 0).ShouldBeGreaterThanOrEqualTo(0);
            (segment.EndMs ?? 0).ShouldBeGreaterThanOrEqualTo(0);
            (segment.Page ?? 1).ShouldBeGreaterThanOrEqualTo(1);
            (segment.Row ?? 1).ShouldBeGreaterThanOrEqualTo(1);
            (segment.Level ?? 1).ShouldBeGreaterThanOrEqualTo(1);
        }
    }

    [Fact]
    public void The_type_is_known_by_content_whatever_the_name()
    {
        var sample = Sample();

        FormatDetector.Detect(sample, Limits).ShouldBe(Extractor.MediaType);
    }

    [Fact]
    public async Task Cancelling_stops_it()
    {
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Extractor.ExtractAsync(Sample(), Limits, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_file_without_text_is_refused_in_a_sentence()
    {
        var refusal = await Should.ThrowAsync<QuickActionException>(async () => await Read(Empty()));

        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        refusal.Message.ShouldEndWith(".");
    }

    [Fact]
    public async Task More_text_than_allowed_is_refused()
    {
        var limits = Limits with { TextCharacters = 10, TableCharacters = 10 };

        var refusal = await Should.ThrowAsync<QuickActionException>(async () => await Extractor.ExtractAsync(Sample(), limits, Token));

        refusal.Code.ShouldBe(ProblemCode.InputRefused);
    }

    [Fact]
    public async Task More_pieces_than_allowed_are_refused()
    {
        var limits = Limits with { Segments = 2, TableCells = 2 };

        var refusal = await Should.ThrowAsync<QuickActionException>(async () => await Extractor.ExtractAsync(Sample(), limits, Token));

        refusal.Code.ShouldBe(ProblemCode.InputRefused);
    }

    [Fact]
    public async Task Cut_off_anywhere_it_is_read_or_refused()
    {
        var sample = Sample();
        for (var cut = 0; cut < Mutations / 3; cut++)
        {
            var length = (int)((long)sample.Bytes.Length * cut / (Mutations / 3));
            await ReadOrRefused(sample.FileName, sample.Bytes[..length].ToArray(), $"cut to {length} bytes");
        }
    }

    [Fact]
    public async Task Damaged_anywhere_it_is_read_or_refused()
    {
        var sample = Sample();
        for (var seed = 1; seed <= Mutations; seed++)
        {
            await ReadOrRefused(sample.FileName, Mutate(sample.Bytes.ToArray(), new Noise((uint)seed * 2654435761)), $"mutation {seed}");
        }
    }

    [Fact]
    public async Task Noise_is_read_or_refused()
    {
        for (var seed = 1; seed <= Mutations / 10; seed++)
        {
            var noise = new Noise((uint)seed);
            await ReadOrRefused(Sample().FileName, noise.Bytes(noise.Next(2000)), $"noise {seed}");
        }
    }

    protected Task<SourceText> Read(SourceFile file) => Extractor.ExtractAsync(file, Limits, Token).AsTask();

    protected Task<SourceText> Read(string name, string content) => Read(new SourceFile(name, Encoding.UTF8.GetBytes(content)));

    protected async Task<string> Refusal(SourceFile file, DocumentLimits? limits = null)
    {
        var refusal = await Should.ThrowAsync<QuickActionException>(async () => await Extractor.ExtractAsync(file, limits ?? Limits, Token));
        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        return refusal.Message;
    }

    private async Task ReadOrRefused(string name, byte[] bytes, string what)
    {
        try
        {
            var source = await Read(new SourceFile(name, bytes));
            source.Segments.ShouldNotBeEmpty(what);
            source.Segments.ShouldAllBe(s => s.Text.Length > 0, what);
        }
        catch (QuickActionException refusal)
        {
            refusal.Code.ShouldBe(ProblemCode.InputRefused, what);
        }
        catch (Exception other) when (other is not ShouldAssertException)
        {
            throw new ShouldAssertException($"{what}: {other.GetType().Name} escaped", other);
        }
    }

    /// <summary>Flips bits, overwrites, repeats, removes or swaps a piece: one to four times.</summary>
    private static byte[] Mutate(byte[] bytes, Noise noise)
    {
        for (var times = 1 + noise.Next(4); times > 0 && bytes.Length > 2; times--)
        {
            var at = noise.Next(bytes.Length);
            var length = Math.Min(1 + noise.Next(40), bytes.Length - at);
            bytes = noise.Next(5) switch
            {
                0 => Changed(bytes, at, b => (byte)(b ^ (1 << noise.Next(8)))),
                1 => Changed(bytes, at, _ => (byte)noise.Next(256)),
                2 => [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]],
                3 => [.. bytes[..at], .. bytes[(at + length)..]],
                _ => [.. bytes[..at], .. noise.Bytes(length), .. bytes[(at + length)..]],
            };
        }

        return bytes;
    }

    private static byte[] Changed(byte[] bytes, int at, Func<byte, byte> change)
    {
        bytes[at] = change(bytes[at]);
        return bytes;
    }

    /// <summary>Said here a second time, on purpose not by calling the cleaner that is being tested. Joiners and selectors of emoji may stay.</summary>
    private static bool IsHidden(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\n' or '\t'))
        || rune.Value is 0xAD or 0x200B or 0xFEFF or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xE0001;
}
