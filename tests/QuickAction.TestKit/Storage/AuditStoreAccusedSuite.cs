using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Which record is accused of having been changed: the one that was, with one reason everywhere, and never its neighbours.</summary>
public abstract class AuditStoreAccusedSuite : ChangedStoreSuite
{
    private static readonly ErasureOrder Order = new("art17", DecisionActor.Nobody);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signed_record_that_was_changed_is_named_and_not_the_records_after_it_that_are_not_signed_yet(bool mirror)
    {
        await DecideAsync("first");
        await DecideAsync("second");
        await Under.BackUpAsync();
        await DecideUnsignedAsync("third");
        await using (var running = await Under.OpenAsync())
        {
            await Under.TamperAsync(Changed(3));
            if (!mirror)
            {
                Directory.Move(Under.Mirror, Under.Mirror + ".away");
            }

            (await Should.ThrowAsync<QuickActionException>(() => running.PublishAsync(Token))).Message.ShouldContain(SaidOfThree(mirror));
            (await running.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(3);
        }

        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        told.ShouldContain(SaidOfThree(mirror));
        told.ShouldContain("a backup of the database from before puts it right");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain(SaidOfThree(mirror));
            (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain(SaidOfThree(mirror));
        }

        await Under.PutBackAsync();
        await ShouldGoOnAsync();
    }

    /// <summary>Without the mirror only the checkpoints before and after it say where it must be.</summary>
    private static string SaidOfThree(bool mirror) => mirror ? "Entry 3 was changed" : "entries 3 to 4";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_that_was_changed_before_it_was_signed_is_named_with_one_reason_everywhere(bool withHash)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideUnsignedAsync("second");
        await using (var running = await Under.OpenAsync())
        {
            await Under.TamperAsync(withHash ? Changed(3) : $"UPDATE audit_entry SET leaf = {Bytes("7b7d")} WHERE position = 3");
            (await Should.ThrowAsync<QuickActionException>(() => running.PublishAsync(Token))).Message.ShouldStartWith(SaidOf(withHash));
        }

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldStartWith(SaidOf(withHash));
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldStartWith(SaidOf(withHash));
        }

        await Under.PutBackAsync();
        await ShouldGoOnAsync();

        static string SaidOf(bool withHash) => withHash
            ? "Record 3 was not made by this program"
            : "Entry 3 was changed: it does not have the hash that is stored for it, and no checkpoint covers it yet.";
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hold_an_erasure_and_a_look_at_a_record_name_the_record_that_was_changed_and_not_its_neighbour(bool mirror)
    {
        await DecideAsync("first");
        await DecideAsync("second");
        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            await AccuseThreeAsync(store, mirror);
        }

        await Under.PutBackAsync();
        if (!mirror)
        {
            Directory.Move(Under.Mirror + ".away", Under.Mirror);
        }

        await ShouldGoOnAsync();
    }

    private async Task AccuseThreeAsync(AuditStore store, bool mirror)
    {
        await Under.TamperAsync(Changed(3));
        if (!mirror)
        {
            Directory.Move(Under.Mirror, Under.Mirror + ".away");
        }

        foreach (var job in new[] { "first", "second" })
        {
            foreach (var told in new[]
            {
                (await Should.ThrowAsync<QuickActionException>(() => store.HoldAsync([job], true, Order.Authoriser, null, Token))).Message,
                (await Should.ThrowAsync<QuickActionException>(() => store.EraseAsync(job, Order, Token))).Message,
            })
            {
                told.ShouldContain(SaidOfThree(mirror));
                told.ShouldContain("nothing was erased or held");
                told.ShouldNotContain("Record 1");
            }
        }

        var shown = (await store.ShowAsync(1, Token)).ShouldNotBeNull();
        (shown.Content, shown.Fault.ShouldNotBeNull()).ShouldBe((null, $"Record 1 cannot be shown to be as it was signed, because the log was changed: {Exactly(mirror)}"));
        (await store.ShowAsync(3, Token)).ShouldNotBeNull().Fault.ShouldNotBeNull().ShouldContain(mirror ? "Record 3 was changed" : SaidOfThree(mirror));
        var decision = ((await store.ShowAsync(1, Token)).ShouldNotBeNull().Leaf["decision_id"] as Core.Audit.Json.CanonicalText).ShouldNotBeNull().Value;
        (await Should.ThrowAsync<QuickActionException>(() => store.JobOfDecisionAsync(decision, Token))).Message.ShouldContain(SaidOfThree(mirror));

        static string Exactly(bool mirror) => mirror
            ? "Entry 3 was changed: the mirror, which is sound, holds another one there."
            : "The log was rewritten: entries 3 to 4 and their hashes agree with each other, but not with the checkpoint of size 5.";
    }

    [Fact]
    public async Task A_record_whose_bytes_alone_were_changed_is_named_and_holds_back_nothing_of_its_neighbours()
    {
        await DecideAsync("first", "second");
        await using var store = await Under.OpenAsync();
        var decision = ((await store.ShowAsync(3, Token)).ShouldNotBeNull().Leaf["decision_id"] as Core.Audit.Json.CanonicalText).ShouldNotBeNull().Value;
        await Under.TamperAsync($"UPDATE audit_entry SET leaf = {Bytes("7b7d")} WHERE position = 3");

        (await Should.ThrowAsync<QuickActionException>(() => store.PlacesAsync(decision, Token))).Message.ShouldStartWith("Record 3 was changed");
        (await store.ShowAsync(1, Token)).ShouldNotBeNull().Fault.ShouldBeNull();
        (await store.ShowAsync(3, Token)).ShouldNotBeNull().Fault.ShouldNotBeNull().ShouldStartWith("Record 3 was changed");
    }

    [Theory]
    [InlineData("backup", "stranger")]
    [InlineData("backup", "among ours")]
    [InlineData("backup", "order")]
    [InlineData("backup", "end")]
    [InlineData("delete", "stranger")]
    [InlineData("delete", "among ours")]
    [InlineData("delete", "order")]
    [InlineData("delete", "end")]
    public async Task What_the_document_says_to_do_about_records_that_are_not_ours_works(string wayOut, string what)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideUnsignedAsync("second");
        if (what is "stranger" or "among ours")
        {
            await using var running = await Under.OpenAsync();
            var leaf = System.Text.Encoding.UTF8.GetBytes("{\"kind\":\"config.changed\"}");
            await Under.WriteAsync(
                $"INSERT INTO audit_entry (position, leaf, leaf_hash) VALUES (5, {Bytes(Convert.ToHexString(leaf))}, {Bytes(Convert.ToHexString(Audit.Reference.Leaf(leaf).Span))})");
            if (what == "among ours")
            {
                await SomeDecisions.DecideAsync(running, SomeDecisions.Job("third") with { CaseReference = null }, "third");
            }
        }
        else if (what == "order")
        {
            await Under.TamperAsync("UPDATE audit_entry SET position = position + 1000 WHERE position IN (3, 4)");
            await Under.TamperAsync("UPDATE audit_entry SET position = CASE position WHEN 1003 THEN 4 ELSE 3 END WHERE position > 1000");
        }
        else
        {
            await Under.TamperAsync("DELETE FROM audit_end");
        }

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("\"When a record is not ours\"");
        if (wayOut == "backup")
        {
            await Under.PutBackAsync();
        }
        else
        {
            // From the record that is named on.
            var from = what is "stranger" or "among ours" ? 5 : 3;
            await Under.TamperAsync($"DELETE FROM audit_entry WHERE position >= {from}");
            await Under.TamperAsync($"DELETE FROM audit_decision WHERE requested >= {from}");
        }

        await ShouldGoOnAsync();
    }
}
