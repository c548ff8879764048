using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Tests.Analysis.Models.Providers;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Structured;

/// <summary>Servers that refuse the form of the answer without saying that it is the form.</summary>
public sealed class UnsaidFormatTests
{
    private static readonly StandInAnswer.Fails NoEndpoints = new(404, "404", "No endpoints found that can handle the requested parameters.");

    public static TheoryData<string> Refusals => [.. Answers.Keys];

    private static Dictionary<string, StandInAnswer> Answers => new()
    {
        ["OpenRouter's"] = new StandInAnswer.Sends(400, "application/json", """{"error":{"code":400,"message":"Provider returned error","metadata":{"provider_name":"Any"}}}"""),
        ["Bad Request"] = new StandInAnswer.Sends(400, "text/plain", "Bad Request"),
        ["nothing"] = new StandInAnswer.Sends(400, "text/plain", ""),
        ["a parameter without its name"] = new StandInAnswer.Fails(400, null, "Unknown parameter."),
        ["nobody who serves it so"] = NoEndpoints,
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task The_next_form_is_tried_and_kept_once_it_is_answered(string refusal)
    {
        await using var server = await StandInServer.StartAsync(c => c.Format is null ? new StandInAnswer.Says(Verdict.Good) : Answers[refusal]);
        using var connection = SomeModel.Layered(SomeModel.Options(server));

        (await SomeModel.AskAsync(connection)).ShouldBeOfType<StructuredReply<Verdict>.Answered>();
        (await SomeModel.AskAsync(connection)).ShouldBeOfType<StructuredReply<Verdict>.Answered>();

        server.Calls.Select(c => c.Format).ShouldBe(["json_schema", "json_object", null, null]);
    }

    [Fact]
    public async Task What_no_form_mends_was_not_the_form_and_the_next_question_is_asked_in_the_strictest_again()
    {
        await using var server = await StandInServer.StartAsync(c => c.Number < 3 ? Answers["Bad Request"] : new StandInAnswer.Says(Verdict.Good));
        using var connection = SomeModel.Layered(SomeModel.Options(server));

        await Should.ThrowAsync<QuickActionException>(async () => await SomeModel.AskAsync(connection));
        await SomeModel.AskAsync(connection);

        server.Calls.Select(c => c.Format).ShouldBe(["json_schema", "json_object", null, "json_schema"]);
    }

    [Fact]
    public async Task A_model_that_nobody_serves_in_any_form_is_not_known()
    {
        await using var server = await StandInServer.DoingAsync(NoEndpoints);
        using var connection = SomeModel.Layered(SomeModel.Options(server));

        (await Should.ThrowAsync<QuickActionException>(async () => await SomeModel.AskAsync(connection))).Code.ShouldBe(ProblemCode.Misconfigured);
    }
}
