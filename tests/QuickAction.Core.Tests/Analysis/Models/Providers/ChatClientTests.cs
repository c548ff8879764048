using Microsoft.Extensions.AI;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

public sealed class ScriptedChatClientTests : ChatClientSuite
{
    protected override Task<IChatClient> ClientAsync(StandInAnswer answer) => Task.FromResult<IChatClient>(ScriptedChatClient.Doing(answer));
}

public sealed class OpenAiChatClientTests : ChatClientSuite
{
    protected override async Task<IChatClient> ClientAsync(StandInAnswer answer) => SomeModel.Bare(Keep(await StandInServer.DoingAsync(answer)));
}

public sealed class StreamedOpenAiChatClientTests : ChatClientSuite
{
    protected override async Task<IChatClient> ClientAsync(StandInAnswer answer) =>
        SomeModel.Bare(SomeModel.Options(Keep(await StandInServer.DoingAsync(answer))) with { Stream = true });
}
