using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using QuickAction.TestKit;

namespace QuickAction.Browser.Tests;

/// <summary>The real service as a process, on a data folder of its own.</summary>
internal sealed partial class Site : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TempFolder _folder;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _talk = new();

    private Site(Process process, TempFolder folder)
    {
        (_process, _folder) = (process, folder);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; private set; } = new();

    public string Address { get; private set; } = "";

    private static string Program { get; } = RepositoryRoot.Combine("artifacts", "bin", "QuickAction.Web", "debug", "quickaction-web");

    public static async Task<Site> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = new TempFolder();
        var start = new ProcessStartInfo(Program, ["--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["QuickAction__DataFolder"] = folder.Combine("data");
        foreach (var (name, value) in settings)
        {
            start.Environment[$"QuickAction__{name}"] = value;
        }

        var site = new Site(Process.Start(start) ?? throw new InvalidOperationException("The service did not start."), folder);
        var listening = await Task.WhenAny(site._address.Task, site._process.WaitForExitAsync());
        listening.ShouldBe(site._address.Task, site._talk.ToString());
        site.Address = await site._address.Task;
        site.Client = new HttpClient { BaseAddress = new Uri(site.Address) };
        return site;
    }

    /// <summary>Submits a text and waits for its draft.</summary>
    /// <returns>The path of its page.</returns>
    public async Task<string> DraftAsync(string name, string text, params (string Name, string Value)[] fields)
    {
        var page = await SubmitAsync(name, Encoding.UTF8.GetBytes(text), fields);
        await EndAsync(page);
        return page;
    }

    public async Task<string> SubmitAsync(string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(bytes), "file", name);
        using var answer = await Client.PostAsync("/v1/jobs", form);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.Location.ShouldNotBeNull().ToString()[3..];
    }

    /// <summary>Follows a job's events to its end.</summary>
    public async Task<string> EndAsync(string page)
    {
        await Client.GetStringAsync($"/v1{page}/events");
        return (await Client.GetFromJsonAsync<JsonElement>($"/v1{page}")).GetProperty("status").GetString() ?? "";
    }

    /// <summary>Posts a form of a page as a browser without a script does.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await Client.GetStringAsync(page);
        var token = TokenField().Match(html).Groups[1].Value;
        var content = new FormUrlEncodedContent(fields.Prepend(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Client.PostAsync(form, content);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
        _folder.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_talk)
        {
            _talk.AppendLine(line);
        }

        if (line?.Split("Now listening on: ") is [_, var address])
        {
            _address.TrySetResult(address);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
