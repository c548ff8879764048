using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Storage;

namespace QuickAction.Web.Tests.Operations;

/// <summary>Several copies of the service over one PostgreSQL, and what becomes of the work when one of them, or the database, is gone.</summary>
public sealed class ClusterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFolder => _folder.Combine("data");

    [Fact]
    public async Task Nodes_are_killed_one_after_the_other_and_every_job_ends_once()
    {
        var jobs = Soak.IsAsked ? 100 : 18;
        var kills = Soak.IsAsked ? 9 : 2;
        var settings = Settings(await (await PostgresCluster.NeedAsync()).NewDatabaseAsync());
        var nodes = new List<ServerProcess>();
        try
        {
            for (var i = 0; i < 3; i++)
            {
                nodes.Add(await ServerProcess.StartAsync(DataFolder, settings));
            }

            var submitted = new List<string>();
            for (var i = 0; i < jobs; i++)
            {
                submitted.Add(await ServerWork.SubmitAsync(nodes[i % 3].Client, i));
            }

            for (var kill = 1; kill <= kills; kill++)
            {
                // At another point each time; whoever is asked is not the one that dies.
                var (victim, other) = (kill % 3, (kill + 1) % 3);
                await ServerWork.UntilOpenAsync(nodes[other].Client, jobs - (kill * jobs / (kills + 2)), () => Talk(nodes));
                await Task.Delay(RandomNumberGenerator.GetInt32(200), Token);
                await nodes[victim].KillAsync();
                await nodes[victim].DisposeAsync();
                nodes[victim] = await ServerProcess.StartAsync(DataFolder, settings);
            }

            await ServerWork.UntilOpenAsync(nodes[0].Client, 0, () => Talk(nodes));
            foreach (var job in submitted)
            {
                (await nodes[1].Client.GetFromJsonAsync<JsonElement>(job, Token)).GetProperty("status").GetString().ShouldBe("needsReview", Talk(nodes));
            }

            foreach (var node in nodes)
            {
                (await node.TerminateAsync()).ShouldBe(0, node.Talk);
            }

            await ServerWork.CheckAsync(Options(settings), submitted);
        }
        finally
        {
            await StopAsync(nodes);
        }
    }

    [Asvs("V16.5.2")]
    [Fact]
    public async Task While_the_database_is_gone_everything_is_unavailable_and_afterwards_the_work_goes_on()
    {
        var jobs = Soak.IsAsked ? 40 : 6;
        // Its own: it is stopped.
        using var cluster = await PostgresCluster.StartOwnAsync();
        var settings = Settings(await cluster.NewDatabaseAsync());
        await using var node = await ServerProcess.StartAsync(DataFolder, settings);
        var submitted = new List<string>();
        for (var i = 0; i < jobs; i++)
        {
            submitted.Add(await ServerWork.SubmitAsync(node.Client, i));
        }

        await ServerWork.UntilOpenAsync(node.Client, jobs - 1, () => node.Talk);
        await cluster.StopServerAsync();

        foreach (var address in new[] { "/v1/jobs", submitted[0], $"{submitted[0]}/result", $"{submitted[0]}/source", $"{submitted[0]}/versions", $"{submitted[0]}/events", "/v1/tokens", "/audit/checkpoint", "/audit/tile/0/000" })
        {
            using var answer = await node.Client.GetAsync(address, Token);
            await ShouldBeUnavailableAsync(answer, address);
        }

        using (var answer = await ServerWork.PostAsync(node.Client, 99))
        {
            await ShouldBeUnavailableAsync(answer, "POST /v1/jobs");
        }

        using (var page = new HttpRequestMessage(HttpMethod.Get, "/"))
        {
            page.Headers.Accept.ParseAdd("text/html");
            using var answer = await node.Client.SendAsync(page, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        }

        using (var ready = await node.Client.GetAsync("/health/ready", Token))
        {
            ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await ready.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("failed").EnumerateArray().Select(f => f.GetString()).ShouldBe(["database"]);
        }

        (await node.Client.GetStringAsync("/health/live", Token)).ShouldContain("live");
        node.HasExited.ShouldBeFalse();
        await cluster.StartServerAsync();

        await ServerWork.UntilOpenAsync(new Patient(node.Client).Client, 0, () => node.Talk);
        (await node.Client.GetStringAsync("/health/ready", Token)).ShouldContain("\"ready\"");
        (await node.TerminateAsync()).ShouldBe(0, node.Talk);
        await ServerWork.CheckAsync(Options(settings), submitted);
    }

    [Fact]
    public async Task All_nodes_share_the_work_and_a_model_is_asked_once_for_each_answer()
    {
        var jobs = Soak.IsAsked ? 60 : 12;
        await using var model = await StandInServer.StartAsync(call => StandInMinuteTaker.Answer(call, TimeSpan.FromMilliseconds(500)));
        var settings = new Dictionary<string, string>(Settings(await (await PostgresCluster.NeedAsync()).NewDatabaseAsync()))
        {
            ["QuickAction__Model__Provider"] = "openai",
            ["QuickAction__Model__Endpoint"] = model.Address,
            ["QuickAction__Model__Name"] = "stand-in",
            ["QuickAction__Service__Concurrency"] = "1",
            ["QuickAction__Service__InFlight"] = "6",
        };
        var nodes = new List<ServerProcess>();
        try
        {
            for (var i = 0; i < 3; i++)
            {
                nodes.Add(await ServerProcess.StartAsync(DataFolder, settings));
            }

            var submitted = new List<string>();
            for (var i = 0; i < jobs; i++)
            {
                submitted.Add(await ServerWork.SubmitAsync(nodes[0].Client, i, "model", points: 20));
            }

            await ServerWork.UntilOpenAsync(nodes[0].Client, 0, () => Talk(nodes));
            foreach (var node in nodes)
            {
                node.Talk.ShouldContain(": Completed after", customMessage: Talk(nodes));
                (await node.TerminateAsync()).ShouldBe(0, node.Talk);
            }

            // A short talk is one question.
            model.Calls.Count.ShouldBe(jobs);
            model.MostInFlight.ShouldBeGreaterThan(1);
            await ServerWork.CheckAsync(Options(settings), submitted);
        }
        finally
        {
            await StopAsync(nodes);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Settings(string connection) => new() { ["QuickAction__Store__Connection"] = connection };

    private AuditOptions Options(Dictionary<string, string> settings) => new() { DataFolder = DataFolder, Connection = settings["QuickAction__Store__Connection"] };

    private static async Task ShouldBeUnavailableAsync(HttpResponseMessage answer, string what)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, what);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", what);
        answer.Headers.RetryAfter.ShouldNotBeNull(what);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("/problems/unavailable", customMessage: what);
    }

    private static string Talk(List<ServerProcess> nodes) => string.Join("\n-- next node --\n", nodes.Select(n => n.Talk));

    private static async Task StopAsync(List<ServerProcess> nodes)
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>Asks again while the service says that it is unavailable: its connections find out one by one that the database is back.</summary>
    private sealed class Patient(HttpClient client)
    {
        public HttpClient Client { get; } = new(new Again()) { BaseAddress = client.BaseAddress };

        private sealed class Again() : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                for (var i = 0; ; i++)
                {
                    var answer = await base.SendAsync(request, cancellationToken);
                    if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || i == 100)
                    {
                        return answer;
                    }

                    answer.Dispose();
                    await Task.Delay(100, cancellationToken);
                }
            }
        }
    }
}
