using System.Text.Json;
using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

public sealed class EvalCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_folder_with_references_is_scored_and_two_engines_are_compared()
    {
        Directory.CreateDirectory(_folder.Combine("set"));
        await File.WriteAllTextAsync(_folder.Combine("set", "one.txt"), Talk(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Combine("set", "one.reference.txt"), "The car park closes on the first of June.", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder.Combine("set", "one.gold.json"),
            """{"decisions":[{"id":"D1","spans":["we will close the old car park on the first of June"]}],"actions":[{"id":"A1","owner":"Ben Marsh","spans":["I'll write to the traders about the car park by Friday"]}]}""",
            TestContext.Current.CancellationToken);

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
    public async Task A_folder_without_references_is_refused_in_one_sentence()
    {
        Directory.CreateDirectory(_folder.Combine("bare"));

        var run = await Cli.RunAsync(_folder, "eval", _folder.Combine("bare"));

        run.ExitCode.ShouldBe(3);
        run.Talk.ShouldContain("NAME.reference.txt");
    }

    public void Dispose() => _folder.Dispose();

    private static string Talk() => """
        Ada Quill: Good morning, everybody. It is agreed that we will close the old car park on the first of June.
        Ben Marsh: I'll write to the traders about the car park by Friday.
        Ada Quill: Thank you, Ben. The takings fell to four hundred pounds in May.
        Ben Marsh: They did, and the machine was broken for nine days.
        """;
}
