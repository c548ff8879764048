using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.TestKit;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Tests;

/// <summary>The OpenAPI document under docs/ is the one that the service gives. To take a change up: QUICKACTION_WRITE_OPENAPI=1 and this test.</summary>
public sealed class ApiDescriptionTests : IAsyncDisposable
{
    /// <summary>What any request may meet.</summary>
    private static readonly string[] Usual = ["401", "403", "429", "500", "503"];

    private static readonly string[] ForPrograms = ["/v1/", "/audit/", "/health/"];

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

    [Fact]
    public async Task Every_route_for_programs_is_in_it()
    {
        var routes = _service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(r => ForPrograms.Any(p => EndpointGuard.Path(r).StartsWith(p, StringComparison.Ordinal)))
            .SelectMany(r => (r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => $"{m} {EndpointGuard.Path(r).Replace("{**path}", "{path}", StringComparison.Ordinal)}"))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        routes.Count.ShouldBeGreaterThan(30);
        using var document = JsonDocument.Parse(await _service.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}")).Order(StringComparer.Ordinal)
            .ShouldBe(routes);
    }

    [Fact]
    public async Task It_keeps_the_rules_that_those_who_write_clients_count_on() => ApiRules.Faults(await DocumentAsync()).ShouldBeEmpty();

    /// <summary>Each rule has been seen to fail.</summary>
    [Theory]
    [InlineData("info", "description", "description: info")]
    [InlineData("paths|/v1/jobs|get", "summary", "summary: get /v1/jobs")]
    [InlineData("paths|/v1/jobs|get", "operationId", "operation-id-camel-case: get /v1/jobs")]
    [InlineData("paths|/v1/jobs|get", "tags", "tag-described: get /v1/jobs")]
    [InlineData("paths|/v1/jobs|get", "security", "security: get /v1/jobs")]
    [InlineData("paths|/v1/jobs|get|responses", "200", "success: get /v1/jobs")]
    [InlineData("paths|/v1/jobs|get|responses|200", "description", "answer-described: get /v1/jobs 200")]
    [InlineData("paths|/v1/jobs/{id}|get|parameters|0", "description", "parameter-described: get /v1/jobs/{id} id")]
    [InlineData("paths|/v1/jobs/{id}|get|parameters|0", "schema", "parameter-typed: get /v1/jobs/{id} id")]
    [InlineData("paths|/v1/jobs/{id}|get|parameters|0", "in", "path-parameters: get /v1/jobs/{id}")]
    [InlineData("components|schemas", "JobPage", "reference: #/components/schemas/JobPage")]
    [InlineData("components|schemas|JobPage|properties|jobs", "items", "array-items: $.components.schemas.JobPage.properties.jobs")]
    [InlineData("paths", "/v1/batches/{id}", "used: BatchView")]
    public async Task A_rule_that_is_broken_is_noticed(string at, string without, string fault)
    {
        var document = await DocumentAsync();
        var place = at.Split('|').Aggregate((JsonNode?)document, (node, step) => node is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)] : node?[step]);
        place.ShouldBeOfType<JsonObject>().Remove(without).ShouldBeTrue();

        ApiRules.Faults(document).ShouldContain(fault);
    }

    [Fact]
    public async Task A_name_in_another_spelling_is_noticed()
    {
        var document = await DocumentAsync();
        document["paths"]!["/v1/JobList/"] = document["paths"]!["/v1/jobs"]!.DeepClone();
        document["components"]!["schemas"]!["JobPage"]!["properties"]!["next_page"] = new JsonObject();

        ApiRules.Faults(document).ShouldBe(["path-kebab-case: /v1/JobList/", "property-camel-case: JobPage.next_page"]);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<JsonNode> DocumentAsync() =>
        JsonNode.Parse(await _service.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).ShouldNotBeNull();

    private static string Lines(string json) => json.ReplaceLineEndings("\n").Trim();
}
