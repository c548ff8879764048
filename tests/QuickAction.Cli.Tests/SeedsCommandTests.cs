using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

public sealed class SeedsCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Seeds_writes_the_sample_council_and_names_its_files()
    {
        var run = await Cli.RunAsync(_folder, "seeds", "--out", _folder.Combine("council"));

        run.ExitCode.ShouldBe(0, run.Talk);
        var named = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        named.ShouldBe(Directory.EnumerateFiles(_folder.Combine("council"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        named.ShouldContain(_folder.Combine("council", "documents", "housing-review.pdf"));
    }

    [Fact]
    public async Task Seeds_without_a_folder_is_wrong_usage()
    {
        (await Cli.RunAsync(_folder, "seeds")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Seeds_into_a_place_that_cannot_be_written_to_fails_with_a_sentence()
    {
        var file = _folder.Combine("a-file");
        await File.WriteAllTextAsync(file, "in the way", TestContext.Current.CancellationToken);

        var run = await Cli.RunAsync(_folder, "seeds", "--out", file);

        run.ExitCode.ShouldBe(1);
        run.Talk.ShouldContain("name a folder");
    }

    public void Dispose() => _folder.Dispose();
}
