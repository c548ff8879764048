using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Pdf;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>PDF files that are built to flood, to hang or to take all memory.</summary>
public sealed class PdfLimitTests
{
    private static readonly DocumentLimits Limits = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thousands_of_pages_are_refused()
    {
        var pdf = new PdfBuilder();
        for (var page = 0; page < 3_000; page++)
        {
            pdf.Page().Text(50, 100, "x");
        }

        (await Refusal(PdfSamples.File(pdf), Limits)).ShouldBe("The PDF has more than 1000 pages; split it into parts and try again.");
    }

    [Fact]
    public async Task A_thousand_pages_are_read()
    {
        var pdf = new PdfBuilder();
        for (var page = 1; page <= 1_000; page++)
        {
            pdf.Page().Text(50, 100, $"What is said here is only said on leaf {page}");
        }

        var source = await new PdfExtractor().ExtractAsync(PdfSamples.File(pdf), Limits, Token);

        source.Pages.ShouldBe(1_000);
        source.Segments[^1].Page.ShouldBe(1_000);
    }

    [Fact]
    public async Task Endless_text_is_refused()
    {
        var pdf = new PdfBuilder();
        var leaf = string.Concat(Enumerable.Range(0, 60).Select(i => $"BT /F 9 Tf 50 {800 - (12 * i)} Td ({new string('w', 80)} {i}) Tj ET\n"));
        for (var page = 0; page < 60; page++)
        {
            pdf.Page().Raw(leaf);
        }

        (await Refusal(PdfSamples.File(pdf), Limits with { TextCharacters = 100_000 })).ShouldBe(
            "The PDF has more text than is read at once (100,000 characters); split it into parts and try again.");
    }

    [Fact]
    public async Task Words_heaped_on_one_place_end_within_the_time()
    {
        // 18 MB of text in a few KB. Poppler compares words that stand near one another, so that the time grows with the square of their number.
        var line = "BT /F 9 Tf 50 700 Td (All work and no play makes the minutes long and dull.) Tj ET\n"u8.ToArray();

        (await Refusal(PackedContent(line, 200_000), Limits with { Seconds = 3 })).ShouldNotBeNullOrEmpty();
    }

    [Asvs("V5.2.3")]
    [Fact]
    public async Task A_stream_that_unpacks_without_end_ends_within_the_limits()
    {
        var bomb = PackedContent(new byte[1 << 20], 300);

        (await Refusal(bomb, Limits with { Seconds = 5 })).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_page_that_takes_all_memory_is_named_and_the_others_are_read()
    {
        var pdf = new PdfBuilder().Page().Text(50, 100, "Before the page that fails");
        pdf.Page().Raw(string.Concat(Enumerable.Range(0, 90_000).Select(i => $"BT /F 9 Tf {i % 500} {i / 200} Td (word{i}) Tj ET\n")));
        pdf.Page().Text(50, 100, "After the page that fails");
        var limits = Limits with { ChildMemoryBytes = 64L << 20 };

        var source = await new PdfExtractor().ExtractAsync(PdfSamples.File(pdf), limits, Token);

        source.Segments.Select(s => (s.Text, s.Page)).ShouldBe([("Before the page that fails", 1), ("After the page that fails", 3)]);
        source.Notes.ShouldContain(n => n.Code == "pages-unread" && n.PartUnread && n.Message.StartsWith("Page 2 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_lines_than_segments_are_allowed_is_refused()
    {
        var pdf = new PdfBuilder().Page();
        for (var i = 0; i < 60; i++)
        {
            pdf.Text(50, 50 + (13 * i), $"line {i}");
        }

        (await Refusal(PdfSamples.File(pdf), Limits with { Segments = 50 })).ShouldContain("more text than is read at once");
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_refused_in_time()
    {
        // Each level draws the one below it thirty times.
        var file = NestedForms(depth: 9, fan: 30);
        var watch = Stopwatch.StartNew();

        (await Refusal(file, Limits with { Seconds = 2 })).ShouldBe(
            "The PDF could not be read within 2 seconds; print it to a new PDF or split it into parts and try again.");
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task Cancelling_kills_the_child_at_once_and_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        var reading = new PdfExtractor().ExtractAsync(NestedForms(depth: 9, fan: 30), Limits, cancelled.Token).AsTask();

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await reading);
        Children("pdftotext").ShouldBe(0);
    }

    [Fact]
    public async Task The_copy_for_the_child_is_private_and_has_no_name()
    {
        using var copy = PrivateFile.Create("bytes of somebody"u8);

        (await File.ReadAllTextAsync(copy.Path, Token)).ShouldBe("bytes of somebody");
        Directory.GetFiles(Path.GetTempPath(), "quickaction-*").ShouldNotContain(copy.Path);
        new FileInfo(copy.Path).ResolveLinkTarget(returnFinalTarget: false)?.FullName.ShouldEndWith("(deleted)");
    }

    [Asvs("V1.2.5")]
    [Fact]
    public void A_child_knows_nothing_of_our_environment_and_writes_no_file()
    {
        var (end, output) = LimitedProcess.Run(Programs.OfSystem, "env", [], default, 1 << 16, Limits, Token);

        end.Succeeded.ShouldBeTrue();
        Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"], ignoreOrder: true);
    }

    [Fact]
    public void What_a_child_says_without_end_is_cut()
    {
        var (_, output) = LimitedProcess.Run(Programs.OfSystem, "yes", [], default, 1 << 16, Limits, Token);

        output.Length.ShouldBeLessThan(1 << 18);
        Children("yes").ShouldBe(0);
    }

    private static async Task<string> Refusal(SourceFile file, DocumentLimits limits)
    {
        var refusal = await Should.ThrowAsync<QuickActionException>(async () => await new PdfExtractor().ExtractAsync(file, limits, Token));
        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        return refusal.Message;
    }

    /// <summary>Children of this process with that name, dead ones that nobody has waited for among them.</summary>
    private static int Children(string name) => Process.GetProcessesByName(name).Count(p =>
    {
        var status = File.ReadAllText($"/proc/{p.Id}/status");
        return status.Contains($"PPid:\t{Environment.ProcessId}\n", StringComparison.Ordinal);
    });

    private static SourceFile PackedContent(byte[] piece, int times)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < times; i++)
            {
                deflate.Write(piece);
            }
        }

        return Objects([
            "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"u8.ToArray(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>"u8.ToArray(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"u8.ToArray(),
            [.. Encoding.ASCII.GetBytes($"<< /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"), .. packed.ToArray(), .. "\nendstream"u8],
        ]);
    }

    private static SourceFile NestedForms(int depth, int fan)
    {
        var objects = new List<byte[]>
        {
            "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"u8.ToArray(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"u8.ToArray(),
            "<< /Length 5 >>\nstream\n/X Do\nendstream"u8.ToArray(),
        };
        var draw = string.Concat(Enumerable.Repeat("/X Do ", fan));
        for (var level = 0; level < depth; level++)
        {
            var next = level + 1 < depth ? $"/Resources << /XObject << /X {objects.Count + 2} 0 R >> >>" : "/Resources << >>";
            var content = level + 1 < depth ? draw : "0 0 m 9 9 l S";
            objects.Add(Encoding.ASCII.GetBytes($"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {next} /Length {content.Length} >>\nstream\n{content}\nendstream"));
        }

        return Objects(objects);
    }

    private static SourceFile Objects(List<byte[]> objects)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.5\n"u8);
        for (var i = 0; i < objects.Count; i++)
        {
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        // Without a table of contents: poppler makes one.
        file.Write(Encoding.ASCII.GetBytes($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"));
        return new SourceFile("flood.pdf", file.ToArray());
    }
}
