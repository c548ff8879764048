using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Cli.Tests;

public sealed class EvalCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_folder_with_references_is_scored_and_two_engines_are_compared()
    {
        await WriteSetAsync();

        var run = await Cli.RunAsync(_folder, "eval", _folder.Combine("set"), "--against", "offline", "--out", _folder.Combine("scores.json"));

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Talk.ShouldContain("actionRecall");
        using var scores = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.Combine("scores.json"), TestContext.Current.CancellationToken));
        scores.RootElement.GetProperty("schema").GetString().ShouldBe("quickaction.eval.v1");
        var engines = scores.RootElement.GetProperty("engines");
        engines.GetArrayLength().ShouldBe(2);
        engines[0].GetProperty("metrics").GetProperty("groundingRate").GetProperty("value").GetDouble().ShouldBe(1);
        engines[0].GetProperty("metrics").GetProperty("rouge1").GetProperty("value").GetDouble().ShouldBeGreaterThan(0);
        scores.RootElement.GetProperty("differences").GetProperty("rouge1").GetProperty("value").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task A_model_is_scored_with_what_it_cost_and_compared_with_itself_under_another_prompt_version()
    {
        await WriteSetAsync();
        await using var server = await StandInServer.StartAsync(StandInMinuteTaker.Answer);

        var run = await EvalAsync(server, "--engine", "test", "--against-prompt", "minutes-notes=1", "--out", _folder.Combine("scores.json"));

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Talk.ShouldContain("test, minutes-notes 1");
        using var scores = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.Combine("scores.json"), TestContext.Current.CancellationToken));
        var engines = scores.RootElement.GetProperty("engines").EnumerateArray().ToList();
        engines.Select(e => e.GetProperty("label").GetString()).ShouldBe(["test", "test, minutes-notes 1"]);
        engines.ShouldAllBe(e => e.GetProperty("currency").GetString() == "GBP");
        engines.Select(e => e.GetProperty("prompts").EnumerateArray().First(p => p.GetProperty("name").GetString() == "minutes-notes").GetProperty("version").GetInt32()).ShouldBe([2, 1]);
        // The stand-in counts four bytes a token: 2 pounds for a million read, 8 for a million written.
        var paid = server.Calls.Take(2).Sum(c => (2m * (c.Body.Length / 4)) + (8m * (HonestModel.Answer(Schema(c), c.Said("user")).Length / 4))) / 1_000_000;
        engines[0].GetProperty("metrics").GetProperty("cost").GetProperty("value").GetDecimal().ShouldBe(paid, 0.000_001m);
        engines[0].GetProperty("metrics").GetProperty("cost").GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
        scores.RootElement.GetProperty("differences").GetProperty("decisionRecall").GetProperty("value").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task What_a_model_declined_to_answer_is_a_figure()
    {
        await WriteSetAsync();
        await using var server = await StandInServer.StartAsync(_ => new StandInAnswer.Says(null) { Refusal = "I cannot help with that." });

        var run = await EvalAsync(server, "--engine", "test", "--out", _folder.Combine("scores.json"));

        run.ExitCode.ShouldBe(0, run.Talk);
        using var scores = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.Combine("scores.json"), TestContext.Current.CancellationToken));
        var figures = scores.RootElement.GetProperty("engines")[0].GetProperty("metrics");
        figures.GetProperty("notAnalysed").GetProperty("value").GetDouble().ShouldBe(1);
        figures.GetProperty("coverage").GetProperty("value").GetDouble().ShouldBe(0);
    }

    [Theory]
    [InlineData(2, "--engine", "test", "--prompt", "minutes-notes=99")]
    [InlineData(2, "--engine", "test", "--prompt", "minutes-notes")]
    [InlineData(2, "--engine", "offline", "--prompt", "minutes-notes=1")]
    public async Task A_prompt_version_that_cannot_be_is_refused_before_anything_is_asked(int exit, params string[] arguments)
    {
        await WriteSetAsync();
        await using var server = await StandInServer.StartAsync(StandInMinuteTaker.Answer);

        var run = await EvalAsync(server, arguments);

        run.ExitCode.ShouldBe(exit, run.Talk);
        server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_without_references_is_refused_in_one_sentence()
    {
        Directory.CreateDirectory(_folder.Combine("bare"));

        var run = await Cli.RunAsync(_folder, "eval", _folder.Combine("bare"));

        run.ExitCode.ShouldBe(3);
        run.Talk.ShouldContain("NAME.reference.txt");
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> EvalAsync(StandInServer server, params string[] arguments) =>
        Cli.RunAsync(Cli.Program, ["eval", _folder.Combine("set"), .. arguments], ModelEnvironment.For(server, _folder.Combine("data")));

    private static string Schema(StandInCall call) => call.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString()!;

    private async Task WriteSetAsync()
    {
        Directory.CreateDirectory(_folder.Combine("set"));
        await File.WriteAllTextAsync(_folder.Combine("set", "one.txt"), Talk(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Combine("set", "one.reference.txt"), "The car park closes on the first of June.", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder.Combine("set", "one.gold.json"),
            """{"decisions":[{"id":"D1","spans":["we will close the old car park on the first of June"]}],"actions":[{"id":"A1","owner":"Ben Marsh","spans":["I'll write to the traders about the car park by Friday"]}]}""",
            TestContext.Current.CancellationToken);
    }

    private static string Talk() => """
        Ada Quill: Good morning, everybody. It is agreed that we will close the old car park on the first of June.
        Ben Marsh: I'll write to the traders about the car park by Friday.
        Ada Quill: Thank you, Ben. The takings fell to four hundred pounds in May.
        Ben Marsh: They did, and the machine was broken for nine days.
        """;
}
