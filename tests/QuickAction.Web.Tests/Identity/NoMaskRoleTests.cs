using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Who may have a model sent what is not masked (governance D.2): holders of one named role, for a reason that stays with the job.</summary>
public sealed class NoMaskRoleTests : IAsyncDisposable
{
    private const string Reason = "The model runs in our own data centre";

    private readonly Service _service = Oidc.Start(settings: new Dictionary<string, string>
    {
        ["Service:NoMaskRole"] = "DataProtection",
        ["Model:Provider"] = "openai",
        ["Model:Endpoint"] = "http://127.0.0.1:9/v1",
        ["Model:Name"] = "small",
    });

    [Asvs("V8.2.1", "V8.2.3", "V14.2.3")]
    [Theory]
    [InlineData(HttpStatusCode.Accepted, "User", "DataProtection")]
    [InlineData(HttpStatusCode.BadRequest, "User")]
    [InlineData(HttpStatusCode.BadRequest, "User", "Reviewer", "Governance", "TeamAdmin")]
    [InlineData(HttpStatusCode.Forbidden, "DataProtection")]
    [InlineData(HttpStatusCode.Forbidden, "SystemAdmin", "User", "DataProtection")]
    public async Task Only_holders_of_the_role_may_ask_for_it(HttpStatusCode expected, params string[] roles)
    {
        using var client = _service.Bare();
        var token = await _service.TokenAsync(new Person("t", string.Join('-', roles), "harbour", roles));
        using var form = Service.Form("a.txt", "Ada Marsh: I will ring Tom."u8.ToArray(), ("engine", "model"), ("noMaskReason", Reason));
        using var answer = await client.SendAsync(HttpMethod.Post, "/v1/jobs", token, content: form);

        answer.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.Accepted)
        {
            var id = JobId.Parse(answer.Headers.Location.ShouldNotBeNull().ToString().Split('/')[^1]);
            (await _service.Services.GetRequiredService<IJobStore>().RequestOfAsync("harbour", id, TestContext.Current.CancellationToken)).ShouldNotBeNull().NoMaskReason.ShouldBe(Reason);
        }
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
