using QuickAction.TestKit;

namespace QuickAction.Web.Tests;

/// <summary>How the real process starts, refuses to, and stops.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--urls", "http://*:0")]
    [InlineData("--urls", "http://localhost:0;http://[::]:0")]
    [InlineData("--urls", "http://192.0.2.7:80")]
    [InlineData("--urls", "http://localhost.example:0")]
    [InlineData("--http_ports", "0")]
    [InlineData("--Kestrel:Endpoints:Open:Url", "http://+:0")]
    public async Task Without_a_sign_in_it_refuses_every_address_but_this_machines(string option, string value)
    {
        var (code, talk) = await ServerProcess.RunAsync([option, value], Data);

        code.ShouldBe(2);
        talk.Trim().Split('\n').Length.ShouldBe(1, talk);
        talk.ShouldContain("listens on this machine only");
        Directory.Exists(_folder.Combine("data")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("QuickAction__Service__Concurrency", "0", "Concurrency")]
    [InlineData("QuickAction__Service__Nothing", "1", "Nothing")]
    [InlineData("QuickAction__Service__LocalRoles", "King", "LocalRoles")]
    public async Task A_wrong_setting_stops_the_start_with_one_line(string name, string value, string said)
    {
        var (code, talk) = await ServerProcess.RunAsync(["--urls", "http://127.0.0.1:0"], new Dictionary<string, string>(Data) { [name] = value });

        code.ShouldBe(2);
        talk.Trim().Split('\n').Length.ShouldBe(1, talk);
        talk.ShouldContain(said);
    }

    [Theory]
    [InlineData("Authority", "", "Authority is")]
    [InlineData("Authority", "http://sign-in.council.example", "Authority is")]
    [InlineData("Authority", "https://sign-in.council.example?tenant=1", "Authority is")]
    [InlineData("ClientId", "", "ClientId is missing")]
    [InlineData("ClientSecret", "", "ClientSecret or ClientSecretFile")]
    [InlineData("ClientSecretFile", "/nothing/here", "ClientSecret or ClientSecretFile")]
    [InlineData("RedirectPath", "/v1/back", "RedirectPath")]
    [InlineData("TeamClaim", "department", "TeamClaim and Teams")]
    [InlineData("Teams__Children", "children", "TeamClaim and Teams")]
    [InlineData("Team", "two words", "a team's name")]
    [InlineData("IdleMinutes", "0", "IdleMinutes")]
    [InlineData("SessionHours", "169", "SessionHours")]
    [InlineData("Mode", "nobody", "nobody")]
    [InlineData("Nothing", "1", "Nothing")]
    public async Task A_wrong_setting_of_the_sign_in_stops_the_start_with_one_line(string name, string value, string said)
    {
        var settings = new Dictionary<string, string>(SignIn) { [$"QuickAction__Service__Identity__{name}"] = value };

        var (code, talk) = await ServerProcess.RunAsync(["--urls", "http://127.0.0.1:0"], settings);

        code.ShouldBe(2, talk);
        talk.Trim().Split('\n').Length.ShouldBe(1, talk);
        talk.ShouldContain(said);
        talk.ShouldNotContain("not-a-secret");
    }

    [Fact]
    public async Task A_client_secret_that_cannot_be_read_stops_the_start_with_one_line()
    {
        var settings = new Dictionary<string, string>(SignIn)
        {
            ["QuickAction__Service__Identity__ClientSecret"] = "",
            ["QuickAction__Service__Identity__ClientSecretFile"] = _folder.Combine("nothing"),
        };

        var (code, talk) = await ServerProcess.RunAsync(["--urls", "http://127.0.0.1:0"], settings);

        code.ShouldBe(2, talk);
        talk.Trim().Split('\n').Length.ShouldBe(1, talk);
        talk.ShouldContain("ClientSecretFile names cannot be read");
    }

    [Fact]
    public async Task An_address_that_is_in_use_is_said_in_one_line()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();

        var (code, talk) = await ServerProcess.RunAsync(["--urls", $"http://{other.LocalEndpoint}"], Data);

        code.ShouldBe(1, talk);
        talk.Trim().Split('\n').Length.ShouldBe(1, talk);
        talk.ShouldContain("The address is in use");
    }

    [Fact]
    public async Task It_answers_on_this_machine_and_stops_when_it_is_told()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Combine("data"));

        (await server.Client.GetStringAsync("/health/ready", Token)).ShouldContain("ready");
        (await server.Client.GetStringAsync("/", Token)).ShouldContain("Turn a meeting into minutes");
        (await server.Client.GetStringAsync("/site.css", Token)).ShouldContain("body");

        (await server.TerminateAsync()).ShouldBe(0, server.Talk);
        (OperatingSystem.IsWindows() || File.GetUnixFileMode(_folder.Combine("data")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> SignIn => new(Data)
    {
        ["QuickAction__Service__Identity__Mode"] = "Oidc",
        ["QuickAction__Service__Identity__Authority"] = "https://sign-in.council.example",
        ["QuickAction__Service__Identity__ClientId"] = "quickaction",
        ["QuickAction__Service__Identity__ClientSecret"] = "not-a-secret",
    };

    private Dictionary<string, string> Data => new() { ["QuickAction__DataFolder"] = _folder.Combine("data") };
}
