using System.Net;
using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Web.Tests.Uploads;

/// <summary>A file is what its bytes say; what cannot be used is refused before anything reads it, in one sentence, and leaves nothing.</summary>
public sealed class RefusalTests : IAsyncDisposable
{
    private const string Types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{0}\"/></Types>";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private readonly Service _service = Service.Start(new Dictionary<string, string>
    {
        ["Limits:FileBytes"] = "2000000",
        ["Limits:ZipUnpackedBytes"] = "3000000",
        ["Limits:ZipEntries"] = "50",
        ["Limits:FilesPerJob"] = "3",
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int, string> Bad => new()
    {
        { "empty", "a.txt", 422, "empty-file" },
        { "large", "a.txt", 413, "file-too-large" },
        { "program", "minutes.txt", 422, "type-not-read" },
        { "document behind a text", "minutes.vtt", 422, "type-not-read" },
        { "document far behind a text", "minutes.vtt", 422, "type-not-read" },
        { "picture", "minutes.vtt", 422, "type-not-read" },
        { "old office", "minutes.docx", 422, "old-format" },
        { "encrypted office", "minutes.docx", 422, "password-protected" },
        { "rich text", "minutes.docx", 422, "old-format" },
        { "macros", "minutes.docx", 422, "macros" },
        { "macros by part", "minutes.docx", 422, "macros" },
        { "presentation", "minutes.docx", 422, "type-not-read" },
        { "broken zip", "minutes.docx", 422, "damaged" },
        { "encrypted zip", "minutes.docx", 422, "password-protected" },
        { "bomb that says so", "minutes.docx", 422, "unpacks-too-large" },
        { "bomb that lies", "minutes.docx", 422, "damaged" },
        { "ratio bomb", "minutes.docx", 422, "unpacks-too-large" },
        { "too many parts", "minutes.docx", 422, "too-many-parts" },
        { "path that leads out", "minutes.docx", 422, "unsafe-names" },
        { "path from the root", "minutes.docx", 422, "unsafe-names" },
        { "rar", "minutes.zip", 422, "archive" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_file_that_cannot_be_used_is_refused_and_leaves_nothing(string what, string name, int status, string code)
    {
        var (answered, problem) = await _service.SendAsync((name, BytesOf(what)));

        ((int)answered).ShouldBe(status, problem.ToString());
        problem.Codes().ShouldBe([code]);
        problem.GetProperty("type").GetString().ShouldNotBeNull().ShouldEndWith(status == 413 ? "/problems/too-large" : "/problems/input-refused");
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldEndWith(".");
        problem.ToString().ShouldNotContain("minutes.");
        (await _service.RowsAsync("file_frame")).ShouldBe(0);
        (await _service.RowsAsync("job")).ShouldBe(0);
    }

    [Theory]
    [InlineData("minutes.docx", "text/plain")]
    [InlineData("minutes.pdf", "application/pdf")]
    [InlineData("minutes", "image/png")]
    [InlineData("pk.txt", "application/zip", "PK and AM met on Monday.\n")]
    public async Task Text_is_text_whatever_it_is_called_or_declared_to_be(string name, string declared, string first = "")
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent([.. Encoding.UTF8.GetBytes(first), .. UploadedFiles.Talk]);
        part.Headers.TryAddWithoutValidation("Content-Type", declared);
        form.Add(part, "file", name);

        var (status, answer) = await _service.SendAsync(form);

        status.ShouldBe(HttpStatusCode.Accepted);
        var job = answer.GetProperty("location").GetString() ?? "";
        (await _service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        (await _service.JsonAsync($"{job}/source")).GetProperty("source").GetProperty("mediaType").GetString().ShouldBe("text/plain");
    }

    [Fact]
    public async Task Bad_files_do_not_stop_the_good_ones_of_the_same_request()
    {
        var (status, answer) = await _service.SendAsync(("a.txt", UploadedFiles.Talk), ("b.txt", BytesOf("program")), ("again.txt", UploadedFiles.Talk));

        status.ShouldBe(HttpStatusCode.Accepted);
        answer.LeftOut().ShouldBe(["b.txt: type-not-read", "again.txt: duplicate"]);
        (await _service.EndedAsync(answer)).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("needsReview");
        (await _service.JsonAsync(answer.GetProperty("location").GetString() ?? "")).LeftOut().ShouldBe(answer.LeftOut());
    }

    [Fact]
    public async Task Only_bad_files_are_one_refusal_that_names_each_by_its_place()
    {
        var (status, problem) = await _service.SendAsync(("a.txt", BytesOf("program")), ("b.txt", BytesOf("rar")));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.Codes().ShouldBe(["type-not-read", "archive"]);
        problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()).ShouldBe(["/file/0", "/file/1"]);
    }

    [Fact]
    public async Task Parts_of_one_meeting_are_taken_all_or_not_at_all()
    {
        using var form = Service.Form("a.txt", UploadedFiles.Talk, ("combine", "true"));
        form.Add(new ByteArrayContent(BytesOf("program")), "file", "b.txt");

        var (status, problem) = await _service.SendAsync(form);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.Codes().ShouldBe(["type-not-read"]);
        (await _service.RowsAsync("file_frame")).ShouldBe(0);
    }

    [Fact]
    public async Task More_files_than_one_request_may_have_are_refused_with_all_that_came_before()
    {
        var (status, problem) = await _service.SendAsync([.. Enumerable.Range(0, 4).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"Ada Marsh: Item {i}.\n")))]);

        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.Codes().ShouldBe(["too-many-files"]);
        (await _service.RowsAsync("file_frame")).ShouldBe(0);
    }

    [Fact]
    public async Task A_job_whose_reader_dies_fails_in_one_sentence_and_the_service_goes_on()
    {
        var dying = new Core.Extraction.Isolation.IsolatedReader(new Core.Extraction.Isolation.ReaderProgram("/bin/sh", ["-c", "printf R; kill -9 $$"]), new DocumentLimits());
        await using var service = Service.Start(services: s => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IFileReader>(s, dying));

        var failed = await service.EndAsync(await service.SubmitAsync("a.txt", UploadedFiles.Talk));

        failed.GetProperty("status").GetString().ShouldBe("failed");
        failed.GetProperty("problem").GetProperty("code").GetString().ShouldBe("reader-stopped");
        failed.GetProperty("links").GetProperty("retry").GetString().ShouldNotBeNull();
        using var ready = await service.Client.GetAsync("/health/ready", Token);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static byte[] BytesOf(string what) => what switch
    {
        "empty" => [],
        "large" => new byte[2_000_001],
        "program" => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, .. new byte[400]],
        "picture" => [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, .. new byte[100]],
        "document behind a text" => [.. "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>We agreed.\n"u8, .. Office(Word)],
        "document far behind a text" => [.. "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>We agreed.\n"u8, .. Encoding.ASCII.GetBytes(new string('a', 200_000)), .. Office(Word)],
        "old office" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "encrypted office" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000], .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        "rich text" => Encoding.ASCII.GetBytes(@"{\rtf1 Hello}"),
        "macros" => Office(Word, ("word/vbaProject.bin", "x")),
        "macros by part" => Office("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "presentation" => Office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        "broken zip" => Office(Word)[..200],
        "encrypted zip" => Zip.PatchDirectory(Office(Word), 1, 8, 1, 2),
        "bomb that says so" => Office(Word, ("word/media/a.txt", new string('a', 3_100_000))),
        "bomb that lies" => Zip.PatchDirectory(Office(Word, ("word/media/a.txt", new string('a', 1_000_000))), 2, 24, 5_000, 4),
        "ratio bomb" => Office(Word, ("word/media/a.txt", new string('a', 1_000_000))),
        "too many parts" => Office(Word, [.. Enumerable.Range(0, 60).Select(i => ($"word/{i}.xml", "<a/>"))]),
        "path that leads out" => Office(Word, ("../../etc/passwd", "x")),
        "path from the root" => Office(Word, ("/etc/passwd", "x")),
        "rar" => [.. "Rar!"u8, 0x1A, 7, 1, 0, .. new byte[64]],
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such file."),
    };

    private static byte[] Office(string type, params (string Name, string Content)[] more) =>
        Zip.Of([("[Content_Types].xml", string.Format(System.Globalization.CultureInfo.InvariantCulture, Types, type)), ("word/document.xml", "<w:document xmlns:w=\"x\"/>"), .. more]);
}
