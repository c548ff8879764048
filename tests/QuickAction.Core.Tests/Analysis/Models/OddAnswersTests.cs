using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;
using QuickAction.TestKit.Analysis;
using QuickAction.TestKit.Models;

namespace QuickAction.Core.Tests.Analysis.Models;

/// <summary>Answers that are JSON, or nearly, and that no honest model gives: they end in a repair, a split or a named gap, and never in a fault of ours.</summary>
public sealed partial class OddAnswersTests
{
    private static readonly TemplateChoice Template = new(
        TemplateCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "prompts", "templates")).Find("team-meeting")!, "It was asked for.");

    /// <summary>What is done to an honest answer.</summary>
    private static Dictionary<string, Func<string, string>> Oddities => new()
    {
        ["a number beyond all bounds"] = a => Segment().Replace(a, "\"segment\":1e400"),
        ["a number with an endless exponent"] = a => Segment().Replace(a, "\"segment\":1e99999999999999999999"),
        ["a fraction for a segment"] = a => Segment().Replace(a, "\"segment\":$1.5"),
        ["half a character in a text"] = a => Text().Replace(a, "\"text\":\"\\ud83d$1\""),
        ["half a character in a quotation"] = a => a.Replace("\"quote\":\"", "\"quote\":\"\\udc00", StringComparison.Ordinal),
        ["half a character in the name of a property"] = a => "{\"\\ud800\":1," + a[1..],
        ["a property twice"] = a => "{\"decisions\":[]," + a[1..],
        ["a property twice in two spellings"] = a => "{\"decision\\u0073\":[]," + a[1..],
        ["a property of a statement twice"] = a => a.Replace("\"evidence\":", "\"evidence\":[],\"evidence\":", StringComparison.Ordinal),
        ["deep nesting"] = a => "{\"deep\":" + new string('[', 5_000) + new string(']', 5_000) + "," + a[1..],
        ["objects nested too deeply"] = a => string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + a + new string('}', 5_000),
        ["nothing but brackets"] = _ => new string('{', 20_000),
        ["null for everything"] = _ => "null",
        ["null for a list"] = a => "{\"attendees\":null," + a[(a.IndexOf("\"apologies\"", StringComparison.Ordinal))..],
        ["a list in the place of the object"] = a => $"[{a},{a}]",
    };

    public static TheoryData<string> All => [.. Oddities.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_odd_answer_is_asked_for_once_more(string oddity)
    {
        var client = new ScriptedChatClient(r => r.Number == 0 ? Odd(oddity, r) : HonestModel.Reply(First(r)));

        var minutes = await MinutesAsync(client);

        client.Requests.Count.ShouldBe(2);
        client.Requests[1].Messages[^1].Text.ShouldStartWith("That answer cannot be used");
        minutes.Coverage.Failed.ShouldBe(0);
        minutes.Decisions.ShouldAllBe(d => d.Supported);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_but_odd_answers_is_a_named_gap(string oddity)
    {
        var minutes = await MinutesAsync(new ScriptedChatClient(r => Odd(oddity, r)));

        minutes.Coverage.Failed.ShouldBe(SomeMeeting.Source.Segments.Count);
        minutes.Warnings.ShouldContain(w => w.Code == "part-not-analysed" && w.Message.Contains("the model's answers could not be used"));
    }

    /// <summary>What small models write that nobody holds to a schema, and that can be meant in one way only.</summary>
    private static Dictionary<string, Func<string, string>> Loose => new()
    {
        ["numbers as strings"] = a => Segment().Replace(a, "\"segment\":\"$1\""),
        ["a comma too many"] = a => a.Replace("]", ",]", StringComparison.Ordinal).Replace("[,]", "[]", StringComparison.Ordinal)[..^1] + ",}",
        ["an object around it"] = a => $"{{\"answer\":{a}}}",
        ["a fence and an object around it"] = a => $"Here you are:\n```json\n{{\"minutes\": {a}}}\n```",
    };

    public static TheoryData<string> AllLoose => [.. Loose.Keys];

    [Theory]
    [MemberData(nameof(AllLoose))]
    public async Task A_loose_answer_is_taken_as_the_only_thing_that_it_can_mean(string looseness)
    {
        var honest = await MinutesAsync(new ScriptedChatClient(HonestModel.Reply));
        var client = new ScriptedChatClient(r => ScriptedChatClient.Reply(Loose[looseness](HonestModel.Reply(r).Text)));

        var minutes = await MinutesAsync(client);

        client.Requests.Count.ShouldBe(1);
        minutes.Decisions.Select(d => d.Text).ShouldBe(honest.Decisions.Select(d => d.Text));
        minutes.Decisions.ShouldNotBeEmpty();
        minutes.Decisions.ShouldAllBe(d => d.Supported);
    }

    [Theory]
    [InlineData("\"segment\":\"-$1\"")]
    [InlineData("\"segment\":\"$1 \"")]
    [InlineData("\"segment\":\"S$1\"")]
    [InlineData("\"segment\":\"99999999999\"")]
    public async Task A_string_that_is_no_plain_whole_number_is_none(string segment)
    {
        var client = new ScriptedChatClient(r =>
            r.Number == 0 ? ScriptedChatClient.Reply(Segment().Replace(HonestModel.Reply(r).Text, segment)) : HonestModel.Reply(First(r)));

        await MinutesAsync(client);

        client.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("$1.0")]
    [InlineData("$1e0")]
    public async Task A_whole_number_in_another_spelling_is_one(string spelling)
    {
        var client = new ScriptedChatClient(r => ScriptedChatClient.Reply(Segment().Replace(HonestModel.Reply(r).Text, $"\"segment\":{spelling}")));

        var minutes = await MinutesAsync(client);

        client.Requests.Count.ShouldBe(1);
        minutes.Decisions.ShouldNotBeEmpty();
        minutes.Decisions.ShouldAllBe(d => d.Supported);
    }

    [Theory]
    [InlineData("99999999999")]
    [InlineData("1e300")]
    public async Task A_segment_that_no_source_can_have_is_unknown(string number)
    {
        var client = new ScriptedChatClient(r => ScriptedChatClient.Reply(Quote().Replace(Segment().Replace(HonestModel.Reply(r).Text, $"\"segment\":{number}"), "\"quote\":\"nobody said these words at all\"")));

        var minutes = await MinutesAsync(client);

        minutes.Decisions.ShouldNotBeEmpty();
        minutes.Decisions.ShouldAllBe(d => !d.Supported);
        minutes.Warnings.Select(w => w.Code).ShouldContain("segment-unknown");
    }

    [Fact]
    public async Task Characters_that_no_document_may_hold_are_in_no_document()
    {
        var client = new ScriptedChatClient(r => ScriptedChatClient.Reply(Text().Replace(HonestModel.Reply(r).Text, "\"text\":\"\\u0000\\u0008\\uffff\\u202e$1\"")));

        var minutes = await MinutesAsync(client);

        minutes.Decisions.ShouldNotBeEmpty();
        foreach (var format in new[] { OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Html, OutputFormat.Docx })
        {
            Renderer.Render(minutes, format, new RenderOptions()).Length.ShouldBeGreaterThan(0);
        }
    }

    private static ChatResponse Odd(string oddity, ScriptedRequest request) => ScriptedChatClient.Reply(Oddities[oddity](HonestModel.Reply(First(request)).Text));

    /// <summary>The question itself, of a repair too.</summary>
    private static ScriptedRequest First(ScriptedRequest request) => request with { Messages = [.. request.Messages.Take(2)] };

    private static async Task<MinutesResult> MinutesAsync(ScriptedChatClient client) => await MinutesPipeline.RunAsync(
        SomeMeeting.Source, Template, new MinutesRequest(), SomeModel.Analyst(SomeModel.Engine(client), new InMemoryDecisionLog()), TestContext.Current.CancellationToken);

    [GeneratedRegex("\"segment\":(\\d+)")]
    private static partial Regex Segment();

    [GeneratedRegex("\"text\":\"([^\"]*)\"")]
    private static partial Regex Text();

    [GeneratedRegex("\"quote\":\"[^\"]*\"")]
    private static partial Regex Quote();
}
