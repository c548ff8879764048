using System.Diagnostics;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Storage;
using QuickAction.Core.Work;
using QuickAction.TestKit;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Work;

/// <summary>Work that does not stop when it is told to leaves no question open in the log, and writes nothing afterwards.</summary>
public sealed class BoundedAnalysisTests : IAsyncDisposable
{
    private readonly SqliteStoreUnderTest _under = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _under.DisposeAsync();

    [Theory]
    [InlineData(true, "timed-out")]
    [InlineData(false, "cancelled")]
    public async Task What_does_not_listen_is_ended_in_the_log_with_the_reason_and_writes_nothing_more(bool byTime, string reason)
    {
        await using var store = await _under.OpenAsync();
        var log = new DecisionLog(store);
        var job = new DecisionJob("job");
        var analyst = new DecisionTicket.RecordingAnalyst(new DeafEngine(_asked, _answer.Task), log, job, TimeProvider.System);
        using var person = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var bounded = new BoundedAnalysis(new DocumentLimits { Seconds = 1 }) { Grace = TimeSpan.FromMilliseconds(50) };
        var asking = new AskOnce();
        var run = bounded.RunAsync(asking, Some.Transcript("Ann: Good morning."), analyst, log, byTime ? Stopwatch.GetTimestamp() : null, person.Token);
        await _asked.Task.WaitAsync(Token);
        if (!byTime)
        {
            await person.CancelAsync();
        }

        var problem = await Should.ThrowAsync<Exception>(() => run);

        (problem is QuickActionException { Code: ProblemCode.InputRefused }).ShouldBe(byTime, problem.Message);
        var size = await store.SizeAsync(Token);
        var last = (await store.ShowAsync(size - 1, Token)).ShouldNotBeNull();
        last.Leaf.Text("kind").ShouldBe(AuditKind.DecisionFailed);
        last.Leaf.Text("failure").ShouldBe(reason);
        _answer.SetResult();
        (await Should.ThrowAsync<Exception>(() => asking.Asked)).ShouldBeOfType<OperationCanceledException>();
        (await store.SizeAsync(Token)).ShouldBe(size);
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    private sealed record AskOnce : Assignment
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _ended.Task;

        public override string Service => "minutes";

        public override async ValueTask<Result> RunAsync(SourceText source, IAnalyst analyst, CancellationToken cancellationToken)
        {
            try
            {
                await analyst.DecideAsync(EchoEngine.Task, "hello", cancellationToken);
                throw new InvalidOperationException("It was answered.");
            }
            catch (Exception error)
            {
                _ended.SetException(error);
                throw;
            }
        }

        public override string Plan(SourceText source) => "";

        public override JobEstimate Estimate(SourceText source, IEngine engine) => throw new NotSupportedException();
    }

    /// <summary>Answers when the test says so, whatever its caller wants.</summary>
    private sealed class DeafEngine(TaskCompletionSource asked, Task answer) : IEngine
    {
        public EngineIdentity Identity { get; } = new("deaf", "quickaction", "test-1", []);

        public async ValueTask<TOut> AnswerAsync<TIn, TOut>(DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
            where TIn : notnull
            where TOut : notnull
        {
            asked.SetResult();
            await answer;
            return (TOut)(object)input;
        }
    }
}
