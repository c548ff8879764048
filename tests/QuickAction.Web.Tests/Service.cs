using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests;

/// <summary>The whole service inside the test's process, on a data folder of its own.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplicationFactory<Program> _factory;

    private Service(Dictionary<string, string> settings, Action<IServiceCollection>? services) => _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseSetting("QuickAction:DataFolder", _folder.Combine("data"));
        foreach (var (name, value) in settings)
        {
            host.UseSetting($"QuickAction:{name}", value);
        }

        if (services is not null)
        {
            host.ConfigureTestServices(services);
        }
    });

    public HttpClient Client { get; private set; } = new();

    public IServiceProvider Services => _factory.Services;

    public string DataFolder => _folder.Combine("data");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Service Start(Dictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        var service = new Service(settings ?? [], services);
        service.Client.Dispose();
        service.Client = service._factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        return service;
    }

    /// <summary>A client that brings nothing of its own: no cookies are kept.</summary>
    public HttpClient Bare() =>
        _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("https://localhost") });

    /// <summary>A form with a file and fields.</summary>
    public static MultipartFormDataContent Form(string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(bytes), "file", fileName);
        return form;
    }

    public static byte[] Seed(string name) => File.ReadAllBytes(RepositoryRoot.Combine("seeds", "transcripts", name));

    /// <summary>Submits and gives the job's address.</summary>
    public async Task<string> SubmitAsync(string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using var form = Form(fileName, bytes, fields);
        using var answer = await Client.PostAsync("/v1/jobs", form, Token);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Token));
        return answer.Headers.Location.ShouldNotBeNull().ToString();
    }

    public Task<JsonElement> JsonAsync(string address) => Client.GetFromJsonAsync<JsonElement>(address, Token);

    /// <summary>Follows a job's events to its end, and gives it as it then is.</summary>
    public async Task<JsonElement> EndAsync(string job)
    {
        using var events = await Client.GetAsync($"{job}/events", HttpCompletionOption.ResponseHeadersRead, Token);
        await using var stream = await events.Content.ReadAsStreamAsync(Token);
        await foreach (var change in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(Token))
        {
            change.EventType.ShouldBe("job");
        }

        return await JsonAsync(job);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        _folder.Dispose();
    }
}
