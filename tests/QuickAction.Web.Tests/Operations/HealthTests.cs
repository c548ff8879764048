using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.Web.Tests.Identity;

namespace QuickAction.Web.Tests.Operations;

public sealed class HealthTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_that_are_not_installed_are_named_and_keep_nobody_out()
    {
        var nothing = _folder.Combine("empty");
        Directory.CreateDirectory(nothing);
        await using var server = await ServerProcess.StartAsync(
            _folder.Combine("data"), new Dictionary<string, string> { ["PATH"] = nothing, ["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath) is { } p && File.Exists(Path.Combine(p, "dotnet")) ? p : Root() });

        using var answer = await server.Client.GetAsync("/health/ready", Token);
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        found.GetProperty("status").GetString().ShouldBe("ready");
        found.GetProperty("failed").GetArrayLength().ShouldBe(0);
        found.GetProperty("missing").EnumerateArray().Select(m => m.GetString()).ShouldBe(["pdftotext", "pdfinfo", "pdftoppm", "tesseract", "prlimit"]);
    }

    [Asvs("V13.4.5")]
    [Fact]
    public async Task Who_comes_through_a_proxy_is_told_yes_or_no_and_nothing_else()
    {
        await using var service = Oidc.Start();
        using var client = service.Bare();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        using var answer = await client.SendAsync(request, Token);
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);

        found.GetProperty("status").GetString().ShouldBe("ready");
        found.GetProperty("failed").ValueKind.ShouldBe(JsonValueKind.Null);
        found.GetProperty("missing").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    public void Dispose() => _folder.Dispose();

    private static string Root() => Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? root
        : Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
