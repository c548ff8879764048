using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Privacy;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Databases;

/// <summary>What PostgreSQL itself keeps from the service's role, whatever a statement of ours has forgotten.</summary>
public sealed class RowSecurityTests : IAsyncLifetime
{
    private const string Team = "harbour";
    private const string Other = "moor";
    private static readonly DecisionActor Person = new("tenant-1", "p.raman", Team, "User");
    private PostgresStoreUnderTest? _under;
    private AuditStore? _store;

    private PostgresStoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _under = await PostgresStoreUnderTest.StartAsync();
        _store = await _under.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Under.DisposeAsync();
    }

    [Asvs("V8.4.1")]
    [Fact]
    public async Task A_statement_without_its_condition_sees_no_other_teams_row_and_none_without_a_team()
    {
        await FillAsync();
        foreach (var table in await TeamTablesAsync())
        {
            (await SeenAsync(Scope.Of(Team), table)).ShouldBeGreaterThan(0, $"{table} holds something of the team");
            (await SeenAsync(Scope.Of(Other), table)).ShouldBe(0, table);
            (await SeenAsync(Scope.None, table)).ShouldBe(0, table);
            // After a transaction that had one: the next on the same connection has none.
            await using var connection = await Store.Database.OpenAsync(Scope.None, Token);
            await connection.ExecuteAsync("SELECT set_config('quickaction.team', 'harbour', true)", default, Token);
            (await connection.FirstAsync($"SELECT COUNT(*) FROM {table}", default, row => row.GetInt64(0), Token)).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task Without_the_policies_the_same_statements_would_see_it_all()
    {
        await FillAsync();
        foreach (var table in await TeamTablesAsync())
        {
            await Under.TamperAsync($"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");

            (await SeenAsync(Scope.Of(Other), table)).ShouldBeGreaterThan(0, table);
        }
    }

    [Fact]
    public async Task Every_table_with_a_team_is_held_to_it_its_owner_too()
    {
        var tables = await TeamTablesAsync();
        tables.Count.ShouldBeGreaterThanOrEqualTo(16);

        foreach (var table in tables)
        {
            (await Under.CountAsync($"SELECT COUNT(*) FROM pg_class WHERE oid = '{table}'::regclass AND relrowsecurity AND relforcerowsecurity")).ShouldBe(1, $"{table} is not forced");
        }

        await FillAsync();
        await using var owner = PostgresDatabase.At(Under.Options.MigrateConnection);
        await using var session = await owner.OpenAsync(Scope.Of(Other), Token);
        foreach (var table in tables)
        {
            (await session.FirstAsync($"SELECT COUNT(*) FROM {table}", default, row => row.GetInt64(0), Token)).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task The_services_role_may_read_and_fill_every_table_of_the_store_and_owns_none()
    {
        await using var session = await Store.Database.OpenAsync(Scope.None, Token);
        var rows = await session.ListAsync(
            """
            SELECT tablename::text, tableowner::text, has_table_privilege(quote_ident(tablename), 'SELECT'), has_table_privilege(quote_ident(tablename), 'INSERT'),
                has_table_privilege(quote_ident(tablename), 'TRUNCATE')
            FROM pg_tables WHERE schemaname = 'public'
            """,
            default,
            row => (Table: row.GetString(0), Owner: row.GetString(1), Reads: row.GetBoolean(2), Fills: row.GetBoolean(3), Empties: row.GetBoolean(4)),
            Token);

        rows.Count.ShouldBeGreaterThan(25);
        rows.ShouldAllBe(r => r.Owner == PostgresCluster.Owner && r.Reads && !r.Empties && (r.Fills || r.Table == "quickaction_version"));
    }

    [Theory]
    [InlineData("log", "audit_attempt audit_content job pseudonym_map")]
    [InlineData("queue", "file_frame job job_file")]
    [InlineData("sign-in", "api_token person person_session")]
    [InlineData("governance", "break_glass job job_work review_figure")]
    [InlineData("nothing", "")]
    public async Task Each_path_past_the_teams_leads_to_its_own_tables_only(string path, string expected)
    {
        await FillAsync();
        var seen = new List<string>();
        foreach (var table in await TeamTablesAsync())
        {
            await using var session = await Store.Database.BeginAsync(Scope.None, Token);
            await session.ExecuteAsync("SELECT set_config('quickaction.path', @path, true)", new Parameter[] { new("@path", path) }, Token);
            if (await session.FirstAsync($"SELECT COUNT(*) FROM {table}", default, row => row.GetInt64(0), Token) > 0)
            {
                seen.Add(table);
            }
        }

        string.Join(' ', seen.Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_change_without_its_condition_changes_nothing_of_another_team_and_puts_nothing_there()
    {
        await FillAsync();
        await using var session = await Store.Database.BeginAsync(Scope.Of(Other), Token);

        (await session.ExecuteAsync("UPDATE job SET state = 'failed'", default, Token)).ShouldBe(0);
        (await session.ExecuteAsync("DELETE FROM job_version", default, Token)).ShouldBe(0);
        (await session.ExecuteAsync("DELETE FROM audit_content", default, Token)).ShouldBe(0);
        var refused = await Should.ThrowAsync<DbException>(async () => await session.ExecuteAsync(
            "INSERT INTO file_frame (file, frame, team_id, written, sealed) VALUES ('f', 0, 'harbour', 0, ''::bytea)", default, Token));
        refused.Message.ShouldContain("row-level security");
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET leaf = ''::bytea")]
    [InlineData("DELETE FROM audit_entry")]
    [InlineData("TRUNCATE audit_entry")]
    [InlineData("DELETE FROM audit_node")]
    [InlineData("UPDATE audit_checkpoint SET note = ''")]
    [InlineData("UPDATE audit_content SET sealed = ''::bytea")]
    [InlineData("TRUNCATE audit_content")]
    [InlineData("DELETE FROM audit_erasure")]
    [InlineData("UPDATE audit_erasure SET key = ''")]
    [InlineData("DELETE FROM audit_decision")]
    [InlineData("DELETE FROM job")]
    [InlineData("DROP TABLE audit_entry")]
    [InlineData("ALTER TABLE job DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY of_team ON job")]
    [InlineData("DELETE FROM break_glass")]
    [InlineData("UPDATE form_key SET sealed = ''::bytea")]
    [InlineData("ALTER TABLE audit_entry DISABLE TRIGGER ALL")]
    [InlineData("CREATE TABLE audit_more (id INTEGER)")]
    [InlineData("CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")]
    [InlineData("SET ROLE quickaction_owner")]
    public async Task The_services_role_cannot_change_the_log_or_its_guards(string sql)
    {
        await FillAsync();
        // On the path that may do most.
        await using var session = await Store.Database.BeginAsync(Scope.Erasure, Token);

        (await Should.ThrowAsync<DbException>(async () => await session.ExecuteAsync(sql, default, Token))).Message.ShouldMatch("permission denied|must be owner");
    }

    [Fact]
    public async Task Content_goes_with_the_record_of_its_erasure_only()
    {
        var job = await FillAsync();
        await using (var session = await Store.Database.BeginAsync(Scope.Erasure, Token))
        {
            (await session.ExecuteAsync("DELETE FROM audit_content WHERE job <> 'log'", default, Token)).ShouldBeGreaterThan(0);
            (await Should.ThrowAsync<DbException>(async () => await session.CommitAsync())).Message.ShouldContain("with the record of its erasure only");
        }

        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Jobs.EraseAsync(Team, job, Person, "art17", Token)).ShouldBe(JobChange.Done);
        (await Under.CountAsync($"SELECT COUNT(*) FROM audit_content WHERE job = '{job}'")).ShouldBe(0);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_kept_in_quarantine_is_of_the_team_that_sent_it()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("a virus"));
        var file = await Vault.WriteAsync(Team, "talk.vtt", content, 1024, Token);

        await new Quarantine(Store, Under.Clock).KeepAsync(Person, file, new MalwareScan("ClamAV 1.0.3", "27100", "found"), "Eicar", 7, Token);

        (await SeenAsync(Scope.Of(Team), "job_file")).ShouldBe(1);
        (await SeenAsync(Scope.Of(Other), "job_file")).ShouldBe(0);
    }

    [Fact]
    public async Task The_services_role_that_owns_the_tables_or_is_held_to_nothing_is_noticed()
    {
        (await Store.RoleFaultAsync(Token)).ShouldBeNull();
        await using var owner = PostgresDatabase.At(Under.Options.MigrateConnection);
        (await owner.RoleFaultAsync(Token)).ShouldNotBeNull().ShouldContain("owns the tables");
        await using var super = Under.Log();
        (await super.RoleFaultAsync(Token)).ShouldNotBeNull().ShouldContain("superuser");
    }

    [Fact]
    public async Task Without_the_owner_an_empty_database_is_refused_and_one_that_is_up_to_date_is_opened()
    {
        await using var fresh = await PostgresStoreUnderTest.StartAsync(hasTables: false);
        var alone = fresh.Options with { MigrateConnection = "", MigrateKeysConnection = "" };

        (await Should.ThrowAsync<QuickActionException>(() => AuditStore.OpenAsync(alone, StoreUnderTest.Program, fresh.Clock, Token))).Message.ShouldContain("Store:MigrateConnection");
        await using (await fresh.OpenAsync())
        {
        }

        await using var store = await AuditStore.OpenAsync(alone, StoreUnderTest.Program, fresh.Clock, Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_told_of_the_scope_costs_no_way_there_and_back()
    {
        // Npgsql sends what is joined by a semicolon in one message; a second command would be a second one.
        var plan = new FaultPlan();
        await using var store = await AuditStore.OpenAsync(Under.Options, Under.Faulty(plan), StoreUnderTest.Program, Under.Clock, Token);
        await SomeDecisions.DecideAsync(store);
        var before = plan.Ran.Count;

        await SomeDecisions.DecideAsync(store);

        var ran = plan.Ran.Skip(before).ToList();
        ran.ShouldContain(sql => sql.StartsWith(RowSecurity.Set, StringComparison.Ordinal));
        ran.ShouldNotContain(sql => sql.StartsWith(RowSecurity.Set, StringComparison.Ordinal) && sql.Trim().Length == RowSecurity.Set.Trim().Length);
        ran.Count(sql => sql == "COMMIT").ShouldBeLessThanOrEqualTo(ran.Count(sql => sql.StartsWith(RowSecurity.Set, StringComparison.Ordinal)), "each transaction is told once");
    }

    private JobStore Jobs => new(Store, Vault, Under.Clock);

    private FileVault Vault => new(Store, Under.Clock);

    /// <summary>Something of the team in every table.</summary>
    private async Task<JobId> FillAsync()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Ada: yes."));
        var file = await Vault.WriteAsync(Team, "talk.vtt", content, 1024, Token);
        var id = JobId.New(Under.Clock.GetUtcNow());
        var request = new JobRequest { Kind = JobKind.Minutes, Engine = "offline" };
        var job = new NewJob { Id = id, Actor = Person, Request = request, Files = [file], Deadline = Under.Clock.GetUtcNow().AddDays(1) };
        var keys = new IdempotencyKeys(Store, Under.Clock);
        await keys.TakeAsync(Team, "me", "k1", Token);
        await Jobs.SubmitAsync([job], new IdempotentSubmission("me", "k1", keys.Fingerprint("form"), "/v1/jobs/1"), Token);
        await Jobs.ReleaseAsync(id, Token);
        var run = (await Jobs.StartAsync(id, isRecovery: false, 5, Token)).ShouldNotBeNull();
        (await Jobs.CompleteAsync(run, new FinishedWork(JobState.NeedsReview, "first"u8.ToArray(), "source"u8.ToArray(), []), Token)).ShouldBeTrue();
        await Jobs.EditAsync(Team, id, new NewEdit(Person, 1, "second"u8.ToArray(), new EditSize(6, 5, 1000), JobState.NeedsReview, []), Token);
        await Jobs.ShownAsync(Team, id, Person, 2, Token);
        (await Jobs.ReviewAsync(Team, id, Verdict(), Token)).ShouldBe(JobChange.Done);
        await CaseMasking.MaskAsync(new Pseudonymiser(new PrivacyOptions()), TestKit.Some.Transcript("Ada Finch: Hello."), Store.MapsOfCases(Team), "case 1", Token);
        var key = await Store.DataKeyAsync(new DecisionJob(id.ToString()) { Actor = Person }, Token);
        await Store.KeepAttemptAsync(key, Team, DecisionId.New(Under.Clock.GetUtcNow()).ToString(), 1, "request"u8.ToArray(), Token);
        var owner = new Person("tenant-1", "p.raman", Team, ["User"]);
        await new SessionStore(Store, Under.Clock).StartAsync(owner, TimeSpan.FromHours(1), null, Token);
        await new TokenStore(Store, Under.Clock, null).MakeAsync(owner, "t", [TokenScope.JobsRead], Under.Clock.GetUtcNow().AddDays(1), Token);
        (await new BreakGlass(Store, Under.Clock).OpenAsync(id.ToString(), new Person("tenant-1", "g.lowe", "hill", ["Governance"]), "a complaint", TimeSpan.FromMinutes(5), Token)).ShouldNotBeNull();
        return id;
    }

    private static NewReview Verdict() => new()
    {
        By = Person,
        Name = "P Raman",
        Outcome = ReviewOutcome.Approved,
        Version = 2,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData("second"u8)),
        ReasonCode = "accurate",
        Reason = "read",
        Resolutions = [],
        SettledWarnings = [],
        IsOwnWork = true,
        Evidence = new ReviewEvidence(null, [], TimeSpan.Zero, null, false, new HashSet<int>()),
        ClaimsChecked = 0,
        Edits = EditSize.None,
        Decisions = [],
    };

    private async Task<long> SeenAsync(Scope scope, string table)
    {
        await using var session = await Store.Database.OpenAsync(scope, Token);
        return await session.FirstAsync($"SELECT COUNT(*) FROM {table}", default, row => row.GetInt64(0), Token);
    }

    private async Task<List<string>> TeamTablesAsync()
    {
        await using var database = Under.Log();
        await using var session = await database.OpenAsync(Scope.None, Token);
        return await session.ListAsync(
            "SELECT table_name::text FROM information_schema.columns WHERE column_name = 'team_id' AND table_schema = 'public' ORDER BY 1", default, row => row.GetString(0), Token);
    }
}
