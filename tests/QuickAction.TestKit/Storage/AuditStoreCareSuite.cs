using System.Text;
using QuickAction.Core;
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
    public async Task What_was_sent_before_a_crash_is_kept_with_the_end_of_its_own_question()
    {
        var job = SomeDecisions.Job();
        var asked = SomeDecisions.Record(DecisionEvent.Requested, job) with { Task = "minutes-notes", TaskVersion = 3 };
        await using (var store = await Under.OpenAsync())
        {
            var log = new DecisionLog(store);
            await log.RequestAsync(asked, SomeDecisions.Input, Token);
            await log.SendingAsync(job, asked.Decision, "first try"u8.ToArray(), Token);
            await log.SendingAsync(job, asked.Decision, "second try"u8.ToArray(), Token);
        }

        await using var again = await Under.OpenAsync();
        var like = asked with { Task = "minutes", TaskVersion = 1, Engine = new EngineIdentity("other", "p", "m", []) };
        (await new DecisionLog(again).CloseInterruptedAsync(like, Token)).ShouldBe(1);

        var ended = (await again.ShowAsync(2, Token)).ShouldNotBeNull();
        ended.Fault.ShouldBeNull();
        ended.Leaf.Text("kind").ShouldBe("decision.failed");
        ended.Leaf.Text("task").ShouldBe("minutes-notes");
        ended.Leaf["task_version"].ShouldBe(new CanonicalNumber(3));
        ended.Leaf["prompts"].ShouldBe((await again.ShowAsync(1, Token)).ShouldNotBeNull().Leaf["prompts"]);
        var parts = ended.Content.ShouldNotBeNull().Parts;
        Encoding.UTF8.GetString(parts["request-001"].Span).ShouldBe("first try");
        Encoding.UTF8.GetString(parts["request-002"].Span).ShouldBe("second try");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_attempt")).ShouldBe(0);
        await again.PublishAsync(Token);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_on_its_way_is_kept_sealed_until_its_decision_has_ended_and_goes_with_an_erasure()
    {
        await using var store = await Under.OpenAsync();
        var log = new DecisionLog(store);
        var (job, other) = (SomeDecisions.Job("first"), SomeDecisions.Job("second"));
        var (ends, open) = (SomeDecisions.Record(DecisionEvent.Requested, job), SomeDecisions.Record(DecisionEvent.Requested, other) with { Decision = DecisionId.New(Under.Clock.GetUtcNow()) });
        await log.RequestAsync(ends, SomeDecisions.Input, Token);
        await log.RequestAsync(open, SomeDecisions.Input, Token);
        await log.SendingAsync(job, ends.Decision, Encoding.UTF8.GetBytes(SomeDecisions.Secret), Token);
        await log.SendingAsync(other, open.Decision, Encoding.UTF8.GetBytes(SomeDecisions.Secret), Token);
        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes(SomeDecisions.Secret))).ShouldBeFalse();

        await log.FailAsync(ends with { Event = DecisionEvent.Failed, Failure = "TimeoutException" }, Token);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_attempt")).ShouldBe(1);
        var kept = (await Under.BytesAsync("SELECT sealed FROM audit_attempt")).Single();
        await store.EraseAsync(other.Id, new ErasureOrder("test", DecisionActor.Nobody), Token);

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_attempt")).ShouldBe(0);
        (await Under.FilesHoldAsync(kept.AsSpan(kept.Length / 2, 16).ToArray())).ShouldBeFalse();
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

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job <> 'log'")).ShouldBe(2);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_witness_key_that_others_know_is_not_made_anew_when_it_was_lost(bool used)
    {
        VerifierKey key;
        await using (var store = await Under.OpenAsync())
        {
            key = await store.WitnessKeyAsync(Token);
            if (used)
            {
                var log = MemoryLog.OfSize(300, SomeKeys.Log);
                (await store.CosignAsync(new AddCheckpoint(0, [], log.Checkpoint), [SomeKeys.Log.Verifier], Token)).Status.ShouldBe(WitnessStatus.Cosigned);
                // As of an installation from before the public key was kept.
                File.Delete(Path.Combine(Under.Mirror, "witness.vkey"));
            }
        }

        var file = Path.Combine(Under.Options.DataFolder, "keys", "witness.key");
        File.Move(file, Under.Folder.Combine("witness.key"));
        await using var again = await Under.OpenAsync();

        (await Should.ThrowAsync<QuickActionException>(() => again.WitnessKeyAsync(Token))).Message.ShouldContain("is missing");
        File.Exists(file).ShouldBeFalse();
        File.Copy(Under.Folder.Combine("witness.key"), file);
        (await again.WitnessKeyAsync(Token)).ShouldBe(key);
        await Should.ThrowAsync<QuickActionException>(() => again.RenewWitnessKeyAsync(Token));
        File.WriteAllText(file, SomeKeys.Witness.ToPrivateText() + "\n");
        (await Should.ThrowAsync<QuickActionException>(() => again.WitnessKeyAsync(Token))).Message.ShouldContain("another one");
        File.Delete(file);
        var renewed = await again.RenewWitnessKeyAsync(Token);
        renewed.ShouldNotBe(key);
        (await again.WitnessKeyAsync(Token)).ShouldBe(renewed);
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
