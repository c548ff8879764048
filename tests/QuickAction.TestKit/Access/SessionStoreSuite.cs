using System.Text;
using QuickAction.Core.Access;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.TestKit.Access;

/// <summary>What sessions tell their person, and what people are called, on every database.</summary>
public abstract class SessionStoreSuite : IAsyncLifetime
{
    private static readonly Person Owner = new("tenant-1", "p.raman", "harbour", ["User", "Reviewer"]) { Name = "Padma Raman-Örebro" };
    private static readonly Person Other = new("tenant-1", "t.wilk", "harbour", ["User"]) { Name = "Tom Wilk" };
    private StoreUnderTest? _under;
    private AuditStore? _store;

    private StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    private SessionStore Sessions => new(Store, Under.Clock);

    private PersonNames Names => new(Store);

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
    public async Task Whoever_is_named_by_their_sign_in_is_named_in_their_session_their_token_and_the_list()
    {
        await Sessions.NoteAsync(Owner, Token);
        var session = await BeginAsync(Owner);
        var made = await new TokenStore(Store, Under.Clock, null).MakeAsync(Owner, "import", [TokenScope.JobsRead], Under.Clock.GetUtcNow().AddDays(1), Token);

        (await Sessions.FindAsync(session, Token)).ShouldNotBeNull().Person.Name.ShouldBe(Owner.Name);
        (await new TokenStore(Store, Under.Clock, null).UseAsync(made.ShouldNotBeNull().Secret.Text, Token)).ShouldNotBeNull().Owner.Name.ShouldBe(Owner.Name);
        (await new AccessDesk(Store, Under.Clock).ListAsync("harbour", Token)).ShouldHaveSingleItem().Person.Name.ShouldBe(Owner.Name);
    }

    [Fact]
    public async Task The_newest_sign_in_says_what_somebody_is_called_and_a_name_that_it_leaves_out_is_gone()
    {
        await Sessions.NoteAsync(Owner, Token);
        await Sessions.NoteAsync(Owner with { Name = "Padma Lowe", Team = "moor" }, Token);
        await Sessions.NoteAsync(Other, Token);

        (await NamedAsync(Owner, Other, Other with { Id = "never.seen" })).ShouldBe(["p.raman Padma Lowe", "t.wilk Tom Wilk"], ignoreOrder: true);
        await Sessions.NoteAsync(Owner with { Name = "" }, Token);

        (await NamedAsync(Owner, Other)).ShouldBe(["t.wilk Tom Wilk"]);
    }

    [Fact]
    public async Task A_name_stands_nowhere_in_the_files_and_cannot_be_given_to_somebody_else()
    {
        await Sessions.NoteAsync(Owner, Token);
        await Sessions.NoteAsync(Other, Token);

        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes(Owner.Name))).ShouldBeFalse();
        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes("p.raman"))).ShouldBeTrue("The files were looked through.");
        Owner.ToString().ShouldNotContain(Owner.Name);
        await Under.WriteAsOnSignInAsync("UPDATE person SET name = (SELECT p.name FROM person p WHERE p.person = 't.wilk') WHERE person = 'p.raman'");

        (await NamedAsync(Owner, Other)).ShouldBe(["t.wilk Tom Wilk"]);
    }

    [Asvs("V7.4.3")]
    [Fact]
    public async Task A_person_sees_their_sessions_and_ends_all_but_the_one_they_are_in()
    {
        var here = await BeginAsync(Owner);
        Under.Clock.Advance(TimeSpan.FromMinutes(5));
        var there = await BeginAsync(Owner);
        var somebodyElses = await BeginAsync(Other);

        var list = await Sessions.ListAsync(Owner, here, Token);
        list.Select(s => s.IsThis).ShouldBe([false, true]);
        (list[0].Started - list[1].Started).ShouldBe(TimeSpan.FromMinutes(5));
        (await Sessions.EndOthersAsync(Owner, here, Token)).ShouldBe(1);

        (await Sessions.FindAsync(here, Token)).ShouldNotBeNull();
        (await Sessions.FindAsync(there, Token)).ShouldBeNull();
        (await Sessions.FindAsync(somebodyElses, Token)).ShouldNotBeNull();
        (await Sessions.ListAsync(Owner, here, Token)).ShouldHaveSingleItem().IsThis.ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_knows_when_its_person_was_last_seen_by_the_provider()
    {
        var proved = DateTimeOffset.FromUnixTimeSeconds(Under.Clock.GetUtcNow().ToUnixTimeSeconds());
        var session = await Sessions.StartAsync(Owner, TimeSpan.FromHours(1), proved, Token);

        (await Sessions.FindAsync(session.Text, Token)).ShouldNotBeNull().Proved.ShouldBe(proved);
        (await Sessions.FindAsync(await BeginAsync(Owner), Token)).ShouldNotBeNull().Proved.ShouldBeNull();
    }

    private async Task<string> BeginAsync(Person person) => (await Sessions.StartAsync(person, TimeSpan.FromHours(10), null, Token)).Text;

    private async Task<IEnumerable<string>> NamedAsync(params Person[] people) =>
        (await Names.FindAsync(people.Select(p => (p.Tenant, p.Id)), Token)).Select(n => $"{n.Key.Id} {n.Value}");
}
