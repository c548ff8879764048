using QuickAction.Core.Storage.Databases;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Databases;

/// <summary>Writing tables anew on PostgreSQL takes locks that others hold and wait for.</summary>
public sealed class ScrubTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Somebody has a job's row and waits for a table that is already locked for cleaning, which then waits for the job's row: the server ends who waited first.</summary>
    [Fact]
    public async Task Who_waits_for_the_cleaning_that_waits_for_them_is_let_through()
    {
        await using var under = await PostgresStoreUnderTest.StartAsync();
        await using (await under.OpenAsync())
        {
        }

        await using var database = PostgresDatabase.At(under.Options.MigrateConnection!);
        await using var reading = await database.OpenAsync(Scope.None, Token);
        await using var other = await database.BeginAsync(Scope.None, Token);
        await other.ExecuteAsync("LOCK TABLE audit_attempt IN ROW EXCLUSIVE MODE", default, Token);
        var cleaning = Task.Run(async () => await database.ScrubAsync(Migrations.Log, TimeSpan.FromSeconds(30), Token), Token);
        await UntilAsync(() => IsWaitedForAsync(reading, "audit_attempt"));

        await using var first = await database.BeginAsync(Scope.None, Token);
        await first.ExecuteAsync("LOCK TABLE job IN ROW EXCLUSIVE MODE", default, Token);
        var waiting = Task.Run(async () => await first.ExecuteAsync("LOCK TABLE audit_content IN ROW EXCLUSIVE MODE", default, Token), Token);
        await UntilAsync(async () => waiting.IsCompleted || await IsWaitedForAsync(reading, "audit_content"));
        await other.CommitAsync();

        await waiting;
        await first.CommitAsync();
        (await cleaning).ShouldBeTrue();
    }

    private static async Task<bool> IsWaitedForAsync(Session session, string table) => await session.FirstAsync(
        $"SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = '{table}'::regclass", default, row => row.GetInt64(0), Token) > 0;

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        while (!await happened())
        {
            Token.ThrowIfCancellationRequested();
        }
    }
}
