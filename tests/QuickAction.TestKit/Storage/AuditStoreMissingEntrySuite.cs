using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>A record that somebody took from among the others: every command names it, with one reason and what puts it right, and no file that is not there.</summary>
public abstract class AuditStoreMissingEntrySuite : ChangedStoreSuite
{
    private const string Reason = "Entry 3 is missing: it was taken out of the database, or lost there, and those after it are there.";
    private const string WayOut = "A backup of the database from before puts it right (`quickaction restore`; PostgreSQL: `pg_restore`).";
    private static readonly ErasureOrder Order = new("art17", DecisionActor.Nobody);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task It_is_named_with_one_reason_everywhere_and_a_backup_puts_it_right(bool isRunning, bool mirror)
    {
        await DecideAsync("first", "second", "third");
        await Under.BackUpAsync();
        var running = isRunning ? await Under.OpenAsync() : null;
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position = 3");
        if (!mirror)
        {
            Directory.Move(Under.Mirror, Under.Mirror + ".away");
        }

        await using (var store = running ?? await Under.OpenToReadAsync())
        {
            var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
            (fault.Index, fault.Told).ShouldBe((3L, $"{Reason} {WayOut}"));
            foreach (var told in new[]
            {
                await RefusedAsync(() => store.PublishAsync(Token)),
                await RefusedAsync(() => store.ExportAsync(Under.Folder.Combine("export"), Token)),
                await RefusedAsync(() => store.MendTablesAsync(Token)),
                await RefusedAsync(() => store.MendMirrorAsync(Token)),
                await RefusedAsync(() => store.ShowAsync(3, Token)),
                await RefusedAsync(() => store.ProofAsync(1, Token)),
                await RefusedAsync(() => store.EraseAsync("first", Order, Token)),
                await RefusedAsync(() => store.HoldAsync(["second"], true, Order.Authoriser, null, Token)),
                (await store.ShowAsync(1, Token)).ShouldNotBeNull().Fault.ShouldNotBeNull(),
            })
            {
                told.ShouldContain("Entry 3 is missing: it was taken out of the database");
                told.ShouldContain("`pg_restore`");
                told.ShouldNotContain("tile");
            }

            (await store.ShowAsync(7, Token)).ShouldBeNull();
        }

        await Under.PutBackAsync();
        if (!mirror)
        {
            Directory.Move(Under.Mirror + ".away", Under.Mirror);
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task One_of_a_decision_is_named_and_not_its_index()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position = 1");

        (await RefusedAsync(() => store.PlacesAsync(decision.ToString(), Token))).ShouldStartWith("Entry 1 is missing");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Records_that_were_cut_off_the_end_are_not_said_to_be_missing_from_a_file(bool mirror)
    {
        await DecideAsync("first", "second");
        if (!mirror)
        {
            Directory.Move(Under.Mirror, Under.Mirror + ".away");
        }

        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 3");
        await using var store = await Under.OpenToReadAsync();
        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        (fault.Index, fault.What).ShouldBe((3L, "Entry 3 is missing: the log in the database ends there, and a signed checkpoint of a longer one is known."));
    }

    private static async Task<string> RefusedAsync(Func<Task> what) => (await Should.ThrowAsync<QuickActionException>(what)).Message;
}
