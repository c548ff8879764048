using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Keys that are gone from the key store without an erasure: whoever wants what they keep erased or held is told so, and not that there is nothing.</summary>
public abstract class AuditStoreGoneKeysSuite : ChangedStoreSuite
{
    private const string WayOut = "put keys/data-keys.db (or the database of Store:KeysConnection) back from its newest copy";
    private static readonly ErasureOrder Order = new("art17", DecisionActor.Nobody);

    [Theory]
    [InlineData("taken out")]
    [InlineData("older copy")]
    [InlineData("content too")]
    public async Task An_erasure_and_a_hold_are_refused_with_the_record_whose_key_is_gone_and_work_once_it_is_back(string how)
    {
        DecisionId decision;
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, Job("first", "CASE-1"));
        }

        await KeepKeysAsync(how == "older copy");
        await using (var store = await Under.OpenAsync())
        {
            decision = await SomeDecisions.DecideAsync(store, Job("second", "CASE-2"));
            await store.PublishAsync(Token);
        }

        await Under.BackUpAsync();
        await KeepKeysAsync(how != "older copy");
        if (how == "older copy")
        {
            await Under.PutBackKeysAsync();
        }
        else
        {
            await Under.TamperKeysAsync("DELETE FROM data_key WHERE job = 'second'");
        }

        if (how == "content too")
        {
            await Under.TamperAsync("DELETE FROM audit_content WHERE job = 'second'");
        }

        await using (var store = await Under.OpenAsync())
        {
            foreach (var told in new[]
            {
                await RefusedAsync(() => store.JobOfDecisionAsync(decision.ToString(), Token)),
                await RefusedAsync(() => store.JobsOfCaseAsync("harbour", "CASE-2", Token)),
                await RefusedAsync(() => store.EraseCaseAsync("harbour", "CASE-2", Order, Token)),
            })
            {
                told.ShouldStartWith("The key to the content of record 3, 4 is gone from the key store, and no erasure of it is recorded, so ");
                told.ShouldContain("nothing was erased or held");
                told.ShouldContain(WayOut);
            }

            if (how != "content too")
            {
                (await RefusedAsync(() => store.EraseAsync("second", Order, Token))).ShouldContain("record 3, 4 is gone");
                (await RefusedAsync(() => store.HoldAsync(["second"], true, Order.Authoriser, null, Token))).ShouldContain("record 3, 4 is gone");
            }

            (await store.ShowAsync(5, Token)).ShouldBeNull("nothing was recorded");
        }

        if (how == "older copy")
        {
            // Nobody has a newer one: what is left to do is not to say that it was done.
            return;
        }

        await Under.PutBackKeysAsync();
        await Under.PutBackAsync();
        await using (var store = await Under.OpenAsync())
        {
            var job = (await store.JobOfDecisionAsync(decision.ToString(), Token)).ShouldNotBeNull();
            (await store.JobsOfCaseAsync("harbour", "CASE-2", Token)).ShouldBe([job]);
            (await store.EraseAsync(job, Order, Token)).ShouldBe(5);
            (await store.JobOfDecisionAsync(decision.ToString(), Token)).ShouldBeNull();
        }

        await ShouldGoOnAsync();
    }

    private async Task KeepKeysAsync(bool now)
    {
        if (now)
        {
            await Under.BackUpKeysAsync();
        }
    }

    [Fact]
    public async Task A_key_that_an_erasure_destroyed_keeps_nobody_from_erasing_a_case()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store, Job("first", null));
        await SomeDecisions.DecideAsync(store, Job("second", "CASE-2"));
        (await store.EraseAsync("first", Order, Token)).ShouldNotBeNull();
        // The log's own record says so, whatever the table of erasures says.
        await Under.TamperAsync("DELETE FROM audit_erasure");

        (await store.JobOfDecisionAsync(decision.ToString(), Token)).ShouldBeNull();
        (await store.EraseAsync("first", Order, Token)).ShouldBeNull();
        (await store.EraseCaseAsync("harbour", "CASE-2", Order, Token)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("DELETE FROM audit_erasure")]
    [InlineData("UPDATE audit_erasure SET position = 0")]
    public async Task What_erased_content_is_shown_by_the_record_of_it_whatever_the_table_of_erasures_says(string tampering)
    {
        await DecideAsync("first");
        await using var store = await Under.OpenAsync();
        (await store.EraseAsync("first", Order, Token)).ShouldBe(3);
        await Under.TamperAsync(tampering);

        var gone = (await store.ShowAsync(1, Token)).ShouldNotBeNull().Gone.ShouldNotBeNull();

        gone.What.ShouldStartWith("The content of record 1 is gone: it was erased, which is recorded as 3 (ground art17, ");
        gone.IsRecorded.ShouldBeTrue();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("The table of erasures was changed");
    }

    private static DecisionJob Job(string id, string? reference) => SomeDecisions.Job(id) with { CaseReference = reference };

    private static async Task<string> RefusedAsync(Func<Task> what) => (await Should.ThrowAsync<QuickActionException>(what)).Message;
}
