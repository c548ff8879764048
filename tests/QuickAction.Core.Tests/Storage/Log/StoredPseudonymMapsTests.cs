using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Privacy;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Privacy;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteCaseMapsTests : StoredCaseMapsSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresCaseMapsTests : StoredCaseMapsSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteJobMapsTests : StoredMapsSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());

    protected override IPseudonymMaps MapsOf(AuditStore store) => store.MapsOfJobs(new DecisionJob(""));

    protected override Task EraseAsync(string caseReference) => Store.EraseAsync(caseReference, Order, Token);
}

/// <summary>The maps of cases and what is particular to a store that seals them.</summary>
public abstract class StoredCaseMapsSuite : StoredMapsSuite
{
    private const string Team = "harbour";

    protected override IPseudonymMaps MapsOf(AuditStore store) => store.MapsOfCases(Team);

    protected override Task EraseAsync(string caseReference) => Store.EraseCaseAsync(Team, caseReference, Order, Token);

    [Fact]
    public async Task The_database_holds_no_name_and_no_reference_in_the_clear()
    {
        await MaskAsync("case 4711");

        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes("Ada Finch"))).ShouldBeFalse();
        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes("case 4711"))).ShouldBeFalse();
        (await Under.FilesHoldAsync((await Under.BytesAsync("SELECT sealed FROM pseudonym_map"))[0])).ShouldBeTrue("the search finds what is there");
    }

    [Fact]
    public async Task An_erased_case_takes_its_map_and_key_out_of_the_files_and_the_record_names_the_key()
    {
        var key = (await MaskAsync("case 1")).Map.KeyId.ShouldNotBeNull();
        await MaskAsync("case 2");
        var map = (await Under.BytesAsync($"SELECT sealed FROM pseudonym_map WHERE key = '{key}'"))[0];
        var wrapped = (await Under.BytesAsync($"SELECT wrapped FROM data_key WHERE key = '{key}'", keys: true))[0];

        var places = await Store.EraseCaseAsync(Team, "case 1", Order, Token);

        (await Under.FilesHoldAsync(map.AsSpan(map.Length / 2, 16).ToArray())).ShouldBeFalse();
        (await Under.FilesHoldAsync(wrapped.AsSpan(wrapped.Length / 2, 16).ToArray())).ShouldBeFalse();
        (await Store.ShowAsync(places.ShouldHaveSingleItem(), Token)).ShouldNotBeNull().Bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(key)).ShouldBeGreaterThan(0);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Open().OpenAsync("case 2", Token)).Entries.ShouldNotBeEmpty("nothing of another case is gone");
        (await MaskAsync("case 1")).Map.KeyId.ShouldNotBe(key);
    }

    [Fact]
    public async Task A_case_loses_its_map_with_any_job_of_it_and_the_other_jobs_keep_their_content()
    {
        await MaskAsync("CASE-7");
        var kept = await SomeDecisions.DecideAsync(Store, SomeDecisions.Job("other"));
        await SomeDecisions.DecideAsync(Store);

        await Store.EraseAsync(SomeDecisions.Job().Id, Order, Token);

        (await Open().OpenAsync("CASE-7", Token)).Entries.ShouldBeEmpty();
        (await Store.DecisionsOfAsync("other", Token)).ShouldBe([kept.ToString()]);
    }

    [Fact]
    public async Task A_legal_hold_on_another_job_of_the_case_keeps_the_map_too()
    {
        await MaskAsync("CASE-7");
        await SomeDecisions.DecideAsync(Store, SomeDecisions.Job("other"));
        await SomeDecisions.DecideAsync(Store);
        await Store.HoldAsync(["other"], place: true, DecisionActor.Nobody, null, Token);

        await Store.EraseAsync(SomeDecisions.Job().Id, Order, Token);

        (await Open().OpenAsync("CASE-7", Token)).Entries.ShouldNotBeEmpty();
        await Should.ThrowAsync<QuickActionException>(() => Store.EraseCaseAsync(Team, "CASE-7", Order, Token));
        (await Open().OpenAsync("CASE-7", Token)).Entries.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_case_of_which_there_is_only_a_map_can_be_erased()
    {
        await MaskAsync("case 1");
        (await Store.JobsOfCaseAsync(Team, "case 1", Token)).ShouldBeEmpty("a map is no job");
        (await Store.HasPlaceholdersAsync(Team, "case 1", Token)).ShouldBeTrue();

        (await Store.EraseCaseAsync(Team, "case 1", Order, Token)).Count.ShouldBe(1);

        (await Store.HasPlaceholdersAsync(Team, "case 1", Token)).ShouldBeFalse();
        (await Store.EraseCaseAsync(Team, "case 1", Order, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_map_whose_key_is_gone_without_an_erasure_is_not_taken_for_one_that_was_erased()
    {
        var key = (await MaskAsync("case 1")).Map.KeyId;
        await Under.TamperKeysAsync($"DELETE FROM data_key WHERE key = '{key}'");

        var told = (await Should.ThrowAsync<QuickActionException>(() => Store.EraseCaseAsync(Team, "case 1", Order, Token))).Message;

        told.ShouldContain("placeholders of a case for instance, is gone from the key store");
        told.ShouldContain("nothing was erased or held");
    }

    [Fact]
    public async Task An_erased_map_that_a_backup_brings_back_goes_again_when_the_end_of_the_log_is_lost()
    {
        var key = (await MaskAsync("case 1")).Map.KeyId;
        await Store.PublishAsync(Token);
        await CloseAsync();
        await Under.BackUpAsync();
        await ReopenAsync();
        await Store.EraseCaseAsync(Team, "case 1", Order, Token);
        await CloseAsync();
        await Under.PutBackAsync();
        Directory.Delete(Under.Mirror, recursive: true);
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
        }

        await ReopenAsync();

        (await Under.CountAsync($"SELECT count(*) FROM pseudonym_map WHERE key = '{key}'")).ShouldBe(0);
        (await Store.EraseCaseAsync(Team, "case 1", Order, Token)).ShouldBeEmpty();
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Two_teams_may_use_one_reference()
    {
        await MaskAsync("case 1");

        (await Store.MapsOfCases("hill").OpenAsync("case 1", Token)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_that_is_put_back_brings_no_erased_map_back()
    {
        var key = (await MaskAsync("case 1")).Map.KeyId;
        await Store.PublishAsync(Token);
        await CloseAsync();
        await Under.BackUpAsync();
        await ReopenAsync();
        await Store.EraseCaseAsync(Team, "case 1", Order, Token);
        await CloseAsync();
        await Under.PutBackAsync();
        (await Under.CountAsync($"SELECT count(*) FROM pseudonym_map WHERE key = '{key}'")).ShouldBe(1);

        await ReopenAsync();

        (await Under.CountAsync($"SELECT count(*) FROM pseudonym_map WHERE key = '{key}'")).ShouldBe(0);
        (await Open().OpenAsync("case 1", Token)).Entries.ShouldBeEmpty();
    }

    private async Task<Masking> MaskAsync(string reference) => (await CaseMasking.MaskAsync(
        new Pseudonymiser(new PrivacyOptions()), TestKit.Some.Transcript("Ada Finch: Hello."), Open(), reference, Token)).Masking;
}

/// <summary>Maps that the store of records keeps.</summary>
public abstract class StoredMapsSuite : PseudonymMapsSuite, IAsyncLifetime
{
    private StoreUnderTest? _under;
    private AuditStore? _store;

    protected static ErasureOrder Order { get; } = new("art17", DecisionActor.Nobody);

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    protected AuditStore Store => _store ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _under = await StartAsync();
        _store = await Under.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
        if (_under is not null)
        {
            await _under.DisposeAsync();
        }
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    protected abstract IPseudonymMaps MapsOf(AuditStore store);

    protected override IPseudonymMaps Open() => MapsOf(Store);

    protected async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }

    protected async Task ReopenAsync() => _store = await Under.OpenAsync();
}
