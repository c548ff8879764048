using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Providers;
using QuickAction.TestKit;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

/// <summary>Text goes to the configured origin and nowhere else, and keys are shown nowhere.</summary>
public sealed class EgressTests
{
    private static readonly ModelOptions Good = new() { Provider = ProviderNames.OpenAi, Endpoint = "https://models.example.org/v1", Name = "m" };

    [Asvs("V1.3.6", "V13.2.4", "V13.2.5")]
    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await StandInServer.SayingAsync("Hello.");
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Sends(status, "text/plain", "")
        {
            Headers = new Dictionary<string, string> { ["Location"] = $"{elsewhere.Address}/chat/completions" },
        });

        var fault = await Should.ThrowAsync<ModelCallException>(
            SomeModel.Bare(server).GetResponseAsync(SomeModel.Hello, cancellationToken: TestContext.Current.CancellationToken));

        fault.Fault.ShouldBe(ModelFault.Redirected);
        elsewhere.Calls.ShouldBeEmpty();
    }

    [Asvs("V1.3.6", "V13.2.4", "V13.2.5")]
    [Theory]
    [InlineData("https://models.example.org/v1/chat", true)]
    [InlineData("http://models.example.org/v1/chat", false)]
    [InlineData("https://models.example.org:8443/v1/chat", false)]
    [InlineData("https://models.example.org.evil.example/v1/chat", false)]
    [InlineData("https://other.example.org/v1/chat", false)]
    public async Task Only_the_endpoints_own_origin_is_let_out(string address, bool allowed)
    {
        var sent = false;
        using var client = new HttpClient(new EgressHandler(ModelEndpoint.Of(Good).Address, new Answering(() => sent = true)));

        var call = client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);

        if (allowed)
        {
            await call;
        }
        else
        {
            (await Should.ThrowAsync<ModelCallException>(call)).Fault.ShouldBe(ModelFault.EgressRefused);
        }

        sent.ShouldBe(allowed);
    }

    [Asvs("V12.3.1")]
    [Theory]
    [InlineData("http://models.example.org/v1", "https://")]
    [InlineData("http://192.168.1.5:11434/v1", "https://")]
    [InlineData("ftp://models.example.org", "http or https")]
    [InlineData("models.example.org", "http or https")]
    [InlineData("", "http or https")]
    [InlineData("https://key@models.example.org/v1", "more than host and path")]
    [InlineData("https://models.example.org/v1?key=1", "more than host and path")]
    public void An_endpoint_that_could_leak_stops_the_start(string endpoint, string words)
    {
        var problem = Should.Throw<QuickActionException>(() => ModelEndpoint.Of(Good with { Endpoint = endpoint }));

        problem.Code.ShouldBe(ProblemCode.Misconfigured);
        problem.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData(ProviderNames.OpenAi, "https://models.example.org", "https://models.example.org/v1/")]
    [InlineData(ProviderNames.OpenAi, "https://models.example.org/api/v3/", "https://models.example.org/api/v3/")]
    [InlineData(ProviderNames.OpenAi, "http://localhost:11434/v1", "http://localhost:11434/v1/")]
    [InlineData(ProviderNames.OpenAi, "http://[::1]:8080", "http://[::1]:8080/v1/")]
    [InlineData(ProviderNames.AzureOpenAi, "https://c.openai.azure.com", "https://c.openai.azure.com/openai/v1/")]
    [InlineData(ProviderNames.AzureOpenAi, "https://c.openai.azure.com/openai/v1/", "https://c.openai.azure.com/openai/v1/")]
    [InlineData(ProviderNames.AzureOpenAi, "https://c.services.ai.azure.com/openai", "https://c.services.ai.azure.com/openai/v1/")]
    public void An_endpoint_may_be_written_as_its_portal_shows_it(string provider, string endpoint, string expected)
    {
        ModelEndpoint.Of(Good with { Provider = provider, Endpoint = endpoint }).Address.ShouldBe(new Uri(expected));
    }

    [Asvs("V1.3.6", "V13.2.4", "V13.2.5")]
    [Fact]
    public void An_endpoint_outside_the_allowed_hosts_stops_the_start()
    {
        ModelEndpoint.Of(Good with { AllowedHosts = ["MODELS.example.org"] }).ShouldNotBeNull();
        Should.Throw<QuickActionException>(() => ModelEndpoint.Of(Good with { AllowedHosts = ["example.org"] })).Message.ShouldContain("AllowedHosts");
    }

    [Asvs("V13.3.1")]
    [Fact]
    public void A_key_is_read_from_its_file_and_shows_itself_nowhere()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "key");
        File.WriteAllText(file, " sk-planted-key\n");

        var key = ModelKey.Of(Good with { KeyFile = file })!;

        key.Reveal().ShouldBe("sk-planted-key");
        $"{key}".ShouldNotContain("planted");
        (Good with { Key = "sk-planted-key" }).ToString().ShouldNotContain("planted");
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    public void A_file_without_a_key_in_it_stops_the_start_without_showing_it(string text)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "key");
        File.WriteAllText(file, text);

        var problem = Should.Throw<QuickActionException>(() => ModelKey.Of(Good with { KeyFile = file }));

        problem.Code.ShouldBe(ProblemCode.Misconfigured);
        problem.Message.ShouldNotContain("words");
    }

    private sealed class Answering(Action sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent();
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
