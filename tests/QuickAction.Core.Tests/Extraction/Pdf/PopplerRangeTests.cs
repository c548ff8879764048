using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Pdf;
using QuickAction.TestKit;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>Pages are read by their words, and again with poppler's lines where those are in doubt.</summary>
public sealed class PopplerRangeTests : IDisposable
{
    private const string Prose = "The council met on Tuesday and heard the report";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pages_without_doubt_are_read_once_and_by_words_alone()
    {
        Read(PdfSamples.Report(30).Build()).Pages.Count.ShouldBe(30);

        Calls().ShouldBe(["-bbox 1-500"]);
    }

    [Fact]
    public void Only_the_pages_in_doubt_are_read_again()
    {
        var chunk = Read(WithTurnedWords(30, 4, 5, 25));

        chunk.IsWhole.ShouldBeFalse();
        chunk.End.Succeeded.ShouldBeTrue();
        chunk.Pages.Select(static p => p.Number).ShouldBe(Enumerable.Range(1, 30));
        Calls().ShouldBe(["-bbox 1-500", "-bbox-layout 4-5", "-bbox-layout 25-25"]);
    }

    [Fact]
    public void Of_a_document_that_is_mostly_in_doubt_what_is_left_is_read_with_popplers_lines_at_once()
    {
        var chunk = Read(WithTurnedWords(400, [.. Enumerable.Range(1, 400)]));

        chunk.Pages.Count.ShouldBe(400);
        chunk.End.Succeeded.ShouldBeTrue();
        Calls().ShouldBe(["-bbox 1-500", "-bbox-layout 1-500"]);
    }

    [Fact]
    public void A_range_that_came_whole_before_it_was_seen_to_be_mostly_in_doubt_is_whole()
    {
        var chunk = Read(WithTurnedWords(40, [.. Enumerable.Range(1, 7)]), 1, 24, "-bbox");

        chunk.IsWhole.ShouldBeTrue("else the pages after it would never be asked for");
        Calls().ShouldBe(["-bbox 1-24", "-bbox-layout 1-7"]);
    }

    [Fact]
    public void A_page_comes_out_the_same_whatever_was_read_with_it()
    {
        var pdf = WithTurnedWords(12, 3, 9);
        var whole = Read(pdf).Pages;

        for (var page = 1; page <= 12; page++)
        {
            Lines(Read(pdf, page, page).Pages[0]).ShouldBe(Lines(whole[page - 1]));
        }
    }

    [Fact]
    public void Popplers_lines_are_taken_where_there_is_a_doubt_and_found_again_where_there_is_none()
    {
        string[] certain = [Word(72, 100, 88, 113, "The"), Word(91, 100, 130, 113, "council")];
        string[] doubtful = [.. certain, Word(20, 200, 30, 260, "draft")];

        Lines(Page(certain, "</line>")).ShouldBe(Lines(Page(certain, "")));
        Lines(Page(doubtful, "")).ShouldNotContain("0: The");
        Lines(Page(doubtful, "</line>")).ShouldBe(["0: The", "0: council", "0: draft"]);
    }

    private static byte[] WithTurnedWords(int pages, params int[] turned)
    {
        var pdf = new PdfBuilder();
        for (var page = 1; page <= pages; page++)
        {
            pdf.Page().Text(50, 100, $"{Prose} of part {page}");
            pdf.Text(50, 114, Prose);
            if (turned.Contains(page))
            {
                pdf.Raw("BT /F 11 Tf 0 1 -1 0 30 300 Tm (draft of the report) Tj ET\n");
            }
        }

        return pdf.Build();
    }

    /// <summary>Reads by a program that writes down how it is called before it becomes pdftotext.</summary>
    /// <param name="atOnce">The output that is written all at once, as a reader finds it that was kept waiting.</param>
    private PopplerChunk Read(byte[] pdf, int first = 1, int last = 500, string atOnce = "none")
    {
        var program = _folder.Combine("pdftotext");
        var real = Programs.OfSystem.Require("pdftotext");
        File.WriteAllText(
            program,
            $"""
            #!/bin/sh
            echo "$1 $5-$7" >> {_folder.Combine("calls")}
            [ "$1" = {atOnce} ] || exec {real} "$@"
            {real} "$@" > {_folder.Combine("out")}
            exec cat {_folder.Combine("out")}

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var copy = PrivateFile.Create(pdf);
        var programs = new Programs($"{Path.GetDirectoryName(program)}:{Path.GetDirectoryName(Programs.OfSystem.Require("prlimit"))}");
        var pages = new List<int>();
        var chunk = new PopplerRange(programs, copy, new DocumentLimits(), page => pages.Add(page.Number))
            .Read(first, last, TestContext.Current.CancellationToken);
        pages.ShouldBe(chunk.Pages.Select(static p => p.Number), "each page is counted once");
        return chunk;
    }

    private string[] Calls() => File.ReadAllLines(_folder.Combine("calls"));

    private static List<string> Lines(PdfPage page) => [.. page.Lines.Select(static l => $"{l.Block}: {l.Text}")];

    private static PdfPage Page(string[] words, string afterEach)
    {
        PdfPage? read = null;
        var reader = new BboxReader(1, (page, _) => read = page);
        foreach (var line in (string[])["<page width=\"595\" height=\"842\">", .. words.SelectMany(w => (string[])[w, afterEach]), "</page>"])
        {
            reader.Read(Encoding.UTF8.GetBytes(line));
        }

        return read.ShouldNotBeNull();
    }

    private static string Word(int xMin, int yMin, int xMax, int yMax, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"<word xMin=\"{xMin}\" yMin=\"{yMin}\" xMax=\"{xMax}\" yMax=\"{yMax}\">{text}</word>");
}
