using System.Text.Json;
using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

public sealed class MaskCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Mask_shows_what_would_be_sent_and_counts_what_was_replaced()
    {
        var run = await Cli.RunAsync(_folder, "mask", RepositoryRoot.Combine("seeds", "transcripts", "strategy-discussion.txt"));

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("[[PERSON_3]]: Morning.");
        run.Out.ShouldNotContain("Rudge");
        run.Talk.ShouldContain("PERSON: ");
        run.Talk.ShouldNotContain("Rudge");
    }

    [Fact]
    public async Task Mask_as_json_gives_offsets_into_what_extract_gives_and_no_identifier()
    {
        var file = _folder.Combine("call.txt");
        await File.WriteAllTextAsync(file, "Ada Finch: Ring Dean on 07700 900123.\n\nDean Pike: Or Ada.\n", TestContext.Current.CancellationToken);

        var run = await Cli.RunAsync(_folder, "mask", file, "--format", "json");

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldNotContain("Finch");
        run.Out.ShouldNotContain("900123");
        using var json = JsonDocument.Parse(run.OutBytes);
        json.RootElement.GetProperty("schema").GetString().ShouldBe("quickaction.mask.v1");
        var phone = json.RootElement.GetProperty("segments")[0].GetProperty("replacements").EnumerateArray().Single(r => r.GetProperty("kind").GetString() == "PHONE");
        "Ring Dean on 07700 900123."[phone.GetProperty("start").GetInt32()..phone.GetProperty("end").GetInt32()].ShouldBe("07700 900123");
        json.RootElement.GetProperty("replaced").EnumerateArray().Select(c => $"{c.GetProperty("kind").GetString()} {c.GetProperty("count").GetInt32()} {c.GetProperty("distinct").GetInt32()}").ShouldContain("PHONE 1 1");
    }

    [Fact]
    public async Task Redacting_leaves_no_placeholder()
    {
        var run = await Cli.RunAsync(_folder, "mask", RepositoryRoot.Combine("seeds", "transcripts", "supervision.txt"), "--mode", "redact");

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("[name removed]");
        run.Out.ShouldNotContain("[[");
    }

    [Fact]
    public async Task A_case_has_the_same_placeholders_in_all_its_files_and_new_ones_when_it_was_erased()
    {
        var (first, second) = (await FileAsync("one.txt", "Ada Finch: Dean Pike rang me.\n"), await FileAsync("two.txt", "Wilf Orme: I saw Dean Pike with Ada Finch.\n"));

        (await MaskAsync(first, "--case", "CASE 7")).ShouldContain("[[PERSON_1]]: [[PERSON_2]] rang me.");
        (await MaskAsync(second, "--case", "CASE 7")).ShouldContain("[[PERSON_3]]: I saw [[PERSON_2]] with [[PERSON_1]].");
        (await MaskAsync(second, "--case", "CASE 8")).ShouldContain("[[PERSON_1]]: I saw");
        (await MaskAsync(second)).ShouldContain("[[PERSON_1]]: I saw");
        (await Cli.RunAsync(_folder, "audit", "erase", "--case", "CASE 7", "--ground", "art17")).ExitCode.ShouldBe(0);

        (await MaskAsync(second, "--case", "CASE 7")).ShouldContain("[[PERSON_1]]: I saw");
    }

    private async Task<string> FileAsync(string name, string text)
    {
        await File.WriteAllTextAsync(_folder.Combine(name), text, TestContext.Current.CancellationToken);
        return _folder.Combine(name);
    }

    private async Task<string> MaskAsync(params string[] arguments)
    {
        var run = await Cli.RunAsync(_folder, ["mask", .. arguments]);
        run.ExitCode.ShouldBe(0, run.Talk);
        return run.Out;
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        (await Cli.RunAsync(_folder, "mask", _folder.Combine("none.txt"))).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_wrong_reference_in_the_settings_is_named()
    {
        var environment = new Dictionary<string, string>
        {
            ["QuickAction__DataFolder"] = _folder.Path,
            ["QuickAction__Privacy__References__0__Kind"] = "HOUSING",
            ["QuickAction__Privacy__References__0__Pattern"] = "(?<=x)[0-9]+",
        };

        var run = await Cli.RunAsync(Cli.Program, ["mask", RepositoryRoot.Combine("seeds", "transcripts", "supervision.txt")], environment);

        run.ExitCode.ShouldBe(2, run.Talk);
        run.Talk.ShouldContain("HOUSING");
    }

    public void Dispose() => _folder.Dispose();
}
