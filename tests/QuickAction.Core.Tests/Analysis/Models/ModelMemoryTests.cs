using QuickAction.Core.Analysis.Models;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Models;

public sealed class ModelMemoryTests : IDisposable
{
    private static readonly ModelTraits Start = new() { OutputLimit = OutputLimit.MaxTokens };

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();

    private string File => _folder.Combine("new", "models.json");

    [Fact]
    public void What_one_process_found_out_the_next_one_knows()
    {
        var first = ModelMemory.In(File, Start, _clock);
        first.Learn("a", t => t with { Format = AnswerFormat.Text, Rejected = ["temperature"] });
        first.Learn("b", t => t with { NoSystemRole = true });

        var next = ModelMemory.In(File, Start, _clock);

        next.Of("a").Format.ShouldBe(AnswerFormat.Text);
        next.Of("a").Rejects("temperature").ShouldBeTrue();
        next.Of("a").OutputLimit.ShouldBe(OutputLimit.MaxTokens);
        next.Of("b").NoSystemRole.ShouldBeTrue();
        next.Of("c").ShouldBe(Start);
    }

    [Fact]
    public void After_a_week_a_model_is_asked_again()
    {
        ModelMemory.In(File, Start, _clock).Learn("a", t => t with { Format = AnswerFormat.Text });

        _clock.Advance(TimeSpan.FromDays(8));

        ModelMemory.In(File, Start, _clock).Of("a").ShouldBe(Start);
    }

    [Fact]
    public void A_spoilt_file_is_taken_for_none_and_replaced()
    {
        Directory.CreateDirectory(_folder.Combine("new"));
        System.IO.File.WriteAllText(File, "[{");

        ModelMemory.In(File, Start, _clock).Learn("a", t => t with { NoSystemRole = true });

        ModelMemory.In(File, Start, _clock).Of("a").NoSystemRole.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_calls_that_learn_at_once_lose_no_lesson()
    {
        var memory = ModelMemory.In(File, Start, _clock);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => memory.Learn($"m{i % 4}", t => t with { Rejected = [.. t.Rejected, $"p{i}"] }))));

        ModelMemory.In(File, Start, _clock).Of("m1").Rejected.Count.ShouldBe(10);
    }

    public void Dispose() => _folder.Dispose();
}
