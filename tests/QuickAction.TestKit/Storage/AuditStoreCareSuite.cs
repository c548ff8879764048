using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Witnessing;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Audit;

namespace QuickAction.TestKit.Storage;

/// <summary>Calls of models on record, cases found again, and this installation as a witness of others.</summary>
public abstract class AuditStoreCareSuite : IAsyncLifetime
{
    private StoreUnderTest? _under;

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _under = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_under is not null)
        {
            await _under.DisposeAsync();
        }
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_left_the_building_can_be_shown_byte_for_byte_whether_an_answer_came_or_not(bool fails)
    {
        await using var store = await Under.OpenAsync();
        var door = new DecisionTicket.RecordingAnalyst(new CallingEngine(fails), new DecisionLog(store), SomeDecisions.Job(), Under.Clock);
        try
        {
            await door.DecideAsync(EchoEngine.Task, "hello", Token);
        }
        catch (TimeoutException) when (fails)
        {
        }

        var shown = (await store.ShowAsync(2, Token)).ShouldNotBeNull();
        shown.Leaf.Text("kind").ShouldBe(fails ? "decision.failed" : "decision.completed");
        var parts = shown.Content.ShouldNotBeNull().Parts;
        Encoding.UTF8.GetString(parts["request-001"].Span).ShouldBe("""{"messages":["[[PERSON_1]] fell"]}""");
        parts.ContainsKey("response-001").ShouldBe(!fails);
        shown.Leaf["calls_total"].ShouldBe(new CanonicalNumber(1));
        shown.Leaf["redaction"].ShouldBeOfType<CanonicalObject>().Text("mode").ShouldBe("pseudonymise");
        Encoding.UTF8.GetString(shown.Bytes.Span).ShouldNotContain("PERSON_1");
    }

    [Fact]
    public async Task A_case_is_found_in_its_own_team_by_its_exact_reference()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("first"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("second") with { CaseReference = " CASE-7\t" });
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("third") with { CaseReference = "case-7" });
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("fourth") with { CaseReference = null });

        (await store.JobsOfCaseAsync("harbour", "CASE-7", Token)).ShouldBe(["first", "second"]);
        (await store.JobsOfCaseAsync("hill", "CASE-7", Token)).ShouldBeEmpty();
        var order = new ErasureOrder("retention", DecisionActor.Nobody) { Reason = "The file was closed in 2019." };
        var places = await store.EraseAsync(await store.JobsOfCaseAsync("harbour", "CASE-7", Token), order, Token);
        places.ShouldBe([9, 10]);
        (await store.JobsOfCaseAsync("harbour", "CASE-7", Token)).ShouldBeEmpty();
        (await store.ShowAsync(9, Token)).ShouldNotBeNull().Content.ShouldNotBeNull().Openings
            .Single(o => o.Field == "reason_commit").Value.ShouldBe("The file was closed in 2019.");
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task An_erasure_states_one_of_the_known_grounds_because_it_stands_in_the_clear()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);

        await Should.ThrowAsync<ArgumentException>(() => store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("Mrs Ferris asked", DecisionActor.Nobody), Token));

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content")).ShouldBe(2);
    }

    [Fact]
    public async Task A_witness_vouches_once_for_each_size_also_after_its_own_database_was_put_back()
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        var other = MemoryLog.OfSize(301, SomeKeys.Log);
        AddCheckpoint Ask(long old, MemoryLog of) => new(old, old == 0 ? [] : Core.Audit.Tree.ConsistencyProof.Make(old, of.Size, of), of.Checkpoint);
        IReadOnlyList<VerifierKey> known = [SomeKeys.Log.Verifier];
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            var reply = await store.CosignAsync(Ask(0, log), known, Token);
            reply.Status.ShouldBe(WitnessStatus.Cosigned, reply.Body);
            var key = await store.WitnessKeyAsync(Token);
            reply.Seen.ShouldNotBeNull().SignedBy([key]).ShouldBe([key]);
            (await store.CosignAsync(Ask(0, log), known, Token)).Status.ShouldBe(WitnessStatus.OtherSize);
        }

        await Under.PutBackAsync();
        await using var restored = await Under.OpenAsync();
        (await restored.CosignAsync(Ask(0, other), known, Token)).Body.ShouldBe("300\n");
        (await restored.CosignAsync(Ask(300, other), known, Token)).Status.ShouldBe(WitnessStatus.Cosigned);
        (await restored.CosignAsync(Ask(0, other), [SomeKeys.Stranger.Verifier], Token)).Status.ShouldNotBe(WitnessStatus.Cosigned);
    }

    [Fact]
    public async Task Two_requests_at_once_are_not_both_told_that_they_extend_the_same_checkpoint()
    {
        await using var store = await Under.OpenAsync();
        var logs = Enumerable.Range(1, 6).Select(n => MemoryLog.OfSize(n * 10, SomeKeys.Log)).ToList();

        var replies = await Task.WhenAll(logs.Select(l => store.CosignAsync(new AddCheckpoint(0, [], l.Checkpoint), [SomeKeys.Log.Verifier], Token)));

        replies.Count(r => r.Status == WitnessStatus.Cosigned).ShouldBe(1);
        replies.Count(r => r.Status == WitnessStatus.OtherSize).ShouldBe(5);
    }

    /// <summary>Tells of one call, and then answers or does not.</summary>
    private sealed class CallingEngine(bool fails) : IEngine
    {
        public EngineIdentity Identity { get; } = new("model", "openai", "gpt-4.1", []);

        public ValueTask<TOut> AnswerAsync<TIn, TOut>(DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
            where TIn : notnull
            where TOut : notnull
        {
            ticket.Account.Masking = new MaskingReport { RulesetVersion = "uk-1", Mode = "pseudonymise", Counts = new Dictionary<string, long> { ["PERSON"] = 1 } };
            ticket.Account.Add(new ModelCall
            {
                Request = Encoding.UTF8.GetBytes("""{"messages":["[[PERSON_1]] fell"]}"""),
                Response = fails ? null : Encoding.UTF8.GetBytes("""{"choices":[]}"""),
                RequestModel = "gpt-4.1",
                Latency = TimeSpan.FromMilliseconds(10),
                Failure = fails ? "timeout" : null,
            });
            return fails ? throw new TimeoutException() : ValueTask.FromResult((TOut)(object)input);
        }
    }
}
