using QuickAction.Core.Access;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.TestKit.Access;

/// <summary>What a store of personal API tokens promises, on every database.</summary>
public abstract class TokenStoreSuite : IAsyncLifetime
{
    private static readonly Person Owner = new("tenant-1", "p.raman", "harbour", ["User", "Reviewer"]);
    private StoreUnderTest? _under;
    private AuditStore? _store;

    private StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    private TokenStore Tokens => new(Store, Under.Clock, null);

    private SessionStore Sessions => new(Store, Under.Clock);

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
    public async Task A_token_lets_its_owner_in_with_its_scopes()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead, TokenScope.AuditRead);

        var holder = (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull();

        made.Secret.Text.ShouldMatch("^qa_[A-Za-z0-9_-]{43}$");
        (holder.Owner.Tenant, holder.Owner.Id, holder.Owner.Team).ShouldBe(("tenant-1", "p.raman", "harbour"));
        holder.Owner.Roles.ShouldBe(["User", "Reviewer"]);
        holder.Token.Scopes.ShouldBe([TokenScope.JobsRead, TokenScope.AuditRead]);
    }

    [Asvs("V7.2.2", "V7.2.3", "V11.5.1")]
    [Fact]
    public async Task The_token_itself_stands_nowhere_in_the_files()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);
        await Tokens.UseAsync(made.Secret.Text, Token);
        var session = await Sessions.StartAsync(Owner, TimeSpan.FromHours(1), null, Token);

        (await Under.FilesHoldAsync(System.Text.Encoding.UTF8.GetBytes(made.Secret.Text))).ShouldBeFalse();
        (await Under.FilesHoldAsync(System.Text.Encoding.UTF8.GetBytes(session.Text))).ShouldBeFalse();
        made.Secret.ToString().ShouldNotContain(made.Secret.Text);
        made.ToString().ShouldNotContain(made.Secret.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("qa_")]
    [InlineData("qa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("no token at all")]
    public async Task What_was_never_made_lets_nobody_in(string text)
    {
        await MakeAsync(Owner, TokenScope.JobsRead);

        (await Tokens.UseAsync(text, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_ends_when_it_expires()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);

        Under.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMilliseconds(1));
        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull();
        Under.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_rests_while_its_owner_has_not_signed_in_for_long()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);
        var tokens = new TokenStore(Store, Under.Clock, TimeSpan.FromDays(30));

        Under.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        (await tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull();
        Under.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await tokens.UseAsync(made.Secret.Text, Token)).ShouldBeNull();
        await MakeAsync(Owner, TokenScope.JobsRead);
        (await tokens.UseAsync(made.Secret.Text, Token)).ShouldBeNull();
        await Sessions.NoteAsync(Owner, Token);

        (await tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull();
        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_revoked_token_lets_nobody_in_and_stays_in_the_list()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);

        (await Tokens.RevokeAsync(Owner, made.Token.Id, Token)).ShouldBeTrue();
        var revoked = Under.Clock.GetUtcNow();
        Under.Clock.Advance(TimeSpan.FromMinutes(5));
        (await Tokens.RevokeAsync(Owner, made.Token.Id, Token)).ShouldBeTrue();

        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldBeNull();
        (await Tokens.ListAsync(Owner, Token)).ShouldHaveSingleItem().Revoked.ShouldBe(revoked);
    }

    [Fact]
    public async Task Nobody_else_sees_or_revokes_a_token()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);

        foreach (var other in new[] { Owner with { Id = "t.wilk" }, Owner with { Tenant = "tenant-2" } })
        {
            (await Tokens.ListAsync(other, Token)).ShouldBeEmpty();
            (await Tokens.RevokeAsync(other, made.Token.Id, Token)).ShouldBeFalse();
        }

        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Use_is_noted_once_a_minute()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);
        (await Tokens.ListAsync(Owner, Token))[0].LastUsed.ShouldBeNull();

        await Tokens.UseAsync(made.Secret.Text, Token);
        var first = Under.Clock.GetUtcNow();
        Under.Clock.Advance(TimeSpan.FromSeconds(59));
        await Tokens.UseAsync(made.Secret.Text, Token);
        (await Tokens.ListAsync(Owner, Token))[0].LastUsed.ShouldBe(first);
        Under.Clock.Advance(TimeSpan.FromSeconds(1));
        await Tokens.UseAsync(made.Secret.Text, Token);

        (await Tokens.ListAsync(Owner, Token))[0].LastUsed.ShouldBe(first.AddMinutes(1));
    }

    [Asvs("V7.4.2", "V8.3.2")]
    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_from_tokens_and_sessions_at_once()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);
        var session = await Sessions.StartAsync(Owner, TimeSpan.FromHours(1), null, Token);

        await Sessions.NoteAsync(Owner with { Roles = [] }, Token);

        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull().Owner.Roles.ShouldBeEmpty();
        (await Sessions.FindAsync(session.Text, Token)).ShouldNotBeNull().Person.Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_began_before_a_role_was_taken_away_does_not_bring_it_back()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);
        await Sessions.NoteAsync(Owner with { Roles = [] }, Token);

        await MakeAsync(Owner, TokenScope.JobsRead);
        await Sessions.StartAsync(Owner, TimeSpan.FromHours(1), null, Token);

        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull().Owner.Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_and_a_session_of_a_former_team_let_nobody_in()
    {
        var made = await MakeAsync(Owner, TokenScope.JobsRead);
        var session = await Sessions.StartAsync(Owner, TimeSpan.FromHours(1), null, Token);

        await Sessions.NoteAsync(Owner with { Team = "moor" }, Token);

        (await Tokens.UseAsync(made.Secret.Text, Token)).ShouldBeNull();
        (await Sessions.FindAsync(session.Text, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_person_has_so_many_tokens_and_no_more_until_one_is_revoked()
    {
        var first = await MakeAsync(Owner, TokenScope.JobsRead);
        for (var i = 1; i < ApiToken.MostAlive; i++)
        {
            await MakeAsync(Owner, TokenScope.JobsRead);
        }

        (await Tokens.MakeAsync(Owner, "one more", [TokenScope.JobsRead], Expires, Token)).ShouldBeNull();
        await Tokens.RevokeAsync(Owner, first.Token.Id, Token);

        (await Tokens.MakeAsync(Owner, "one more", [TokenScope.JobsRead], Expires, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_for_longer_than_a_year_is_not_made() =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Tokens.MakeAsync(Owner, "long", [TokenScope.JobsRead], Under.Clock.GetUtcNow().AddDays(365.1), Token));

    [Asvs("V7.2.1", "V7.4.1")]
    [Fact]
    public async Task A_session_is_found_until_it_is_ended_or_its_time_is_over()
    {
        var one = await Sessions.StartAsync(Owner, TimeSpan.FromHours(10), null, Token);
        var two = await Sessions.StartAsync(Owner, TimeSpan.FromHours(10), null, Token);
        Under.Clock.Advance(TimeSpan.FromHours(9));
        await Sessions.TouchAsync(one.Text, Token);

        (await Sessions.FindAsync(one.Text, Token)).ShouldNotBeNull().Seen.ShouldBe(Under.Clock.GetUtcNow());
        await Sessions.EndAsync(two.Text, Token);
        (await Sessions.FindAsync(two.Text, Token)).ShouldBeNull();
        Under.Clock.Advance(TimeSpan.FromHours(1));

        (await Sessions.FindAsync(one.Text, Token)).ShouldBeNull();
        await Sessions.StartAsync(Owner, TimeSpan.FromHours(10), null, Token);
        (await Under.CountAsync("SELECT COUNT(*) FROM person_session")).ShouldBe(1);
    }

    private DateTimeOffset Expires => Under.Clock.GetUtcNow().AddDays(90);

    private async Task<MadeToken> MakeAsync(Person owner, params string[] scopes) =>
        (await Tokens.MakeAsync(owner, "for the nightly import", scopes, Expires, Token)).ShouldNotBeNull();
}
