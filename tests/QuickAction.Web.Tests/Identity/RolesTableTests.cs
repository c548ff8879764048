using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.TestKit;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Tests.Identity;

/// <summary>
/// The table in docs/roles.md of who may use which address is the one that the service enforces: each policy is asked for each role. To take a change up:
/// QUICKACTION_WRITE_ROLES=1 and this test.
/// </summary>
public sealed class RolesTableTests : IAsyncDisposable
{
    private const string Begin = "<!-- begin: who may use which address; written by RolesTableTests -->";
    private const string End = "<!-- end -->";
    private static readonly string[][] People = [["User"], ["Reviewer"], ["Governance"], ["TeamAdmin"], ["SystemAdmin"], ["SystemAdmin", "User", "Reviewer", "Governance"]];
    private readonly Service _local = Service.Start(new() { ["Service:Worker"] = "false" });
    private readonly Service _signedIn = Oidc.Start();

    [Asvs("V8.1.1", "V8.2.1")]
    [Fact]
    public async Task The_committed_table_is_what_the_service_enforces()
    {
        var path = RepositoryRoot.Combine("docs", "roles.md");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var current = await TableAsync();
        if (Environment.GetEnvironmentVariable("QUICKACTION_WRITE_ROLES") == "1")
        {
            text = $"{text[..from]}\n{current}{text[to..]}";
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            to = text.IndexOf(End, StringComparison.Ordinal);
        }

        text[from..to].Trim().ShouldBe(current.Trim());
    }

    [Fact]
    public async Task Nobody_who_runs_the_service_may_use_an_address_with_content_whatever_else_they_are()
    {
        var open = new List<string>();
        foreach (var row in await RowsAsync())
        {
            if (row.Policies.Intersect([Policies.Work, Policies.Review, Policies.BreakGlass]).Any() && (row.May[4] || row.May[5]))
            {
                open.Add(row.Address);
            }
        }

        open.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _local.DisposeAsync();
        await _signedIn.DisposeAsync();
    }

    private async Task<string> TableAsync()
    {
        var table = new StringBuilder("| address | everybody | User | Reviewer | Governance | TeamAdmin | SystemAdmin | SystemAdmin and all others |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var row in await RowsAsync())
        {
            table.Append("| `").Append(row.Address).Append("` | ").Append(row.IsOpen ? "yes" : "").Append(" | ")
                .AppendJoin(" | ", row.May.Select(may => may ? "yes" : "")).Append(" |\n");
        }

        return table.ToString();
    }

    private async Task<List<Row>> RowsAsync()
    {
        var rows = new List<Row>();
        foreach (var service in new[] { _local, _signedIn })
        {
            foreach (var route in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            {
                foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                {
                    rows.Add(await RowAsync(service, route, method));
                }
            }
        }

        return [.. rows.DistinctBy(r => r.Address).OrderBy(r => r.Address.Split(' ')[1], StringComparer.Ordinal).ThenBy(r => r.Address, StringComparer.Ordinal)];
    }

    private static async Task<Row> RowAsync(Service service, RouteEndpoint route, string method)
    {
        var address = $"{method} {EndpointGuard.Path(route)}";
        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return new Row(address, true, [], [.. People.Select(_ => true)]);
        }

        var data = route.Metadata.GetOrderedMetadata<IAuthorizeData>();
        var policy = await AuthorizationPolicy.CombineAsync(service.Services.GetRequiredService<IAuthorizationPolicyProvider>(), data);
        var authorization = service.Services.GetRequiredService<IAuthorizationService>();
        var may = new List<bool>();
        foreach (var roles in People)
        {
            ClaimsPrincipal person = Caller.Principal(new Person("t", "p", "harbour", roles), SessionIdentity.SchemeName);
            may.Add((await authorization.AuthorizeAsync(person, new DefaultHttpContext { Request = { Method = method } }, policy.ShouldNotBeNull(address))).Succeeded);
        }

        return new Row(address, false, [.. data.Select(d => d.Policy).OfType<string>()], may);
    }

    private sealed record Row(string Address, bool IsOpen, IReadOnlyList<string> Policies, IReadOnlyList<bool> May);
}
