using System.Text;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.TestKit.Access;

/// <summary>What break-glass, the administrators' desk and the keys of forms promise, on every database.</summary>
public abstract class BreakGlassSuite : IAsyncLifetime
{
    private const string Why = "complaint 114 of Mrs Ferris";
    private static readonly Person Governor = new("tenant-1", "g.lowe", "hill", ["Governance"]);
    private static readonly Person Other = Governor with { Id = "g.other" };
    private static readonly DecisionActor Author = new("tenant-1", "p.raman", "harbour", "User");
    private StoreUnderTest? _under;
    private AuditStore? _store;

    private StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    private BreakGlass Glasses => new(Store, Under.Clock);

    private JobStore Jobs => new(Store, new FileVault(Store, Under.Clock), Under.Clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _under = await StartAsync();
        _store = await _under.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await Under.DisposeAsync();
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Fact]
    public async Task It_opens_one_job_to_one_person_for_a_while_and_each_step_is_in_the_log()
    {
        var job = await SubmitAsync();

        var glass = (await Glasses.OpenAsync(job.ToString(), Governor, Why, TimeSpan.FromMinutes(30), Token)).ShouldNotBeNull();
        (await Glasses.UseAsync(glass.Id, Governor, "result", Token)).ShouldNotBeNull().Job.ShouldBe(job.ToString());
        (await Glasses.UseAsync(glass.Id, Other, "result", Token)).ShouldBeNull();
        Under.Clock.Advance(TimeSpan.FromMinutes(29));
        (await Glasses.UseAsync(glass.Id, Governor, "source", Token)).ShouldNotBeNull();
        Under.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Glasses.UseAsync(glass.Id, Governor, "result", Token)).ShouldBeNull();

        (await KindsAsync()).ShouldBe(["break_glass.opened", "break_glass.used", "break_glass.used"]);
        (await Glasses.ListAsync("harbour", 10, Token)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            shown => shown.Reason.ShouldBe(Why), shown => shown.Uses.ShouldBe(2), shown => shown.By.Id.ShouldBe("g.lowe"), shown => shown.IsOpen(Under.Clock.GetUtcNow()).ShouldBeFalse());
        (await Glasses.ListAsync(null, 10, Token)).ShouldHaveSingleItem();
        (await Glasses.ListAsync("moor", 10, Token)).ShouldBeEmpty();
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Anybody_of_governance_closes_it_and_then_it_is_over()
    {
        var glass = (await Glasses.OpenAsync((await SubmitAsync()).ToString(), Governor, Why, TimeSpan.FromMinutes(30), Token)).ShouldNotBeNull();

        (await Glasses.CloseAsync(glass.Id, Other, Token)).ShouldBeTrue();

        (await Glasses.CloseAsync(glass.Id, Governor, Token)).ShouldBeFalse();
        (await Glasses.UseAsync(glass.Id, Governor, "result", Token)).ShouldBeNull();
        (await KindsAsync()).ShouldBe(["break_glass.opened", "break_glass.closed"]);
    }

    [Fact]
    public async Task What_is_not_there_or_was_erased_is_not_opened()
    {
        var job = await SubmitAsync();
        await Jobs.CancelAsync("harbour", job, Author, Token);
        await Jobs.EraseAsync("harbour", job, Author, "art17", Token);

        (await Glasses.OpenAsync(job.ToString(), Governor, Why, TimeSpan.FromMinutes(30), Token)).ShouldBeNull();
        (await Glasses.OpenAsync("019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", Governor, Why, TimeSpan.FromMinutes(30), Token)).ShouldBeNull();
        (await Glasses.OpenAsync("nothing", Governor, Why, TimeSpan.FromMinutes(30), Token)).ShouldBeNull();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Glasses.OpenAsync(job.ToString(), Governor, Why, TimeSpan.FromMinutes(121), Token));
        (await KindsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_reason_stands_nowhere_in_the_clear_and_goes_with_the_content()
    {
        var job = await SubmitAsync();
        var glass = (await Glasses.OpenAsync(job.ToString(), Governor, Why, TimeSpan.FromMinutes(30), Token)).ShouldNotBeNull();
        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes(Why))).ShouldBeFalse();
        var sealedReason = (await Under.BytesAsync("SELECT sealed FROM break_glass"))[0];
        await Jobs.CancelAsync("harbour", job, Author, Token);

        await Jobs.EraseAsync("harbour", job, Author, "art17", Token);

        (await Glasses.ListAsync(null, 10, Token)).ShouldHaveSingleItem().Reason.ShouldBeNull();
        (await Glasses.UseAsync(glass.Id, Governor, "result", Token)).ShouldBeNull();
        (await Under.FilesHoldAsync(sealedReason.AsSpan(sealedReason.Length / 2, 16).ToArray())).ShouldBeFalse();
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Ending_a_persons_access_and_switching_roles_leave_a_log_that_verifies()
    {
        var person = new Person("tenant-1", "p.raman", "harbour", ["User"]);
        var desk = new AccessDesk(Store, Under.Clock);
        await new SessionStore(Store, Under.Clock).StartAsync(person, TimeSpan.FromHours(1), null, Token);
        await new TokenStore(Store, Under.Clock, null).MakeAsync(person, "t", [TokenScope.JobsRead], Under.Clock.GetUtcNow().AddDays(1), Token);

        (await desk.EndAsync("moor", desk.ReferenceOf(person), Governor, "TeamAdmin", null, Token)).ShouldBeNull();
        (await desk.EndAsync("harbour", desk.ReferenceOf(person), Governor with { Team = "harbour" }, "TeamAdmin", Why, Token)).ShouldBe(new EndedAccess(1, 1));
        (await desk.EndAsync(null, desk.ReferenceOf(person), Governor, "SystemAdmin", null, Token)).ShouldBe(new EndedAccess(0, 0));
        await desk.SwitchAsync(person, ["Governance"], Token);

        (await desk.ListAsync(null, Token)).ShouldHaveSingleItem().Person.Roles.ShouldBe(["Governance"]);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes(Why))).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_first_keys_of_forms_one_is_kept_and_none_stands_in_the_clear()
    {
        var keys = new FormKeys(Store, Under.Clock);

        var kept = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => keys.AddAsync($"<key id='the secret {i}'/>", isFirst: true, Token))));

        kept.Count(k => k).ShouldBe(1);
        var first = (await keys.AllAsync(Token)).ShouldHaveSingleItem();
        Under.Clock.Advance(TimeSpan.FromDays(80));
        (await keys.AddAsync("<key id='the next'/>", isFirst: false, Token)).ShouldBeTrue();
        (await keys.AllAsync(Token)).ShouldBe([first, "<key id='the next'/>"]);
        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes("the secret"))).ShouldBeFalse();
    }

    private async Task<JobId> SubmitAsync()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Ada: yes."));
        var file = await new FileVault(Store, Under.Clock).WriteAsync("harbour", "talk.vtt", content, 1024, Token);
        var id = JobId.New(Under.Clock.GetUtcNow());
        var request = new JobRequest { Kind = JobKind.Minutes, Engine = "offline" };
        await Jobs.SubmitAsync([new NewJob { Id = id, Actor = Author, Request = request, Files = [file], Deadline = Under.Clock.GetUtcNow().AddDays(1) }], null, Token);
        return id;
    }

    private async Task<List<string?>> KindsAsync()
    {
        var kinds = new List<string?>();
        for (var i = 0L; await Store.ShowAsync(i, Token) is { } record; i++)
        {
            record.Fault.ShouldBeNull();
            kinds.Add(record.Leaf.Text("kind"));
        }

        return [.. kinds.Where(k => k?.StartsWith("break_glass", StringComparison.Ordinal) == true)];
    }
}
