using System.Security.Cryptography;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>What somebody with the database and the content's keys could do to what lies beside the log: none of it is shown, and the check names the record.</summary>
public abstract class AuditStoreContentSuite : IAsyncLifetime
{
    private StoreUnderTest? _under;

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _under = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_under is not null)
        {
            await _under.DisposeAsync();
        }
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    /// <summary>Ways to seal another answer under the right key.</summary>
    public enum Forgery
    {
        Answer,
        AnswerWithItsOpening,
        AnswerWithoutItsOpening,
        NoAnswer,
        OnePartMore,
    }

    [Theory]
    [InlineData(Forgery.Answer, "does not commit to the answer")]
    [InlineData(Forgery.AnswerWithItsOpening, "another output_commit")]
    [InlineData(Forgery.AnswerWithoutItsOpening, "what opens output_commit")]
    [InlineData(Forgery.NoAnswer, "the answer that the record commits to")]
    [InlineData(Forgery.OnePartMore, "does not commit to the request-001")]
    public async Task Content_sealed_anew_under_the_right_key_is_found_and_not_shown(Forgery forgery, string what)
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("first"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("second"));
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await ForgeAsync(store, 4, content => Forged(content, forgery));

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(4);
        fault.What.ShouldContain(what);
        var shown = (await store.ShowAsync(4, Token)).ShouldNotBeNull();
        shown.Content.ShouldBeNull();
        shown.Fault.ShouldNotBeNull().ShouldContain(what);
        (await store.ShowAsync(2, Token)).ShouldNotBeNull().Fault.ShouldBeNull();
        await Should.ThrowAsync<QuickActionException>(() => store.ReceiptAsync(4, ["output_commit"], Token));
    }

    [Theory]
    [InlineData("UPDATE audit_content SET sealed = (SELECT sealed FROM audit_content WHERE kind = 'decision.requested') WHERE kind = 'decision.completed'", 2)]
    [InlineData("DELETE FROM audit_content", 0)]
    [InlineData("DELETE FROM audit_content; DELETE FROM audit_decision", 0)]
    [InlineData("DELETE FROM audit_decision", 1)]
    [InlineData("UPDATE audit_decision SET closed = NULL", 2)]
    [InlineData("UPDATE audit_decision SET requested = 0", 1)]
    [InlineData("INSERT INTO audit_decision (decision, requested, closed) VALUES ('x', 0, 3)", null)]
    [InlineData("INSERT INTO audit_decision (decision, requested) VALUES ('x', 99)", null)]
    [InlineData("UPDATE audit_content SET key = 'another' WHERE kind = 'decision.completed'", 2)]
    [InlineData("UPDATE audit_content SET job = 'another' WHERE kind = 'decision.completed'", 2)]
    [InlineData("DELETE FROM audit_content WHERE kind = 'export.made'", 3)]
    [InlineData("UPDATE audit_content SET decision = 'another' WHERE kind = 'decision.completed'", 2)]
    [InlineData("UPDATE audit_content SET decision = NULL WHERE kind = 'decision.requested'", 1)]
    [InlineData("UPDATE audit_content SET kind = 'decision.failed' WHERE kind = 'decision.completed'", 2)]
    [InlineData("UPDATE audit_content SET journal = NULL", 2)]
    public async Task Changes_beside_the_log_are_found_with_the_first_record_that_they_concern(string tampering, int? index)
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        await new ExportLog(store, Under.Clock).RecordAsync(SomeDecisions.Export(decision), Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await Under.TamperAsync(tampering);

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(index);
    }

    [Fact]
    public async Task An_answer_that_was_given_to_another_question_is_found_and_not_taken_over()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, input: "aa");
        await SomeDecisions.DecideAsync(store, input: "bb");
        var log = new DecisionLog(store);
        (await log.FindAnswerAsync(SomeDecisions.Key(input: "aa"), Token)).ShouldNotBeNull();
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        var journal = await Under.BytesAsync("SELECT journal FROM audit_content WHERE journal IS NOT NULL ORDER BY journal");
        await WriteAsync("UPDATE audit_content SET journal = @other WHERE journal = @one", new("@other", new byte[32]), new("@one", journal[0]));
        await WriteAsync("UPDATE audit_content SET journal = @other WHERE journal = @one", new("@other", journal[0]), new("@one", journal[1]));
        await WriteAsync("UPDATE audit_content SET journal = @other WHERE journal = @one", new("@other", journal[1]), new("@one", new byte[32]));

        foreach (var input in new[] { "aa", "bb" })
        {
            (await Should.ThrowAsync<QuickActionException>(() => log.FindAnswerAsync(SomeDecisions.Key(input: input), Token).AsTask())).Message.ShouldContain("was not given to it");
        }

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_that_its_record_does_not_commit_to_is_not_taken_over()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
        await ForgeAsync(store, 2, content => Forged(content, Forgery.Answer) with { Journal = content.Journal });

        await Should.ThrowAsync<QuickActionException>(() => new DecisionLog(store).FindAnswerAsync(SomeDecisions.Key(), Token).AsTask());
    }

    [Fact]
    public async Task Content_that_is_there_in_spite_of_its_erasure_is_found()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        var kept = (await Under.BytesAsync("SELECT sealed FROM audit_content WHERE kind = 'decision.requested'")).Single();
        var key = (await store.ShowAsync(1, Token)).ShouldNotBeNull().Leaf.Text("key_id");
        var record = (await store.ShowAsync(1, Token)).ShouldNotBeNull().Leaf.Text("record_id");
        var erased = await store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("test", DecisionActor.Nobody), Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await WriteAsync(
            "INSERT INTO audit_content (record, job, kind, key, sealed) VALUES (@record, 'x', 'decision.requested', @key, @sealed)",
            new("@record", record), new("@key", key), new("@sealed", kept));

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(erased);
        fault.What.ShouldContain("erased, but some of it is there");
    }

    [Fact]
    public async Task A_decision_is_not_shown_by_the_records_of_another()
    {
        await using var store = await Under.OpenAsync();
        var one = await SomeDecisions.DecideAsync(store, SomeDecisions.Job("first"));
        var other = await SomeDecisions.DecideAsync(store, SomeDecisions.Job("second"));
        await Under.TamperAsync($"UPDATE audit_decision SET requested = 1, closed = 2 WHERE decision = '{other}'");

        (await Should.ThrowAsync<QuickActionException>(() => store.PlacesAsync(other.ToString(), Token))).Message.ShouldContain("names record 1");
        (await store.PlacesAsync(one.ToString(), Token)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_record_that_was_changed_is_not_shown_as_if_it_were_sound()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
        await Under.TamperAsync("UPDATE audit_entry SET leaf = (SELECT leaf FROM audit_entry WHERE position = 2) WHERE position = 1");

        (await store.ShowAsync(1, Token)).ShouldNotBeNull().Fault.ShouldNotBeNull().ShouldContain("Record 1 was changed");
        (await store.ShowAsync(2, Token)).ShouldNotBeNull().Fault.ShouldBeNull();
        await Under.TamperAsync("UPDATE audit_entry SET leaf_hash = (SELECT leaf_hash FROM audit_entry WHERE position = 2) WHERE position = 1");
        (await store.ShowAsync(1, Token)).ShouldNotBeNull().Fault.ShouldNotBeNull().ShouldContain("Record 1 was changed");
    }

    [Fact]
    public async Task Calls_that_a_record_does_not_list_are_held_against_it_all_the_same()
    {
        await using var store = await Under.OpenAsync();
        var log = new DecisionLog(store);
        var requested = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job());
        await log.RequestAsync(requested, SomeDecisions.Input, Token);
        var account = new EngineAccount();
        for (var i = 0; i < 600; i++)
        {
            account.Add(new ModelCall
            {
                Request = System.Text.Encoding.UTF8.GetBytes($"question {i}"),
                Response = i % 2 == 0 ? System.Text.Encoding.UTF8.GetBytes($"answer {i}") : null,
                RequestModel = "m",
                ResponseId = new string('x', 5_000),
                OutputTokens = long.MaxValue,
                Latency = TimeSpan.FromSeconds(1),
            });
        }

        await log.CompleteAsync(requested with { Event = DecisionEvent.Completed, Account = account }, SomeDecisions.Key(), SomeDecisions.Answer, Token);
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await store.ShowAsync(2, Token)).ShouldNotBeNull().Bytes.Length.ShouldBeLessThan(16_384);
        await ForgeAsync(store, 2, content => new RecordContent(
            content.Parts.ToDictionary(p => p.Key, p => p.Key == "request-500" ? "another question"u8.ToArray() : p.Value), content.Openings));

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("request-500");
    }

    private static RecordContent Forged(RecordContent content, Forgery forgery)
    {
        var answer = "{\"summary\":\"Nobody fell.\"}"u8.ToArray();
        var parts = content.Parts.ToDictionary(p => p.Key, p => p.Value);
        var openings = content.Openings.ToList();
        var at = openings.FindIndex(o => o.Field == "output_commit");
        switch (forgery)
        {
            case Forgery.NoAnswer:
                parts.Remove("answer");
                break;
            case Forgery.OnePartMore:
                parts["request-001"] = answer;
                break;
            case Forgery.AnswerWithItsOpening:
                parts["answer"] = answer;
                openings[at] = openings[at] with { Value = Convert.ToHexStringLower(SHA256.HashData(answer)) };
                break;
            case Forgery.AnswerWithoutItsOpening:
                parts["answer"] = answer;
                openings.RemoveAt(at);
                break;
            default:
                parts["answer"] = answer;
                break;
        }

        return new RecordContent(parts, openings);
    }

    private async Task ForgeAsync(AuditStore store, long index, Func<RecordContent, RecordContent> forge)
    {
        var shown = (await store.ShowAsync(index, Token)).ShouldNotBeNull();
        await using var keys = Under.Keys();
        var secret = await PrivateFiles.ReadOrMakeKeyAsync(Under.Options.ContentKey, Token);
        var key = (await new DataKeys(keys, secret, Under.Clock).FindAsync(shown.Leaf.Text("key_id").ShouldNotBeNull(), Token)).ShouldNotBeNull();
        var record = shown.Leaf.Text("record_id").ShouldNotBeNull();
        var bytes = Sealed.Seal(key.Secret, record, forge(shown.Content.ShouldNotBeNull()).Encode());
        await WriteAsync("UPDATE audit_content SET sealed = @sealed WHERE record = @record", new("@sealed", bytes), new("@record", record));
    }

    private async Task WriteAsync(string sql, params Parameter[] values)
    {
        await using var database = Under.Log();
        await using var session = await database.OpenAsync(Token);
        await session.ExecuteAsync(sql, values, Token);
    }
}
