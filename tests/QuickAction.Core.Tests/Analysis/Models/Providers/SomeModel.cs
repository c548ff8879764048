using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Providers;
using QuickAction.Core.Analysis.Models.Resilience;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Tests.Analysis.Models.Structured;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

/// <summary>Ways to a stand-in model server.</summary>
internal static class SomeModel
{
    public static readonly ChatMessage[] Hello = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hello?")];

    public static ModelOptions Options(StandInServer server, string provider = ProviderNames.OpenAi) => new()
    {
        Provider = provider,
        Endpoint = provider == ProviderNames.AzureOpenAi ? server.Address[..^"/v1".Length] : server.Address,
        Name = "council-model",
        Key = server.Key ?? "",
    };

    /// <summary>The adapter alone, without layers.</summary>
    public static IChatClient Bare(ModelOptions options, ModelMemory? memory = null) =>
        ProviderClient.Create(options, memory ?? new ModelMemory(), TimeProvider.System);

    public static IChatClient Bare(StandInServer server) => Bare(Options(server));

    /// <summary>All layers, with retries that do not keep a test waiting.</summary>
    public static ModelConnection Layered(ModelOptions options) => ModelConnection.Open(options, TimeProvider.System, Quick(options));

    public static ValueTask<StructuredReply<Verdict>> AskAsync(ModelConnection connection, StructuredQuestion<Verdict>? question = null) =>
        connection.Calls(JobMeter.For(connection.Options)).AskAsync(question ?? Verdict.Question, TestContext.Current.CancellationToken);

    public static CallPolicyOptions Quick(ModelOptions options) => CallPolicyOptions.Of(options) with { FirstDelay = TimeSpan.FromMilliseconds(1), Random = () => 0 };
}
