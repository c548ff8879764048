using System.IO.Compression;
using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

/// <summary>Every exit code, from the real process.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private const string Talk = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v Ada Marsh>I will send the rota round by Friday.</v>\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_transcript_that_was_read_whole_is_0()
    {
        var run = await Cli.RunAsync(_folder, "minutes", Write("team.vtt", Talk));

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldStartWith("{");
        run.Talk.ShouldContain("team.vtt: done");
    }

    [Fact]
    public async Task A_result_that_cannot_be_recorded_is_1_and_nothing_is_written()
    {
        var blocked = Write("blocked", "a file where a folder should be");

        var run = await Cli.RunAsync(_folder, "minutes", Write("team.vtt", Talk), "--data", Path.Combine(blocked, "data"));

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Talk.ShouldContain("nothing was done");
    }

    [Theory]
    [InlineData("minutes")]
    [InlineData("minutes", "x.vtt", "--format", "pdf")]
    [InlineData("minutes", "x.vtt", "--date", "tomorrow")]
    [InlineData("minutes", "x.vtt", "--template", "nothing-like-it")]
    [InlineData("minutes", "x.vtt", "--engine", "nothing-like-it")]
    [InlineData("minutes", "x.vtt", "y.vtt")]
    [InlineData("minutes", "x.vtt", "--letterhead", "none.docx", "--format", "docx")]
    [InlineData("summarise", "x.txt", "--words", "3")]
    [InlineData("summarise", "x.txt", "--words", "abc")]
    [InlineData("nothing-like-it")]
    [InlineData("minutes", "")]
    [InlineData("minutes", "x.vtt", "--nothing-like-it")]
    [InlineData("extract", "--nothing-like-it", "x.txt")]
    public async Task Wrong_usage_is_2_with_a_sentence_and_no_result(params string[] arguments)
    {
        var run = await Cli.RunAsync(_folder, arguments);

        run.ExitCode.ShouldBe(2, run.Talk);
        run.Out.ShouldBeEmpty();
        run.Talk.Trim().ShouldNotBeEmpty();
        run.Talk.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("empty.vtt", "")]
    [InlineData("no-cues.vtt", "WEBVTT\n\nNOTE nothing was said\n")]
    [InlineData("not-a-pdf.pdf", "%PDF-1.7\nnot really\n")]
    [InlineData("not-a-docx.docx", "PK\u0003\u0004 not really")]
    [InlineData("program.exe", "MZ\u0000\u0001\u0002\u0003")]
    public async Task An_input_that_cannot_be_used_is_3_with_one_sentence(string name, string content)
    {
        var run = await Cli.RunAsync(_folder, "minutes", Write(name, content));

        run.ExitCode.ShouldBe(3, run.Talk);
        run.Out.ShouldBeEmpty();
        run.Talk.Trim().Split('\n').Length.ShouldBe(1);
        run.Talk.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_1_and_is_named()
    {
        var run = await Cli.RunAsync(_folder, "minutes", Write("team.vtt", Talk), "--out", "/proc/nowhere/result.json");

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Talk.ShouldContain("/proc/nowhere/result.json");
        run.Talk.ShouldNotContain("please report");
    }

    [Fact]
    public async Task A_caption_that_could_not_be_read_is_4()
    {
        var run = await Cli.RunAsync(_folder, "minutes", Write("team.vtt", Talk + "\n00:06,000 --> 00:07,000\n<v Ben>Close the library.\n"));

        run.ExitCode.ShouldBe(4, run.Talk);
        run.Talk.ShouldContain("1 caption");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_3()
    {
        var run = await Cli.RunAsync(_folder, "extract", _folder.Combine("gone.vtt"));

        run.ExitCode.ShouldBe(3);
        run.Talk.ShouldContain("gone.vtt: There is no such file");
    }

    [Fact]
    public async Task A_part_that_could_not_be_read_is_4_and_is_named()
    {
        var run = await Cli.RunAsync(_folder, "summarise", WriteDocxWithBrokenFootnotes());

        run.ExitCode.ShouldBe(4, run.Talk);
        run.Out.ShouldContain("\"failed\": 1");
        run.Talk.ShouldContain("footnotes", Case.Insensitive);
    }

    [Fact]
    public async Task Of_several_files_the_rest_go_on_and_the_worst_is_told()
    {
        var run = await Cli.RunAsync(
            _folder, "minutes", Write("good.vtt", Talk), Write("bad.vtt", ""), WriteDocxWithBrokenFootnotes(), "--out", _folder.Combine("out"));

        run.ExitCode.ShouldBe(3, run.Talk);
        Directory.GetFiles(_folder.Combine("out")).Select(Path.GetFileName).Order().ShouldBe(["broken.json", "good.json"]);
    }

    [Fact]
    public async Task Two_sources_of_one_name_keep_a_result_each()
    {
        var run = await Cli.RunAsync(
            _folder, "extract", Write("talk.vtt", Talk), Write("talk.txt", "Ada: Hello there to everybody."), "--out", _folder.Combine("out"));

        run.ExitCode.ShouldBe(0, run.Talk);
        Directory.GetFiles(_folder.Combine("out")).Select(Path.GetFileName).Order().ShouldBe(["talk.txt.json", "talk.vtt.json"]);
    }

    [Fact]
    public async Task A_result_never_overwrites_its_source()
    {
        var source = Write("notes.txt", "Ada: Hello there to everybody.");

        var run = await Cli.RunAsync(_folder, "extract", source, "--format", "txt", "--out", source);

        run.ExitCode.ShouldBe(2);
        (await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken)).ShouldStartWith("Ada: Hello");
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string content)
    {
        File.WriteAllText(_folder.Combine(name), content);
        return _folder.Combine(name);
    }

    private string WriteDocxWithBrokenFootnotes()
    {
        const string main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var path = _folder.Combine("broken.docx");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Part("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="{main}.footnotes+xml"/></Types>
            """);
        Part("_rels/.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>
            """);
        Part("word/_rels/document.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{office}/footnotes" Target="footnotes.xml"/></Relationships>
            """);
        Part("word/document.xml", """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The library will open on Sundays from March at a cost of 12,000 pounds.</w:t></w:r></w:p></w:body></w:document>
            """);
        Part("word/footnotes.xml", "<w:footnotes this is not XML");
        return path;

        void Part(string name, string content)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content.Trim());
        }
    }
}
