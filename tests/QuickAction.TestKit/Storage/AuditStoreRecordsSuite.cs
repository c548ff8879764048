using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>The records that are not of a decision: settings, and results that leave the program.</summary>
public abstract class AuditStoreRecordsSuite : IAsyncLifetime
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

    [Fact]
    public async Task Settings_are_recorded_when_they_differ_from_those_of_the_record_before()
    {
        var one = new Program("0.1.0", "abc", "digest-1");
        await using (var store = await OpenAsync(one))
        {
            (await store.NoteSettingsAsync("first"u8.ToArray(), Token)).ShouldBe(1);
            (await store.NoteSettingsAsync("first"u8.ToArray(), Token)).ShouldBeNull();
            await SomeDecisions.DecideAsync(store);
        }

        await using var again = await OpenAsync(one);
        (await again.NoteSettingsAsync("first"u8.ToArray(), Token)).ShouldBeNull();
        await using var other = await OpenAsync(one with { ConfigDigest = "digest-2" });
        var index = (await other.NoteSettingsAsync("second"u8.ToArray(), Token)).ShouldNotBeNull();

        var shown = (await other.ShowAsync(index, Token)).ShouldNotBeNull();
        shown.Leaf.Text("kind").ShouldBe(AuditKind.ConfigChanged);
        shown.Leaf.Text("change").ShouldBe("settings.changed");
        shown.Leaf.Text("old_config_digest").ShouldBe("digest-1");
        shown.Leaf.Text("config_digest").ShouldBe("digest-2");
        Encoding.UTF8.GetString(shown.Content.ShouldNotBeNull().Parts["settings"].Span).ShouldBe("second");
        await again.PublishAsync(Token);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Settings_that_changed_with_a_restore_are_recorded_after_it()
    {
        var one = new Program("0.1.0", "abc", "digest-1");
        await using (var store = await OpenAsync(one))
        {
            await store.NoteSettingsAsync("first"u8.ToArray(), Token);
            await store.PublishAsync(Token);
        }

        await Under.BackUpAsync();
        await using (var store = await OpenAsync(one))
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        await Under.PutBackAsync();
        await using var restored = await OpenAsync(one with { ConfigDigest = "digest-2" });
        var index = (await restored.NoteSettingsAsync("second"u8.ToArray(), Token)).ShouldNotBeNull();

        (await restored.ShowAsync(index - 1, Token)).ShouldNotBeNull().Leaf.Text("change").ShouldBe("log.restored");
        (await restored.ShowAsync(index, Token)).ShouldNotBeNull().Leaf.Text("old_config_digest").ShouldBe("digest-1");
        (await restored.NoteSettingsAsync("second"u8.ToArray(), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_did_something_to_the_log_stands_in_its_record()
    {
        var actor = new DecisionActor("tenant-1", "g.officer", "governance", "Governance");
        await using var store = await AuditStore.OpenAsync(Under.Options with { Operator = actor }, new Program("0.1.0", "abc", "digest-1"), Under.Clock, Token);
        await store.NoteSettingsAsync("first"u8.ToArray(), Token);
        await SomeDecisions.DecideAsync(store);
        await store.RotateKeysAsync(Token);
        await store.HoldAsync([SomeDecisions.Job().Id], place: true, actor, null, Token);
        await store.HoldAsync([SomeDecisions.Job().Id], place: false, actor, null, Token);
        await store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("test", actor), Token);

        foreach (var index in new[] { 0L, 1, 4, 5, 6, 7 })
        {
            var shown = (await store.ShowAsync(index, Token)).ShouldNotBeNull();
            shown.Leaf.Text("team_id").ShouldBe("governance", $"record {index}");
            shown.Leaf.Text("role").ShouldBe("Governance");
            shown.Content.ShouldNotBeNull().Openings.Single(o => o.Field == "actor_ref").Value
                .ShouldBeOfType<Core.Audit.Json.CanonicalObject>().Text("oid").ShouldBe("g.officer");
        }

        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Several_processes_that_start_with_new_settings_record_them_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(new Program("0.1.0", "abc", "digest-1"))));

        var noted = await Task.WhenAll(stores.Select(s => s.NoteSettingsAsync("first"u8.ToArray(), Token)));

        noted.Count(n => n is not null).ShouldBe(1);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_result_that_leaves_is_recorded_signed_and_mirrored_and_its_receipt_opens_its_hash()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        var completed = (await store.ShowAsync(2, Token)).ShouldNotBeNull();

        var index = await new ExportLog(store, Under.Clock).RecordAsync(SomeDecisions.Export(decision), Token);

        var leaf = (await store.ShowAsync(index, Token)).ShouldNotBeNull().Leaf;
        leaf.Text("kind").ShouldBe(AuditKind.ExportMade);
        leaf.Text("prev_record_id").ShouldBe(completed.Leaf.Text("record_id"));
        leaf.Text("correlation_id").ShouldBe(completed.Leaf.Text("correlation_id"));
        leaf.Text("status").ShouldBe("draft");
        (await store.VerifyAsync([], Token)).NotYetSigned.ShouldBe(0);
        File.ReadAllText(Path.Combine(Under.Options.DataFolder, "mirror", "checkpoint")).ShouldContain($"\n{index + 1}\n");
        var receipt = Receipt.Parse((await store.ReceiptAsync(index, ["export_commit"], Token)).ToString());
        receipt.Verify(store.VerifierKeys);
        receipt.Openings.Single().Value.ShouldBe(new string('e', 64));
    }

    [Fact]
    public async Task A_result_of_a_log_that_was_changed_is_not_recorded_as_given_out()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
        await Under.TamperAsync("UPDATE audit_entry SET leaf_hash = (SELECT leaf_hash FROM audit_entry WHERE position = 0) WHERE position = 1");

        await Should.ThrowAsync<Core.QuickActionException>(() => new ExportLog(store, Under.Clock).RecordAsync(SomeDecisions.Export(decision), Token));
    }

    private Task<AuditStore> OpenAsync(Program program) => AuditStore.OpenAsync(Under.Options, program, Under.Clock, Token);
}
