using System.Text;
using System.Threading.Channels;
using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

public sealed class ReadingBudgetTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly TempFolder _folder = new();
    private readonly ReadingBudget _budget = new();
    private readonly Channel<TaskCompletionSource<int>> _begun = Channel.CreateUnbounded<TaskCompletionSource<int>>();
    private int _inFlight;
    private int _most;

    [Fact]
    public async Task Texts_are_read_side_by_side_while_their_bytes_together_are_within_the_budget()
    {
        var all = Enumerable.Range(0, 10).Select(_ => Read(4)).ToList();

        await FinishAsync(all);

        _most.ShouldBe(ReadingBudget.Megabytes);
    }

    [Fact]
    public async Task However_sizes_are_mixed_the_bytes_in_flight_never_pass_the_budget()
    {
        var all = new[] { 1, 8, 5, 5, 3, 3, 3, 3, 8, 7, 2, 8, 8, 5, 6, 1 }.Select(Read).ToList();

        await FinishAsync(all);

        _most.ShouldBe(ReadingBudget.Megabytes);
    }

    [Fact]
    public async Task Small_files_wait_for_nobody()
    {
        var large = Read(ReadingBudget.Megabytes);
        var waiting = Read(ReadingBudget.Megabytes);

        var small = Read(0);

        var (first, second) = (await NextAsync(), await NextAsync());
        second.SetResult(1);
        (await small).ShouldBe(1);
        waiting.IsCompleted.ShouldBeFalse();
        first.SetResult(0);
        await large;
        await FinishAsync([waiting]);
    }

    [Fact]
    public async Task One_that_fails_or_is_stopped_while_it_waits_gives_back_what_it_took()
    {
        using var stop = new CancellationTokenSource();
        var first = Read(5);
        var stopped = _budget.RunAsync(5, () => Task.FromResult(0), stop.Token);

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(stopped);
        (await NextAsync()).SetException(new IOException());
        await Should.ThrowAsync<IOException>(first);

        await FinishAsync([Read(ReadingBudget.Megabytes)]);
        _most.ShouldBe(ReadingBudget.Megabytes);
    }

    [Theory]
    [InlineData("a.vtt", "WEBVTT\n\n", 4, 4)]
    [InlineData("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n", 4, 4)]
    [InlineData("a.txt", "Ada: Good morning.\n", 4, 4)]
    [InlineData("a.vtt", "WEBVTT\n\n", 40, ReadingBudget.Megabytes)]
    [InlineData("a.vtt", "WEBVTT\n\n", 1, 0)]
    [InlineData("a.txt", "PK\u0003\u0004", 4, ReadingBudget.Megabytes)]
    [InlineData("a.docx", "PK\u0003\u0004", 1, 0)]
    [InlineData("a.pdf", "  \n%PDF-1.7\n", 4, ReadingBudget.Megabytes)]
    [InlineData("a.csv", "Name,Answer\n", 4, ReadingBudget.Megabytes)]
    [InlineData("a.html", "<!DOCTYPE html>\n", 4, ReadingBudget.Megabytes)]
    [InlineData("a.txt", "\u0001\u0002\u0003\u0004", 4, ReadingBudget.Megabytes)]
    public void A_transcript_or_text_costs_its_size_and_whatever_else_is_large_the_whole_budget(string name, string start, int megabytes, int cost) =>
        ReadingBudget.CostOf([Some(name, start, megabytes)]).ShouldBe(cost);

    [Fact]
    public void Files_that_are_read_as_one_cost_what_they_take_together() =>
        ReadingBudget.CostOf([Some("a.vtt", "WEBVTT\n\n", 3), Some("b.txt", "Ada: Good morning.\n", 2)]).ShouldBe(5);

    public void Dispose()
    {
        _budget.Dispose();
        _folder.Dispose();
    }

    private Task<int> Read(int cost) => _budget.RunAsync(
        cost,
        async () =>
        {
            var end = new TaskCompletionSource<int>();
            lock (_begun)
            {
                _inFlight += cost;
                _most = Math.Max(_most, _inFlight);
            }

            _begun.Writer.TryWrite(end);
            try
            {
                return await end.Task;
            }
            finally
            {
                lock (_begun)
                {
                    _inFlight -= cost;
                }
            }
        },
        TestContext.Current.CancellationToken);

    private async Task<TaskCompletionSource<int>> NextAsync() => await _begun.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends what is being read, in the order in which it began, until all have been.</summary>
    private async Task FinishAsync(IReadOnlyList<Task<int>> all)
    {
        foreach (var _ in all)
        {
            (await NextAsync()).SetResult(0);
        }

        await Task.WhenAll(all);
    }

    private string Some(string name, string start, int megabytes)
    {
        var path = _folder.Combine(name);
        var line = Encoding.UTF8.GetBytes(start);
        File.WriteAllBytes(path, [.. Enumerable.Repeat(line, (megabytes * Megabyte / line.Length) + 1).SelectMany(l => l).Take(megabytes * Megabyte)]);
        return path;
    }
}
