using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Storage;

namespace QuickAction.Cli.Tests;

public sealed class SqliteEraseCommandTests : EraseCommandSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresEraseCommandTests : EraseCommandSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

/// <summary>Erasure as an officer orders it, on both databases.</summary>
public abstract class EraseCommandSuite : IAsyncLifetime
{
    private LogUnderTest? _log;

    private LogUnderTest Log => _log ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _log = new LogUnderTest(await StartAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Log.DisposeAsync();
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Fact]
    public async Task Everything_of_a_case_is_gone_and_nothing_of_another()
    {
        var first = await Log.MinutesAsync("one.json", "--case", "CASE-7");
        await Log.MinutesAsync("two.json", "--case", " CASE-7 ");
        var kept = await Log.MinutesAsync("other.json", "--case", "CASE-70");
        var content = await Log.Under.BytesAsync("SELECT sealed FROM audit_content WHERE kind <> 'config.changed'");

        var tried = await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--dry-run");
        tried.Out.Trim().Split('\n').Length.ShouldBe(2);
        (await Log.DoAsync("audit", "show", first)).Out.ShouldContain("CASE-7");
        var erased = await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--reason", "Asked for by letter of 3 March.");

        erased.Out.ShouldBe(tried.Out);
        (await Log.DoAsync("audit", "show", first)).Out.ShouldMatch(@"it was erased, which is recorded as 1[12] \(ground art17, 20\d\d-");
        (await Log.DoAsync("audit", "show", kept)).Out.ShouldContain("CASE-70");
        (await Log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 13 records");
        var record = (await Log.DoAsync("audit", "show", "11")).Out;
        record.ShouldContain("\"ground\": \"art17\"");
        record.ShouldContain("Asked for by letter of 3 March.");
        var gone = 0;
        foreach (var bytes in content)
        {
            gone += await Log.Under.FilesHoldAsync(bytes.AsSpan(bytes.Length / 2, 16).ToArray()) ? 0 : 1;
        }

        gone.ShouldBe(6, "two runs of three records each");
        (await Log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17")).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Content_that_is_gone_without_an_erasure_is_said_to_be_missing()
    {
        var stolen = await Log.MinutesAsync("one.json");
        await Log.Under.TamperAsync("DELETE FROM audit_content WHERE kind = 'decision.completed'");

        var shown = await Log.RunAsync("audit", "show", stolen);

        shown.ExitCode.ShouldBe(1);
        shown.Out.ShouldContain("The content of record 3 is missing, though no erasure of it is recorded");
        shown.Talk.ShouldContain("though no erasure of it is recorded");
        (await Log.RunAsync("audit", "show", stolen, "--part", "answer")).ExitCode.ShouldBe(1);
        (await Log.RunAsync("audit", "show", "3", "--format", "json")).Out.ShouldContain("\"gone\": \"The content of record 3 is missing");
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_named_and_nothing_of_the_others_is_erased_or_held()
    {
        var decision = await Log.MinutesAsync("one.json");
        const string Unknown = "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00";

        foreach (var command in new string[][] { ["erase", "--ground", "mistake"], ["hold"], ["erase", "--ground", "mistake", "--dry-run"] })
        {
            var run = await Log.RunAsync(["audit", .. command, "--record", decision, "--record", Unknown]);
            run.ExitCode.ShouldBe(3, run.Talk);
            run.Talk.ShouldContain(Unknown);
            run.Talk.ShouldNotContain(decision);
        }

        (await Log.DoAsync("audit", "show", decision, "--part", "answer")).Out.ShouldStartWith("{");
        (await Log.Under.CountAsync("SELECT COUNT(*) FROM audit_hold")).ShouldBe(0);
    }

    [Fact]
    public async Task A_case_of_a_team_of_the_service_is_held_and_erased_by_its_reference()
    {
        Core.Analysis.DecisionId decision;
        await using (var store = await Log.OpenAsync())
        {
            decision = await SomeDecisions.DecideAsync(store);
        }

        await Log.DoAsync("audit", "hold", "--case", "CASE-7");
        (await Log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17")).Talk.ShouldContain("legal hold");
        await Log.DoAsync("audit", "hold", "--case", "CASE-7", "--release");
        (await Log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--team", "hill")).ExitCode.ShouldBe(3);
        var erased = await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17");

        erased.Talk.ShouldContain("Team harbour: 1 piece(s) of work");
        (await Log.DoAsync("audit", "show", decision.ToString())).Out.ShouldContain("it was erased");
    }

    [Fact]
    public async Task Where_several_teams_use_a_reference_nothing_is_erased_or_released_before_it_is_said_whose()
    {
        Core.Analysis.DecisionId theirs;
        await using (var store = await Log.OpenAsync())
        {
            theirs = await SomeDecisions.DecideAsync(store);
        }

        var ours = await Log.MinutesAsync("one.json", "--case", "CASE-7");
        var unsaid = await Log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17");
        unsaid.ExitCode.ShouldBe(2);
        unsaid.Talk.ShouldContain("harbour, local");
        (await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--dry-run")).Out.Trim().Split('\n').Length.ShouldBe(2);
        (await Log.DoAsync("audit", "hold", "--case", "CASE-7")).Talk.ShouldContain("recorded as");
        (await Log.Under.CountAsync("SELECT COUNT(*) FROM audit_hold")).ShouldBe(2, "to keep too much harms nobody");
        (await Log.RunAsync("audit", "hold", "--case", "CASE-7", "--release")).ExitCode.ShouldBe(2);
        await Log.DoAsync("audit", "hold", "--case", "CASE-7", "--release", "--team", "harbour");
        var held = await Log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--team", "harbour", "--team", "local");
        held.Talk.ShouldContain("nothing of it was");

        await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--team", "harbour");

        (await Log.DoAsync("audit", "show", theirs.ToString())).Out.ShouldContain("it was erased");
        (await Log.DoAsync("audit", "show", ours, "--part", "answer")).Out.ShouldStartWith("{");
    }

    [Fact]
    public async Task A_result_is_erased_by_the_record_that_it_names()
    {
        var decision = await Log.MinutesAsync("one.json");
        var kept = await Log.MinutesAsync("two.json");

        await Log.DoAsync("audit", "erase", "--record", decision, "--ground", "mistake");

        (await Log.DoAsync("audit", "show", decision)).Out.ShouldContain("it was erased");
        (await Log.DoAsync("audit", "show", kept, "--part", "answer")).Out.ShouldStartWith("{");
        await Log.DoAsync("audit", "verify");
    }

    [Fact]
    public async Task A_run_that_goes_on_while_its_case_is_erased_ends_with_one_sentence_and_makes_no_file()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StandInServer.StartAsync(call =>
        {
            asked.TrySetResult();
            return StandInMinuteTaker.Answer(call) with { After = answer.Task };
        });
        var environment = Log.Environment.Concat(ModelEnvironment.For(server, Log.Data)).DistinctBy(v => v.Key).ToDictionary();
        var target = Log.Folder.Combine("late.json");
        string[] command = ["minutes", LogUnderTest.Meeting, "--engine", "test", "--template", "team-meeting", "--case", "ZC", "--out", target];
        await using var run = RunningProcess.Start(environment, command);
        await run.UntilAsync(asked.Task);

        await Log.DoAsync("audit", "erase", "--case", "ZC", "--ground", "art17");
        answer.SetResult();

        var ended = await run.EndAsync();
        ended.ExitCode.ShouldBe(1, ended.Talk);
        ended.Talk.ShouldContain("has been erased meanwhile");
        ended.Talk.ShouldNotContain("please report");
        File.Exists(target).ShouldBeFalse();
        File.Exists(target + ".part").ShouldBeFalse();
        (await Log.Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job <> 'log'")).ShouldBe(0);
        (await Log.Under.CountAsync("SELECT COUNT(*) FROM pseudonym_map")).ShouldBe(0);
        (await Log.Under.BytesAsync("SELECT wrapped FROM data_key WHERE job <> 'log'", keys: true)).ShouldBeEmpty();
        var verified = await Log.DoAsync("audit", "verify");
        verified.Talk.ShouldNotContain("never ended");
        verified.Talk.ShouldNotContain("not signed");
        var job = ended.Talk.Split("--resume ")[1].Split(' ')[0];
        var resumed = await Cli.RunAsync(Cli.Program, [.. command, "--resume", job], environment);
        resumed.ExitCode.ShouldBe(3, resumed.Talk);
        resumed.Talk.ShouldContain("it was erased");
    }

    [Fact]
    public async Task An_erasure_that_another_program_holds_up_says_what_is_done_and_the_next_command_ends_it()
    {
        var decision = await Log.MinutesAsync("one.json");
        await using (await Log.Under.ReadAllTheWhileAsync())
        {
            var held = await Log.RunAsync("audit", "erase", "--record", decision, "--ground", "art17");

            held.ExitCode.ShouldBe(1);
            held.Talk.ShouldContain("The content is deleted, which is recorded as 5, but the erasure is not finished");
            var meanwhile = await Log.DoAsync("audit", "show", decision);
            meanwhile.Out.ShouldContain("it was erased");
            meanwhile.Talk.ShouldContain("not finished");
        }

        (await Log.DoAsync("audit", "verify")).Talk.ShouldNotContain("not finished");
        (await Log.Under.CountAsync("SELECT COUNT(*) FROM audit_erasure WHERE finished = 0")).ShouldBe(0);
    }

    [Fact]
    public async Task A_legal_hold_keeps_a_case_until_it_is_released_by_hand()
    {
        var decision = await Log.MinutesAsync("one.json", "--case", "CASE-7");
        (await Log.DoAsync("audit", "hold", "--case", "CASE-7", "--reason", "Inquest.")).Talk.ShouldContain("Held");
        await Log.MinutesAsync("two.json", "--case", "CASE-7");

        var refused = await Log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17");
        refused.ExitCode.ShouldBe(3);
        refused.Talk.ShouldContain("legal hold");
        (await Log.DoAsync("audit", "show", decision, "--part", "answer")).Out.ShouldStartWith("{");

        (await Log.DoAsync("audit", "hold", "--case", "CASE-7", "--release")).Talk.ShouldContain("Released");
        await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17");
        (await Log.DoAsync("audit", "show", decision)).Out.ShouldContain("it was erased");
        await Log.DoAsync("audit", "verify");
    }

    [Fact]
    public async Task What_is_past_its_time_is_erased_in_one_go_and_the_rest_stays()
    {
        Log.Environment["QuickAction__Store__RetentionDays__minutes"] = "30";
        var decision = await Log.MinutesAsync("one.json");

        var early = await Log.DoAsync("audit", "erase", "--expired");
        early.Talk.ShouldContain("Nothing is due");
        await Log.Under.LetTimePassAsync();

        await Log.DoAsync("audit", "erase", "--expired");

        (await Log.DoAsync("audit", "show", decision)).Out.ShouldContain("it was erased");
        (await Log.RunAsync("audit", "erase", "--record", decision)).ExitCode.ShouldBe(2, "a ground is asked for");
    }
}
