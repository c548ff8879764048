using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuickAction.Core.Analysis;
using QuickAction.TestKit.Analysis;

namespace QuickAction.Core.Tests.Analysis;

public sealed class RecordedDoorTests
{
    private static readonly JsonSerializerOptions Json = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly AnalysisTask<string, string> Echo = new(
        "echo", 1, (JsonTypeInfo<string>)Json.GetTypeInfo(typeof(string)), (JsonTypeInfo<string>)Json.GetTypeInfo(typeof(string)));

    [Fact]
    public async Task A_request_is_recorded_before_the_engine_is_asked_and_its_completion_after()
    {
        var log = new InMemoryDecisionLog();
        var engine = new ScriptedEngine(input => $"{input}, with {log.Records.Count} record");

        var decision = await Door(engine, log).DecideAsync(Echo, "hello", TestContext.Current.CancellationToken);

        decision.Output.ShouldBe("hello, with 1 record");
        log.Records.Select(r => (r.Event, r.Decision)).ShouldBe([(DecisionEvent.Requested, decision.Id), (DecisionEvent.Completed, decision.Id)]);
    }

    [Fact]
    public async Task An_engine_that_throws_leaves_a_failed_record_without_its_message()
    {
        var log = new InMemoryDecisionLog();
        var engine = new ScriptedEngine(_ => throw new FormatException("private words"));

        await Should.ThrowAsync<FormatException>(async () => await Door(engine, log).DecideAsync(Echo, "hello", TestContext.Current.CancellationToken));

        log.Records[^1].Event.ShouldBe(DecisionEvent.Failed);
        log.Records[^1].Failure.ShouldBe("FormatException");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task When_an_append_fails_no_answer_comes_out(int failingAppend, int timesAsked)
    {
        var log = new InMemoryDecisionLog { FailAt = failingAppend };
        var engine = new ScriptedEngine(input => input);

        var problem = await Should.ThrowAsync<QuickActionException>(
            async () => await Door(engine, log).DecideAsync(Echo, "hello", TestContext.Current.CancellationToken));

        problem.Code.ShouldBe(ProblemCode.NotRecorded);
        engine.Asked.ShouldBe(timesAsked);
    }

    [Fact]
    public async Task A_resumed_job_asks_only_what_was_not_answered()
    {
        var log = new InMemoryDecisionLog();
        var engine = new ScriptedEngine(input => input);
        var first = await Door(engine, log).DecideAsync(Echo, "one", TestContext.Current.CancellationToken);

        var again = await Door(engine, log).DecideAsync(Echo, "one", TestContext.Current.CancellationToken);
        await Door(engine, log).DecideAsync(Echo, "two", TestContext.Current.CancellationToken);

        (again.Id, again.Output).ShouldBe((first.Id, first.Output));
        engine.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Another_job_with_the_same_input_is_decided_again()
    {
        var log = new InMemoryDecisionLog();
        var engine = new ScriptedEngine(input => input);

        await Door(engine, log, "job-1").DecideAsync(Echo, "one", TestContext.Current.CancellationToken);
        await Door(engine, log, "job-2").DecideAsync(Echo, "one", TestContext.Current.CancellationToken);

        engine.Asked.ShouldBe(2);
    }

    [Fact]
    public void Nobody_but_the_recorder_can_make_a_ticket()
    {
        typeof(DecisionTicket).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .ShouldAllBe(constructor => constructor.IsPrivate);
        typeof(DecisionTicket).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
            .Where(type => !type.Name.StartsWith('<'))
            .ShouldBe([typeof(DecisionTicket.RecordingAnalyst)]);
    }

    private static DecisionTicket.RecordingAnalyst Door(IEngine engine, IDecisionLog log, string job = "job-1") =>
        new(engine, log, new DecisionJob(job), TimeProvider.System);

    private sealed class ScriptedEngine(Func<string, string> answer) : IEngine
    {
        public int Asked { get; private set; }

        public EngineIdentity Identity { get; } = new("scripted", "test", "1", []);

        public ValueTask<TOut> AnswerAsync<TIn, TOut>(
            DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
            where TIn : notnull
            where TOut : notnull
        {
            Asked++;
            return ValueTask.FromResult((TOut)(object)answer((string)(object)input));
        }
    }
}
