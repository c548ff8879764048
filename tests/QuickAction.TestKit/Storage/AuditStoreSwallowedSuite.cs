using QuickAction.Core;
using QuickAction.Core.Analysis;

namespace QuickAction.TestKit.Storage;

/// <summary>A trigger in the database takes rows away without a word: nothing is given out of which no record stands.</summary>
public abstract class AuditStoreSwallowedSuite : ChangedStoreSuite
{
    /// <summary>A trigger that keeps every new row out of the table.</summary>
    protected abstract string Swallowing(string table);

    [Theory]
    [InlineData("audit_entry")]
    [InlineData("audit_content")]
    public async Task A_decision_whose_rows_are_taken_away_fails_and_says_so(string table)
    {
        await DecideAsync("first");
        await Under.TamperAsync(Swallowing(table));

        (await Should.ThrowAsync<QuickActionException>(() => DecideUnsignedAsync("second"))).Message.ShouldContain("did not keep what was to be recorded");

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(3, "and nothing of it stands");
        await Under.TamperAsync(Freeing(table));
        await DecideAsync("third");
        await using var store = await Under.OpenAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    /// <summary>Takes the trigger out.</summary>
    protected abstract string Freeing(string table);

    [Fact]
    public async Task Several_records_at_once_are_all_there_or_none()
    {
        await DecideAsync("first");
        await using var store = await Under.OpenAsync();
        await Under.TamperAsync(Swallowing("audit_entry"));

        (await Should.ThrowAsync<QuickActionException>(() => store.EraseAsync("first", new("art17", DecisionActor.Nobody), Token))).Message.ShouldContain("did not keep what was to be recorded");
        (await store.ShowAsync(1, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
    }
}
