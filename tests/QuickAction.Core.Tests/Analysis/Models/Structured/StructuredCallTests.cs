using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.TestKit.Models;

namespace QuickAction.Core.Tests.Analysis.Models.Structured;

public sealed class StructuredCallTests
{
    [Fact]
    public async Task A_good_answer_comes_back_typed_after_one_call_with_a_strict_schema()
    {
        var client = ScriptedChatClient.Saying(Verdict.Good);

        var reply = await Verdict.AskAsync(client);

        var answered = reply.ShouldBeOfType<StructuredReply<Verdict>.Answered>();
        answered.Value.Segments.ShouldBe([3, 4]);
        answered.Repaired.ShouldBeFalse();
        answered.Calls.ShouldHaveSingleItem().InputTokens.ShouldBe(100);
        client.Requests[0].Options!.ResponseFormat.ShouldBeOfType<ChatResponseFormatJson>().SchemaName.ShouldBe("verdict");
        client.Requests[0].Messages[0].Text.ShouldNotContain("JSON Schema");
    }

    [Fact]
    public async Task A_wrong_answer_is_repaired_once_with_what_was_wrong_with_it()
    {
        var client = ScriptedChatClient.Saying("""{"text":"","segments":[-1],"mood":"cross"}""", Verdict.Good);

        var reply = await Verdict.AskAsync(client);

        reply.ShouldBeOfType<StructuredReply<Verdict>.Answered>().Repaired.ShouldBeTrue();
        reply.Calls.Count.ShouldBe(2);
        var complaint = client.Requests[1].Messages[^1].Text;
        complaint.ShouldContain("/segments/0 has to be at least 0");
        complaint.ShouldContain("/text is too short");
        complaint.ShouldContain("a property that is not allowed");
        client.Requests[1].Messages[2].Role.ShouldBe(ChatRole.Assistant);
    }

    [Theory]
    [InlineData("I am sorry, there is nothing to settle.", UnusableReason.NotJson)]
    [InlineData("", UnusableReason.NotJson)]
    [InlineData("""{"text":"The gate is mended.","segments":[3,""", UnusableReason.NotJson)]
    [InlineData("""{"text":"Mended."}""", UnusableReason.WrongShape)]
    [InlineData("""{"text":"A","segments":[]} {"text":"B","segments":[]}""", UnusableReason.WrongShape)]
    [InlineData("""{"text":"A","text":"B","segments":[]}""", UnusableReason.NotJson)]
    public async Task An_answer_that_stays_wrong_is_unusable_after_two_calls(string said, UnusableReason reason)
    {
        var client = ScriptedChatClient.Saying(said);

        var reply = await Verdict.AskAsync(client);

        reply.ShouldBeOfType<StructuredReply<Verdict>.Unusable>().Reason.ShouldBe(reason);
        client.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_wrong_is_told_without_a_word_of_the_answer()
    {
        var reply = await Verdict.AskAsync(ScriptedChatClient.Saying("""{"text":5,"segments":["Mrs Secret"],"Mrs Secret":1}"""));

        reply.ShouldBeOfType<StructuredReply<Verdict>.Unusable>().Detail.ShouldNotContain("Secret");
    }

    [Theory]
    [InlineData("Here it is:\n```json\n{0}\n```\nAnything else?")]
    [InlineData("<think>Is {\"text\":\"no\",\"segments\":[]} right? No.</think>\n{0}")]
    [InlineData("\uFEFF  {0}")]
    [InlineData("Braces {like these} do not count. {0}")]
    public async Task The_answer_is_taken_out_of_the_text_around_it(string wrapping)
    {
        var reply = await Verdict.AskAsync(ScriptedChatClient.Saying(wrapping.Replace("{0}", Verdict.Good, StringComparison.Ordinal)));

        reply.ShouldBeOfType<StructuredReply<Verdict>.Answered>().Value.Text.ShouldBe("The gate is mended.");
    }

    [Theory]
    [InlineData("length", UnusableReason.OutputCut)]
    [InlineData("content_filter", UnusableReason.AnswerFiltered)]
    public async Task A_finish_reason_that_says_half_is_believed_even_when_the_JSON_is_whole(string finish, UnusableReason reason)
    {
        var client = new ScriptedChatClient(_ => ScriptedChatClient.Reply(Verdict.Good, new ChatFinishReason(finish)));

        var reply = await Verdict.AskAsync(client);

        reply.ShouldBeOfType<StructuredReply<Verdict>.Unusable>().Reason.ShouldBe(reason);
        client.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(ModelFault.ContextTooLong, UnusableReason.InputTooLong)]
    [InlineData(ModelFault.PromptFiltered, UnusableReason.PromptFiltered)]
    public async Task A_fault_that_another_input_may_mend_is_an_outcome(ModelFault fault, UnusableReason reason)
    {
        var reply = await Verdict.AskAsync(new ScriptedChatClient(_ => throw new ModelCallException(fault)));

        reply.ShouldBeOfType<StructuredReply<Verdict>.Unusable>().Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData(ModelFault.Unreachable, ProblemCode.Unavailable)]
    [InlineData(ModelFault.RateLimited, ProblemCode.Unavailable)]
    [InlineData(ModelFault.KeyRefused, ProblemCode.Misconfigured)]
    [InlineData(ModelFault.NotFound, ProblemCode.Misconfigured)]
    public async Task A_fault_that_no_input_would_mend_is_one_plain_sentence(ModelFault fault, ProblemCode code)
    {
        var problem = await Should.ThrowAsync<QuickActionException>(
            async () => await Verdict.AskAsync(new ScriptedChatClient(_ => throw new ModelCallException(fault, 500))));

        problem.Code.ShouldBe(code);
        problem.Message.ShouldStartWith("The model ");
        problem.Message.ShouldEndWith(".");
    }

    [Fact]
    public async Task A_refusal_is_an_outcome_of_its_own()
    {
        var client = new ScriptedChatClient(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I can't.") { ErrorCode = ReplyCodes.Refusal }])));

        (await Verdict.AskAsync(client)).ShouldBeOfType<StructuredReply<Verdict>.Unusable>().Reason.ShouldBe(UnusableReason.Refused);
    }

    [Fact]
    public async Task The_way_to_ask_is_found_out_once_and_remembered()
    {
        var memory = new ModelMemory();
        var client = new ScriptedChatClient(r => r.Options!.ResponseFormat is null
            ? ScriptedChatClient.Reply(Verdict.Good)
            : throw new ModelCallException(ModelFault.FormatUnsupported, 400));

        await Verdict.AskAsync(client, memory);
        await Verdict.AskAsync(client, memory);

        client.Requests.Count.ShouldBe(4);
        client.Requests[2].Options!.ResponseFormat.ShouldBeNull();
        client.Requests[3].Messages[0].Text.ShouldContain("JSON Schema");
        client.Requests[3].Messages[0].Text.ShouldContain("maxLength");
    }

    [Fact]
    public async Task A_server_that_takes_a_schema_and_ignores_it_is_told_the_schema_in_words()
    {
        var memory = new ModelMemory();
        var client = new ScriptedChatClient(r => ScriptedChatClient.Reply(
            r.Messages[0].Text.Contains("JSON Schema", StringComparison.Ordinal) ? Verdict.Good : "The gate is mended."));

        (await Verdict.AskAsync(client, memory)).ShouldBeOfType<StructuredReply<Verdict>.Answered>().Repaired.ShouldBeTrue();
        (await Verdict.AskAsync(client, memory)).ShouldBeOfType<StructuredReply<Verdict>.Answered>().Repaired.ShouldBeFalse();

        client.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(9000, false)]
    [InlineData(40, false)]
    public async Task A_prompt_that_the_server_cut_without_telling_is_noticed_by_its_count(int counted, bool cut)
    {
        var question = Verdict.Question with { EstimatedInputTokens = 10_000 };
        var client = new ScriptedChatClient(_ => ScriptedChatClient.Reply(Verdict.Good, input: counted));

        var reply = await Verdict.AskAsync(client, question: question);

        (reply is StructuredReply<Verdict>.Unusable { Reason: UnusableReason.InputCut }).ShouldBe(cut);
    }

    [Theory]
    [InlineData(false, 4_000, 3_300, true)]
    [InlineData(false, 4_000, 4_000, false)]
    [InlineData(false, 4_000, 3_900, false)]
    [InlineData(true, 4_000, 3_300, true)]
    public async Task A_server_that_counts_tokens_in_its_own_way_is_told_from_one_that_cuts_by_a_shorter_prompt(bool again, int whole, int shorter, bool taken)
    {
        var counts = new Queue<int>([whole, shorter, whole]);
        var calls = new StructuredCall(new ScriptedChatClient(_ => ScriptedChatClient.Reply(Verdict.Good, input: counts.Dequeue())), new ModelMemory(), new CallSettings());

        var first = await calls.AskAsync(Verdict.Question with { EstimatedInputTokens = 10_000 }, TestContext.Current.CancellationToken);
        var second = await calls.AskAsync(Verdict.Question with { EstimatedInputTokens = 8_000 }, TestContext.Current.CancellationToken);

        first.ShouldBeOfType<StructuredReply<Verdict>.Unusable>().Reason.ShouldBe(UnusableReason.InputCut);
        (second is StructuredReply<Verdict>.Answered).ShouldBe(taken);
        if (again)
        {
            (await calls.AskAsync(Verdict.Question with { EstimatedInputTokens = 10_000 }, TestContext.Current.CancellationToken)).ShouldBeOfType<StructuredReply<Verdict>.Answered>();
        }
    }
}
