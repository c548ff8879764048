using System.Net;
using System.Text;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Web.Tests.Uploads;

/// <summary>A ZIP of files is one batch: each good file is a job, each bad one is named, and an archive that was built to harm is refused whole.</summary>
public sealed class ArchiveTests : IAsyncDisposable
{
    private static readonly byte[] Other = Encoding.UTF8.GetBytes("Tom Wilk: The hall is booked for Monday, and I will tell the school.\n");
    private readonly Service _service = Service.Start(new Dictionary<string, string>
    {
        ["Limits:FileBytes"] = "2000000",
        ["Limits:ZipUnpackedBytes"] = "6000000",
        ["Service:Uploads:BatchFiles"] = "10",
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Good_files_become_jobs_and_bad_ones_are_named_with_the_reason()
    {
        var nested = Zip.Of(("inner.txt", UploadedFiles.Talk));
        var zip = Zip.Of(
            ("meetings/one.txt", UploadedFiles.Talk),
            ("meetings/two.vtt", Service.Seed("team-meeting.vtt")),
            ("copy of one.txt", UploadedFiles.Talk),
            ("inner.zip", nested),
            ("virus.exe", [.. "MZ"u8, 0x90, 0, 3, .. new byte[300]]),
            ("../../outside.txt", Other),
            ("empty.txt", []),
            ("__MACOSX/._one.txt", [0, 5, 22, 7]),
            ("zeros.txt", new byte[1_500_000]),
            ("MEETINGS/ONE.TXT", Other),
            ("locked.txt", Other));
        zip = Zip.PatchDirectory(zip, 10, 8, 1, 2);

        var (status, answer) = await _service.SendAsync(("meetings.zip", zip));

        status.ShouldBe(HttpStatusCode.Accepted, answer.ToString());
        answer.GetProperty("location").GetString().ShouldNotBeNull().ShouldStartWith("/v1/batches/");
        answer.LeftOut().ShouldBe(
        [
            "copy of one.txt: duplicate",
            "inner.zip: archive",
            "virus.exe: type-not-read",
            "outside.txt: unsafe-names",
            "empty.txt: empty-file",
            "._one.txt: system-file",
            "zeros.txt: unpacks-too-large",
            "ONE.TXT: duplicate",
            "locked.txt: password-protected",
        ]);
        var jobs = await _service.EndedAsync(answer);
        jobs.Select(j => j.GetProperty("status").GetString()).ShouldBe(["needsReview", "needsReview"]);
        var names = new List<string?>();
        foreach (var job in jobs)
        {
            names.Add((await _service.JsonAsync(job.GetProperty("links").GetProperty("source").GetString() ?? "")).GetProperty("source").GetProperty("fileName").GetString());
        }

        names.Order().ShouldBe(["one.txt", "two.vtt"]);
        (await _service.RowsAsync("job_file WHERE number > 0")).ShouldBe(2);
        (await _service.RowsAsync("file_frame WHERE file NOT IN (SELECT file FROM job_file)")).ShouldBe(0);
    }

    [Fact]
    public async Task The_batch_goes_on_saying_what_was_left_out_until_its_first_job_is_erased()
    {
        var (_, answer) = await _service.SendAsync(("meetings.zip", Zip.Of(("one.txt", UploadedFiles.Talk), ("two.txt", Other), ("bad.png", [0x89, .. "PNG"u8, 0, 0]))));
        var location = answer.GetProperty("location").GetString() ?? "";

        (await _service.JsonAsync(location)).LeftOut().ShouldBe(["bad.png: type-not-read"]);
        var page = await _service.Client.GetStringAsync($"/?batch={location.Split('/')[^1]}", Token);
        page.ShouldContain("Some files were not taken in");
        page.ShouldContain("bad.png");

        foreach (var job in await _service.EndedAsync(answer))
        {
            using var erased = await _service.Client.DeleteAsync($"{job.GetProperty("links").GetProperty("self").GetString()}?ground=test", Token);
            erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await _service.JsonAsync(location)).LeftOut().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nothing in it", "empty-file")]
    [InlineData("only files of the system", "empty-file")]
    [InlineData("too many", "too-many-files")]
    [InlineData("says that it unpacks to too much", "unpacks-too-large")]
    [InlineData("entries that overlap", "unpacks-too-large")]
    [InlineData("broken", "damaged")]
    [InlineData("nothing good in it", "type-not-read")]
    public async Task An_archive_that_is_of_no_use_is_refused_whole(string what, string code)
    {
        var (status, problem) = await _service.SendAsync(("meetings.zip", BytesOf(what)));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity, problem.ToString());
        problem.Codes().ShouldBe([code]);
        (await _service.RowsAsync("file_frame")).ShouldBe(0);
        (await _service.RowsAsync("job")).ShouldBe(0);
    }

    [Asvs("V5.2.5")]
    [Fact]
    public async Task A_link_in_an_archive_is_no_file()
    {
        // Made on Unix (5: the host of "version made by"), with the mode of a symbolic link.
        var zip = Zip.Of(("one.txt", UploadedFiles.Talk), ("link.txt", Encoding.UTF8.GetBytes("/etc/passwd")));
        zip = Zip.PatchDirectory(Zip.PatchDirectory(zip, 1, 4, 0x0314, 2), 1, 38, 0xA1FF0000, 4);

        var (status, answer) = await _service.SendAsync(("meetings.zip", zip));

        status.ShouldBe(HttpStatusCode.Accepted);
        answer.LeftOut().ShouldBe(["link.txt: link"]);
    }

    [Fact]
    public async Task The_same_archive_under_the_same_key_makes_no_second_batch_and_says_the_same()
    {
        var zip = Zip.Of(("one.txt", UploadedFiles.Talk), ("two.txt", Other), ("bad.png", [0x89, .. "PNG"u8, 0, 0]));
        var bodies = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = Service.Form("meetings.zip", zip) };
            request.Headers.Add("Idempotency-Key", "archive-1");
            using var answer = await _service.Client.SendAsync(request, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            bodies.Add(await answer.Content.ReadAsStringAsync(Token));
        }

        bodies[1].ShouldBe(bodies[0]);
        (await _service.RowsAsync("job")).ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_is_shown_whole_with_what_was_left_out_however_large_it_is()
    {
        await using var idle = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false", ["Service:Uploads:BatchFiles"] = "1000" });
        static byte[] Archive(int from) => Zip.Of([.. Enumerable.Range(from, 505).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"Ada: I will book room {i}.\n"))), ($"{from}.exe", new byte[300])]);

        var (status, answer) = await idle.SendAsync(("one.zip", Archive(0)), ("two.zip", Archive(505)));

        status.ShouldBe(HttpStatusCode.Accepted, answer.ToString());
        var batch = await idle.JsonAsync(answer.GetProperty("location").GetString() ?? "");
        batch.GetProperty("jobs").GetArrayLength().ShouldBe(1_010);
        batch.GetProperty("status").GetProperty("queued").GetInt32().ShouldBe(1_010);
        batch.LeftOut().ShouldBe(["0.exe: type-not-read", "505.exe: type-not-read"]);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData("../n.txt", "leads out of the archive")]
    [InlineData("n\u0007l.txt", "holds control characters")]
    public async Task A_name_that_is_not_taken_is_refused_for_what_it_is(string name, string said)
    {
        var (status, answer) = await _service.SendAsync(("meetings.zip", Zip.Of((name, Other))));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Codes().ShouldBe(["unsafe-names"]);
        answer.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(said);
    }

    private static byte[] BytesOf(string what)
    {
        var two = Zip.Of(("one.txt", UploadedFiles.Talk), ("two.txt", Other));
        return what switch
        {
            "nothing in it" => Zip.Of(Array.Empty<(string, byte[])>()),
            "only files of the system" => Zip.Of((".DS_Store", UploadedFiles.Talk)),
            "too many" => Zip.Of([.. Enumerable.Range(0, 11).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"Ada Marsh: Item {i}.\n")))]),
            "says that it unpacks to too much" => Zip.PatchDirectory(two, 0, 24, 7_000_000, 4),
            "entries that overlap" => Zip.PatchDirectory(two, 1, 42, 0, 4),
            "broken" => two[..^10],
            "nothing good in it" => Zip.Of(("bad.png", [0x89, .. "PNG"u8, 0, 0])),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such archive."),
        };
    }
}
