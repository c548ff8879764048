using System.Net;
using System.Text;
using QuickAction.Core.Access;
using QuickAction.TestKit.Extraction;
using QuickAction.Web.Tests.Identity;

namespace QuickAction.Web.Tests.Uploads;

/// <summary>Nobody fills the store: a team and each of its people have so much room, and are told what to do when it is used up.</summary>
public sealed class QuotaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V5.2.4")]
    [Fact]
    public async Task A_team_with_as_many_files_as_it_may_have_brings_no_more_until_it_deletes_some()
    {
        await using var service = With("TeamFiles", 2);
        var first = await service.SubmitAsync("a.txt", Talk(1));
        await service.SubmitAsync("b.txt", Talk(2));
        var frames = await service.RowsAsync("file_frame");

        var (status, problem) = await service.SendAsync(("c.txt", Talk(3)));

        status.ShouldBe(HttpStatusCode.Conflict);
        problem.GetProperty("type").GetString().ShouldNotBeNull().ShouldEndWith("/problems/no-room");
        problem.Codes().ShouldBe(["no-room"]);
        problem.GetProperty("detail").GetString().ShouldBe(
            "With this your team would store more than the 2 files that it may, so nothing was taken in; delete work that is no longer needed, or ask whoever runs the service for more room (Service:Uploads:TeamFiles).");
        (await service.RowsAsync("file_frame")).ShouldBe(frames);
        (await service.RowsAsync("job")).ShouldBe(2);
        (await service.Client.PostAsync($"{first}/cancel", null, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Client.DeleteAsync($"{first}?ground=test", Token)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await service.SubmitAsync("c.txt", Talk(3));
    }

    [Asvs("V5.2.4")]
    [Theory]
    [InlineData("TeamBytes", "your team")]
    [InlineData("PersonBytes", "you")]
    public async Task What_says_that_it_is_too_large_is_refused_before_anything_of_it_is_stored(string setting, string who)
    {
        await using var service = With(setting, 5_000);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Talk(1, 6_000)), "file", "a.txt" } };

        var (status, problem) = await service.SendAsync(form);

        status.ShouldBe(HttpStatusCode.Conflict);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldStartWith($"With this {who} would store more than the 5,000 bytes");
        (await service.RowsAsync("file_frame")).ShouldBe(0);
    }

    [Theory]
    [InlineData("TeamBytes", 5_000)]
    [InlineData("TeamFiles", 2)]
    public async Task What_turns_out_to_be_too_much_on_the_way_in_leaves_nothing(string setting, int most)
    {
        await using var service = With(setting, most);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Talk(1, 2_000)), "file", "a.txt" }, { new ByteArrayContent(Talk(2, 2_000)), "file", "b.txt" }, { new ByteArrayContent(Talk(3, 2_000)), "file", "c.txt" } };
        // Without a length, as a program sends it that does not know it yet.
        using var stream = new Unmeasured(await form.ReadAsStreamAsync(Token));
        using var content = new StreamContent(stream);
        content.Headers.ContentType = form.Headers.ContentType;

        var (status, problem) = await service.SendAsync(content);

        status.ShouldBe(HttpStatusCode.Conflict);
        problem.Codes().ShouldBe(["no-room"]);
        (await service.RowsAsync("file_frame")).ShouldBe(0);
        (await service.RowsAsync("job")).ShouldBe(0);
    }

    [Fact]
    public async Task The_files_of_an_archive_count_one_by_one()
    {
        await using var service = With("TeamFiles", 2);

        var (status, problem) = await service.SendAsync(("all.zip", Zip.Of(("a.txt", Talk(1)), ("b.txt", Talk(2)), ("c.txt", Talk(3)))));

        status.ShouldBe(HttpStatusCode.Conflict);
        problem.Codes().ShouldBe(["no-room"]);
        (await service.RowsAsync("file_frame")).ShouldBe(0);
    }

    [Asvs("V5.2.4")]
    [Fact]
    public async Task One_person_does_not_use_up_the_room_of_colleagues_and_no_team_that_of_another()
    {
        await using var service = Oidc.Start(settings: new Dictionary<string, string> { ["Service:Uploads:PersonFiles"] = "1", ["Service:Uploads:TeamFiles"] = "2" });
        using var client = service.Bare();
        async Task<HttpStatusCode> SubmitAsync(string person, string team, int number)
        {
            var token = await service.TokenAsync(new Person("t", person, team, ["User"]));
            using var form = Service.Form("a.txt", Talk(number));
            using var answer = await client.SendAsync(HttpMethod.Post, "/v1/jobs", token, content: form);
            return answer.StatusCode;
        }

        (await SubmitAsync("ann", "harbour", 1)).ShouldBe(HttpStatusCode.Accepted);
        (await SubmitAsync("ann", "harbour", 2)).ShouldBe(HttpStatusCode.Conflict);
        (await SubmitAsync("ben", "harbour", 3)).ShouldBe(HttpStatusCode.Accepted);
        (await SubmitAsync("eve", "harbour", 4)).ShouldBe(HttpStatusCode.Conflict);
        (await SubmitAsync("dan", "moor", 5)).ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_request_that_was_sent_before_gets_its_answer_though_there_is_no_room_for_another()
    {
        await using var service = With("TeamFiles", 1);
        HttpRequestMessage Request() => new(HttpMethod.Post, "/v1/jobs") { Content = Service.Form("a.txt", Talk(1)), Headers = { { "Idempotency-Key", "\"once\"" } } };
        using var first = await service.Client.SendAsync(Request(), Token);
        using var again = await service.Client.SendAsync(Request(), Token);

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        again.Headers.Location.ShouldBe(first.Headers.Location);
    }

    [Fact]
    public async Task The_page_says_it_beside_the_field()
    {
        await using var service = With("TeamFiles", 1);
        var page = await service.Client.GetStringAsync("/?problem=no-room", Token);

        page.ShouldContain("There is no room for more files");
    }

    [Fact]
    public async Task The_sample_needs_room_too()
    {
        await using var service = With("TeamFiles", 1);
        var form = System.Text.RegularExpressions.Regex.Match(await service.Client.GetStringAsync("/", Token), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await service.Client.PostAsync("/sample", new FormUrlEncodedContent([new("__RequestVerificationToken", form)]), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await service.RowsAsync("file_frame")).ShouldBe(0);
    }

    private static Service With(string setting, int value) => Service.Start(new Dictionary<string, string> { [$"Service:Uploads:{setting}"] = value.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Service:Worker"] = "false" });

    private static byte[] Talk(int number, int bytes = 60) => Encoding.UTF8.GetBytes($"Ada Marsh: I will book room {number}.\n".PadRight(bytes, 'x'));

    /// <summary>A stream that nobody can measure.</summary>
    private sealed class Unmeasured(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
