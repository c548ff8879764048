using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>What keeps an erasure from being finished, and that nothing says it is before it is.</summary>
public abstract class AuditStoreErasureSuite : IAsyncLifetime
{
    private static readonly ErasureOrder Order = new("art17", new DecisionActor("tenant-1", "records.officer", "governance", "Governance"));
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

    [Fact]
    public async Task An_erasure_is_not_finished_as_long_as_another_program_reads_and_is_finished_by_a_later_start()
    {
        var (content, wrapped) = (new List<byte[]>(), new List<byte[]>());
        await using (var store = await Under.OpenAsync())
        {
            var decision = await SomeDecisions.DecideAsync(store);
            content = await Under.BytesAsync("SELECT sealed FROM audit_content WHERE job <> 'log'");
            wrapped = await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job <> 'log'", keys: true);
            await using (await Under.ReadAllTheWhileAsync())
            {
                var told = await Should.ThrowAsync<QuickActionException>(() => store.EraseAsync(SomeDecisions.Job().Id, Order, Token));

                told.Message.ShouldContain("recorded as 3");
                told.Message.ShouldContain("another program");
                (await UnfinishedAsync()).ShouldBe(1);
                await using var meanwhile = await Under.OpenAsync();
                (await meanwhile.PlacesAsync(decision.ToString(), Token)).Count.ShouldBe(2);
                (await UnfinishedAsync()).ShouldBe(1);
            }
        }

        await using var later = await Under.OpenAsync();

        (await UnfinishedAsync()).ShouldBe(0);
        foreach (var bytes in content.Concat(wrapped))
        {
            (await Under.FilesHoldAsync(bytes.AsSpan(bytes.Length / 2, 16).ToArray())).ShouldBeFalse();
        }

        (await later.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_fails_after_the_content_was_deleted_does_not_say_that_nothing_was_done()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
        }

        var plan = new FaultPlan();
        await using var failing = await AuditStore.OpenAsync(Under.Options, Under.Faulty(plan), StoreUnderTest.Program, Under.Clock, Token);
        plan.FailOn("DELETE FROM data_key", 1, afterIt: false);

        var told = await Should.ThrowAsync<QuickActionException>(() => failing.EraseAsync(SomeDecisions.Job().Id, Order, Token));

        told.Message.ShouldContain("recorded as 3");
        told.Message.ShouldNotContain("nothing was done");
    }

    [Fact]
    public async Task A_key_that_a_copy_of_the_key_store_brings_back_is_destroyed_again()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("before"));
            await store.EraseAsync("before", Order, Token);
            await SomeDecisions.DecideAsync(store);
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("kept"));
        }

        var wrapped = (await Under.BytesAsync($"SELECT wrapped FROM data_key WHERE job = '{SomeDecisions.Job().Id}'", keys: true)).Single();
        await Under.BackUpKeysAsync();
        await using (var store = await Under.OpenAsync())
        {
            await store.EraseAsync(SomeDecisions.Job().Id, Order, Token);
        }

        await Under.PutBackKeysAsync();
        (await Under.BytesAsync("SELECT wrapped FROM data_key", keys: true)).Count.ShouldBe(3, "the copy holds it");
        await using var again = await Under.OpenAsync();

        (await Under.BytesAsync("SELECT wrapped FROM data_key", keys: true)).ShouldNotContain(key => key.SequenceEqual(wrapped));
        (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job = 'kept'", keys: true)).Count.ShouldBe(1);
        (await UnfinishedAsync()).ShouldBe(0);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(9, "nothing new is recorded");
    }

    [Fact]
    public async Task A_run_whose_job_is_erased_by_another_program_stores_nothing_more_and_says_so_in_the_log()
    {
        await using var running = await Under.OpenAsync();
        var log = new DecisionLog(running);
        var asked = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job());
        await log.RequestAsync(asked, SomeDecisions.Input, Token);
        await using (var officer = await Under.OpenAsync())
        {
            await officer.EraseAsync(asked.Job.Id, Order, Token);
        }

        var told = await Should.ThrowAsync<QuickActionException>(async () => await log.CompleteAsync(asked, SomeDecisions.Key(), SomeDecisions.Answer, Token));

        told.Code.ShouldBe(ProblemCode.NotRecorded);
        told.Message.ShouldContain("has been erased meanwhile");
        var another = asked with { Decision = DecisionId.New(Under.Clock.GetUtcNow()) };
        await ErasedAsync(async () => await log.RequestAsync(another, SomeDecisions.Input, Token));
        await ErasedAsync(async () => await log.SendingAsync(asked.Job, asked.Decision, SomeDecisions.Input, Token));
        await ErasedAsync(() => new ExportLog(running, Under.Clock).RecordAsync(SomeDecisions.Export(asked.Decision), Token));
        await NothingIsLeftAsync();
        var places = await running.PlacesAsync(asked.Decision.ToString(), Token);
        var end = (await running.ShowAsync(places[1], Token)).ShouldNotBeNull();
        end.Leaf.Text("kind").ShouldBe(AuditKind.DecisionFailed);
        end.Leaf.Text("failure").ShouldBe("erased");
        end.Content.ShouldBeNull();
        await running.PublishAsync(Token);
        (await running.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_question_that_fails_after_its_job_was_erased_ends_in_the_log_without_content()
    {
        await using var store = await Under.OpenAsync();
        var log = new DecisionLog(store);
        var asked = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job());
        await log.RequestAsync(asked, SomeDecisions.Input, Token);
        await log.SendingAsync(asked.Job, asked.Decision, SomeDecisions.Input, Token);
        await store.EraseAsync(asked.Job.Id, Order, Token);

        await log.FailAsync(asked with { Failure = "TimeoutException" }, Token);

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_decision WHERE closed IS NULL")).ShouldBe(0);
        await NothingIsLeftAsync();
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Whatever_the_moment_of_an_erasure_nothing_of_a_run_outlives_it()
    {
        await using var running = await Under.OpenAsync();
        await using var officer = await Under.OpenAsync();
        for (var round = 0; round < 10; round++)
        {
            var job = SomeDecisions.Job($"job-{round}");
            var log = new DecisionLog(running);
            await log.BeginAsync(job, Token);
            var asking = Enumerable.Range(0, 4).Select(i => Task.Run(() => AskUntilErasedAsync(log, job, $"{i}"))).ToList();
            for (var turn = 0; turn < round; turn++)
            {
                await officer.SizeAsync(Token);
            }

            await officer.EraseAsync(job.Id, Order, Token);

            await Task.WhenAll(asking);
        }

        await NothingIsLeftAsync();
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_decision WHERE closed IS NULL")).ShouldBe(0);
        await running.PublishAsync(Token);
        (await running.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_placeholders_of_a_case_that_was_erased_do_not_come_back_with_a_run_that_goes_on()
    {
        await using var store = await Under.OpenAsync();
        var job = SomeDecisions.Job();
        var log = new DecisionLog(store);
        await log.BeginAsync(job, Token);
        var maps = await log.MapsAsync(job, Token);
        await store.EraseCaseAsync(job.Actor.Team, "CASE-7", Order, Token);

        await ErasedAsync(async () => await maps.SaveAsync("CASE-7", new Core.Privacy.PseudonymMap(), Token));

        (await store.HasPlaceholdersAsync(job.Actor.Team, "CASE-7", Token)).ShouldBeFalse();
        (await Under.CountAsync("SELECT COUNT(*) FROM pseudonym_map")).ShouldBe(0);
    }

    private static async Task AskUntilErasedAsync(DecisionLog log, DecisionJob job, string input)
    {
        try
        {
            while (true)
            {
                var asked = SomeDecisions.Record(DecisionEvent.Requested, job) with { Decision = DecisionId.New(DateTimeOffset.UtcNow) };
                await log.RequestAsync(asked, SomeDecisions.Input, Token);
                await SendAsync(log, asked);
                await log.CompleteAsync(asked, SomeDecisions.Key(job.Id, input), SomeDecisions.Answer, Token);
            }
        }
        catch (QuickActionException erased)
        {
            erased.Message.ShouldContain("has been erased meanwhile");
        }
    }

    /// <summary>As the recorded door does: what cannot be sent has failed.</summary>
    private static async Task SendAsync(DecisionLog log, DecisionRecord asked)
    {
        try
        {
            await log.SendingAsync(asked.Job, asked.Decision, SomeDecisions.Input, Token);
        }
        catch (QuickActionException)
        {
            await log.FailAsync(asked with { Failure = nameof(QuickActionException) }, Token);
            throw;
        }
    }

    private async Task NothingIsLeftAsync()
    {
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job <> 'log'")).ShouldBe(0);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_attempt")).ShouldBe(0);
        (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job <> 'log'", keys: true)).ShouldBeEmpty();
    }

    private static async Task ErasedAsync(Func<Task> work) =>
        (await Should.ThrowAsync<QuickActionException>(work)).Message.ShouldContain("has been erased meanwhile");

    [Fact]
    public async Task Several_erasures_of_one_job_at_once_are_recorded_once()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
        }

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Under.OpenAsync())));

        var places = await Task.WhenAll(stores.Select(s => Task.Run(() => s.EraseAsync(SomeDecisions.Job().Id, Order, Token))));

        places.ShouldBe([3, null, null, null], ignoreOrder: true);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(4);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    public async Task A_row_that_names_an_erasure_which_no_record_made_destroys_nothing_and_is_found(int position, int finished)
    {
        string key;
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
            key = (await store.ShowAsync(1, Token)).ShouldNotBeNull().Leaf.Text("key_id").ShouldNotBeNull();
        }

        await Under.TamperAsync($"INSERT INTO audit_erasure (key, position, finished) VALUES ('{key}', {position}, {finished})");
        await using var again = await Under.OpenAsync();

        again.Warnings.ShouldContain(w => w.Contains("nothing was destroyed", StringComparison.Ordinal));
        (await Under.BytesAsync($"SELECT wrapped FROM data_key WHERE key = '{key}'", keys: true)).Count.ShouldBe(1);
        (await again.ShowAsync(1, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
        (await again.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(position);
        (await again.EraseAsync(SomeDecisions.Job().Id, Order, Token)).ShouldBe(3, "and does not keep it from being erased");
        (await Under.BytesAsync($"SELECT wrapped FROM data_key WHERE key = '{key}'", keys: true)).ShouldBeEmpty();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_record_of_an_erasure_that_somebody_with_the_database_appended_destroys_nothing()
    {
        string key;
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("gone"));
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("kept"));
            await store.EraseAsync("gone", Order, Token);
            var gone = (await store.ShowAsync(1, Token)).ShouldNotBeNull().Leaf.Text("key_id").ShouldNotBeNull();
            key = (await store.ShowAsync(3, Token)).ShouldNotBeNull().Leaf.Text("key_id").ShouldNotBeNull();
            var erasure = System.Text.Encoding.UTF8.GetString((await store.ShowAsync(5, Token)).ShouldNotBeNull().Bytes.Span);
            var forged = System.Text.Encoding.UTF8.GetBytes(erasure.Replace(gone, key, StringComparison.Ordinal));
            forged.ShouldNotBe(System.Text.Encoding.UTF8.GetBytes(erasure));
            await Under.WriteAsync(
                "INSERT INTO audit_entry (position, leaf, leaf_hash) VALUES (6, @leaf, @hash)",
                new("@leaf", forged),
                new("@hash", Audit.Reference.Leaf(forged).ToArray()));
            await Under.WriteAsync("INSERT INTO audit_erasure (key, position) VALUES (@key, 6)", new Core.Storage.Databases.Parameter("@key", key));
        }

        for (var start = 0; start < 2; start++)
        {
            await using var again = await Under.OpenToReadAsync();
            again.Shut.ShouldNotBeNull().ShouldContain("Record 6 was not made by this program");
            await Should.ThrowAsync<QuickActionException>(() => again.PublishAsync(Token));
            (await again.ShowAsync(3, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
        }

        (await Under.BytesAsync($"SELECT wrapped FROM data_key WHERE key = '{key}'", keys: true)).Count.ShouldBe(1);
        await using var last = await Under.OpenToReadAsync();
        (await last.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(6);
    }

    private Task<long> UnfinishedAsync() => Under.CountAsync("SELECT COUNT(*) FROM audit_erasure WHERE finished = 0");
}
