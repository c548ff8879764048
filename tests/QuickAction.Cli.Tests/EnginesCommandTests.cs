using QuickAction.TestKit;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Cli.Tests;

public sealed class EnginesCommandTests
{
    [Fact]
    public async Task Without_settings_the_offline_engine_is_ready_and_the_model_says_what_it_lacks()
    {
        using var data = new TempFolder();

        var run = await Cli.RunAsync(data, "engines");

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("offline\tquickaction\t");
        run.Out.ShouldContain("model\t-\t-\tnot set up: set Model:Provider");
    }

    [Theory]
    [InlineData("openai", "/v1")]
    [InlineData("azure-openai", "")]
    public async Task Three_settings_and_a_key_suffice_to_ask_a_model_live(string provider, string path)
    {
        await using var server = await StandInServer.StartAsync(_ => new StandInAnswer.Says("""{"ready":true}"""), key: "council-key");

        var run = await RunAsync(server, provider, path, ("Key", "council-key"));

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain($"model\t{provider}\tcouncil-model\tset up");
        run.Talk.ShouldContain("council-model answers:");
        run.Talk.ShouldContain("keeps to a JSON schema, 120 tokens read, 30 written, model council-model-stand-in");
        server.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_server_without_formats_and_usage_is_told_apart()
    {
        await using var server = await StandInServer.StartAsync(c => c.Format is null
            ? new StandInAnswer.Says("Of course! {\"ready\": true}") { Usage = null }
            : new StandInAnswer.Fails(400, null, "response_format is not supported"));

        var run = await RunAsync(server, "openai", "/v1");

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Talk.ShouldContain("knows no JSON mode");
        run.Talk.ShouldContain("unknown tokens read");
    }

    [Fact]
    public async Task A_wrong_key_is_one_plain_sentence_that_does_not_show_it()
    {
        await using var server = await StandInServer.StartAsync(_ => new StandInAnswer.Says(""), key: "council-key");

        var run = await RunAsync(server, "openai", "/v1", ("Key", "wrong-key"));

        run.ExitCode.ShouldBe(2);
        run.Talk.ShouldStartWith("The model server did not accept the key");
        run.Talk.ShouldNotContain("wrong-key");
        run.Talk.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_server_that_is_not_there_fails_with_one_plain_sentence()
    {
        var server = await StandInServer.SayingAsync("");
        await server.DisposeAsync();

        var run = await RunAsync(server, "openai", "/v1");

        run.ExitCode.ShouldBe(1);
        run.Talk.ShouldStartWith("The model server cannot be reached");
    }

    [Theory]
    [InlineData("gemini", "There is no provider gemini", "there is no provider gemini")]
    [InlineData("openai", "", "Model:Name is missing")]
    public async Task A_wrong_setting_is_named(string provider, string name, string expected)
    {
        using var data = new TempFolder();
        var run = await Cli.RunAsync(Cli.Program, ["engines"], new Dictionary<string, string>
        {
            ["QuickAction__DataFolder"] = data.Path,
            ["QuickAction__Model__Provider"] = provider,
            ["QuickAction__Model__Endpoint"] = "http://localhost:1/v1",
            ["QuickAction__Model__Name"] = name,
        });

        run.ExitCode.ShouldBe(2);
        run.Talk.ShouldContain(expected);
    }

    [Fact]
    public async Task With_no_model_set_up_there_is_nothing_to_check()
    {
        using var data = new TempFolder();

        var run = await Cli.RunAsync(data, "engines", "--check");

        run.ExitCode.ShouldBe(2);
        run.Talk.ShouldContain("no model to check");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_question_to_a_model_is_recorded_byte_for_byte_whether_it_answers_or_not(bool answers)
    {
        await using var server = await StandInServer.StartAsync(_ => answers ? new StandInAnswer.Says("""{"ready":true}""") : new StandInAnswer.Fails(401, null, "no"));
        using var data = new TempFolder();

        await RunAsync(data, server, "openai", "/v1");

        var audit = new Dictionary<string, string> { ["QuickAction__DataFolder"] = data.Path };
        var shown = await Cli.RunAsync(Cli.Program, ["audit", "show", "3", "--part", "request-001"], audit);
        shown.OutBytes.ShouldBe(server.Calls[0].Body);
        (await Cli.RunAsync(Cli.Program, ["audit", "show", "3"], audit)).Out.ShouldContain(answers ? "\"decision.completed\"" : "\"decision.failed\"");
        (await Cli.RunAsync(Cli.Program, ["audit", "verify"], audit)).Out.ShouldStartWith("SOUND: 4 records");
    }

    private static async Task<CliRun> RunAsync(StandInServer server, string provider, string path, params (string Name, string Value)[] more)
    {
        using var data = new TempFolder();
        return await RunAsync(data, server, provider, path, more);
    }

    private static async Task<CliRun> RunAsync(TempFolder data, StandInServer server, string provider, string path, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["QuickAction__DataFolder"] = data.Path,
            ["QuickAction__Model__Provider"] = provider,
            ["QuickAction__Model__Endpoint"] = server.Address[..^"/v1".Length] + path,
            ["QuickAction__Model__Name"] = "council-model",
        };
        foreach (var (name, value) in more)
        {
            environment[$"QuickAction__Model__{name}"] = value;
        }

        return await Cli.RunAsync(Cli.Program, ["engines", "--check"], environment);
    }
}
