using System.Text.Json;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests;

/// <summary>The OpenAPI document under docs/ is the one that the service gives. To take a change up: QUICKACTION_WRITE_OPENAPI=1 and this test.</summary>
public sealed class ApiDescriptionTests : IAsyncDisposable
{
    /// <summary>What any request may meet.</summary>
    private static readonly string[] Usual = ["401", "403", "429", "500", "503"];

    private readonly Service _service = Service.Start();

    [Fact]
    public async Task The_committed_document_is_current()
    {
        var path = RepositoryRoot.Combine("docs", "openapi.json");
        var current = await _service.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("QUICKACTION_WRITE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(path, current + "\n", TestContext.Current.CancellationToken);
        }

        Lines(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(Lines(current));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_its_errors()
    {
        using var document = JsonDocument.Parse(await _service.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var operations = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Path: p.Name, Operation: o.Value))).ToList();

        operations.Select(o => o.Operation.GetProperty("operationId").GetString()).Distinct().Count().ShouldBe(operations.Count);
        operations.ShouldAllBe(o => o.Operation.GetProperty("summary").GetString()!.Length > 0);
        operations.Where(o => o.Path.StartsWith("/v1", StringComparison.Ordinal))
            .ShouldAllBe(o => Usual.All(status => o.Operation.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/problem+json").ValueKind == JsonValueKind.Object));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static string Lines(string json) => json.ReplaceLineEndings("\n").Trim();
}
