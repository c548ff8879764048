using System.Globalization;
using System.Net;

namespace QuickAction.Web.Tests.Operations;

public sealed class SecurityTextTests
{
    private const string Path = "/.well-known/security.txt";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_names_the_contact_and_when_it_is_out_of_date()
    {
        await using var service = Start(("SecurityContact", "mailto:security@council.example"), ("PublicUrl", "https://minutes.council.example"));

        using var answer = await service.Client.GetAsync(Path, Token);
        var fields = (await answer.Content.ReadAsStringAsync(Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1]);

        answer.Content.Headers.ContentType?.ToString().ShouldBe("text/plain; charset=utf-8");
        fields["Contact"].ShouldBe("mailto:security@council.example");
        fields["Preferred-Languages"].ShouldBe("en");
        fields["Canonical"].ShouldBe("https://minutes.council.example/.well-known/security.txt");
        var left = DateTimeOffset.Parse(fields["Expires"], CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow;
        left.TotalDays.ShouldBeInRange(170, 365);
    }

    [Fact]
    public async Task Without_a_contact_there_is_none()
    {
        await using var service = Start();

        using var answer = await service.Client.GetAsync(Path, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("SecurityContact", "security@council.example")]
    [InlineData("SecurityContact", "http://council.example")]
    [InlineData("SecurityContact", "javascript:alert(1)")]
    [InlineData("PublicUrl", "http://minutes.council.example")]
    [InlineData("PublicUrl", "https://minutes.council.example/path")]
    [InlineData("PublicUrl", "minutes")]
    public async Task A_wrong_setting_stops_the_start_with_one_line(string name, string value)
    {
        using var folder = new TestKit.TempFolder();
        var (code, talk) = await ServerProcess.RunAsync(
            ["--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string> { ["QuickAction__DataFolder"] = folder.Combine("data"), [$"QuickAction__Service__{name}"] = value });

        code.ShouldBe(2, talk);
        talk.Trim().Split('\n').Length.ShouldBe(1, talk);
        talk.ShouldContain(name);
    }

    private static Service Start(params (string Name, string Value)[] settings) =>
        Service.Start(settings.Append(("Worker", "false")).ToDictionary(s => $"Service:{s.Item1}", s => s.Item2));
}
