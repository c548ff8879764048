using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Operations;

/// <summary>
/// The curl examples of the documents, taken out of them and run by bash and curl as they stand against the real service; only the host, ids and a token are put in, as a reader would. A call that the
/// service refuses fails here.
/// </summary>
public sealed partial class ExampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("README.md", 2)]
    [InlineData("docs/api.md", 11)]
    public async Task Every_example_works_as_it_is_written(string document, int least)
    {
        var examples = Of(await File.ReadAllTextAsync(RepositoryRoot.Combine(document.Split('/')), Token));
        examples.Count.ShouldBeGreaterThanOrEqualTo(least);
        await using var working = await ServerProcess.StartAsync(_folder.Combine("working"));
        // What is cancelled has to be waiting still.
        await using var idle = await ServerProcess.StartAsync(_folder.Combine("idle"), new Dictionary<string, string> { ["QuickAction__Service__Worker"] = "false" });
        await SubmitAsync(idle.Client);
        var token = await TokenAsync(working.Client);

        foreach (var example in examples)
        {
            var server = example.Contains("/cancel", StringComparison.Ordinal) ? idle : working;
            var command = await FilledAsync(example, server.Client);
            var (code, told) = await RunAsync(command, token);
            code.ShouldBe(0, $"{example}\n{told}");
            if (example.Contains(" -F file=", StringComparison.Ordinal))
            {
                await ServerWork.UntilOpenAsync(server.Client, 0, () => server.Talk);
            }
        }

        File.Exists(_folder.Combine("team-meeting DRAFT.docx")).ShouldBeTrue("The example says what the file is called.");
    }

    [Fact]
    public async Task An_example_that_is_refused_is_noticed()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Combine("working"));

        var (code, told) = await RunAsync(await FilledAsync("curl -F file=@seeds/transcripts/team-meeting.vtt -F kind=gossip http://localhost:5000/v1/jobs", server.Client), "");

        code.ShouldBe(22, told);
    }

    [Fact]
    public void Examples_are_the_lines_of_code_that_begin_with_curl() => Of("""
        Not `curl http://a`, and not
        curl http://b
        ```
        curl http://c   # what it does
        cat d
        curl "http://e#f"
        ```
        """).ShouldBe(["curl http://c   # what it does", "curl \"http://e#f\""]);

    public void Dispose() => _folder.Dispose();

    private static List<string> Of(string document) => [.. CodeBlock().Matches(document).SelectMany(b => b.Value.Split('\n')).Select(l => l.Trim()).Where(l => l.StartsWith("curl ", StringComparison.Ordinal))];

    /// <summary>With the service's own address, and the ids of the newest job and token where the example has ID.</summary>
    private static async Task<string> FilledAsync(string example, HttpClient client)
    {
        var address = client.BaseAddress.ShouldNotBeNull().ToString().TrimEnd('/');
        var filled = example.Replace("http://localhost:5000", address, StringComparison.Ordinal).Replace("https://HOST", address, StringComparison.Ordinal);
        foreach (var (path, list) in new[] { ("/v1/jobs/ID", "jobs"), ("/v1/tokens/ID", "tokens") })
        {
            if (filled.Split('#')[0].Contains(path, StringComparison.Ordinal))
            {
                filled = filled.Replace(path, $"/v1/{list}/{await NewestAsync(client, list)}", StringComparison.Ordinal);
            }
        }

        return filled;
    }

    private static async Task<string> NewestAsync(HttpClient client, string list)
    {
        using var page = JsonDocument.Parse(await client.GetStringAsync($"/v1/{list}", Token));
        return page.RootElement.GetProperty(list).EnumerateArray()
            .OrderByDescending(e => e.GetProperty("created").GetDateTimeOffset()).First().GetProperty("id").GetString().ShouldNotBeNull();
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        using var asked = new StringContent("""{"name":"the reader's","scopes":["jobs.read","jobs.write"]}""", null, "application/json");
        using var made = await client.PostAsync("/v1/tokens", asked, Token);
        using var view = JsonDocument.Parse(await made.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token));
        return view.RootElement.GetProperty("secret").GetString().ShouldNotBeNull();
    }

    private static async Task SubmitAsync(HttpClient client)
    {
        using var form = Service.Form("talk.txt", "Ada: yes."u8.ToArray());
        using var answer = await client.PostAsync("/v1/jobs", form, Token);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>In a folder of its own, into which curl may put what it fetches. Its settings there make it fail when it is refused, so that the line itself can stay as it is.</summary>
    private async Task<(int Code, string Told)> RunAsync(string command, string token)
    {
        if (!Directory.Exists(_folder.Combine("seeds")))
        {
            Directory.CreateSymbolicLink(_folder.Combine("seeds"), RepositoryRoot.Combine("seeds"));
            await File.WriteAllTextAsync(_folder.Combine(".curlrc"), "fail-with-body\nsilent\nshow-error\nmax-time = 120\nnoproxy = *\n", Token);
        }

        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CURL_HOME"] = _folder.Path;
        start.Environment["QUICKACTION_TOKEN"] = token;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await said + await complained);
    }

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
