using System.Text;
using System.Text.Json;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Privacy;
using QuickAction.Core.Prompts;
using QuickAction.TestKit;
using QuickAction.TestKit.Analysis;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Privacy;
using Connections = QuickAction.Core.Tests.Analysis.Models.Providers.SomeModel;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>What leaves the building on the whole way, judged by the bytes that a server received: masking, parts, questions, joins, the wire.</summary>
public sealed class SentBytesTests
{
    /// <summary>Small enough that the source is read in parts, whose notes are sent once more to be joined.</summary>
    private const int Window = 12_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task None_of_500_planted_identifiers_reaches_a_model_server_in_any_spelling(int seed)
    {
        var planted = new PlantedIdentifiers((ulong)seed).Make(500);

        var calls = await SentAsync(Talk(planted.Select(p => p.Sentence)), masked: true);

        calls.Count.ShouldBeGreaterThan(4);
        Leaks(planted, calls).ShouldBeEmpty();
    }

    /// <summary>A leak must be seen: the same look at the same bytes finds what is sent when nothing is masked.</summary>
    [Fact]
    public async Task The_same_look_finds_them_all_when_nothing_is_masked()
    {
        var planted = new PlantedIdentifiers(1).Make(500);

        var calls = await SentAsync(Talk(planted.Select(p => p.Sentence)), masked: false);

        Leaks(planted, calls).Count.ShouldBe(500);
    }

    [Fact]
    public async Task Numbers_that_identify_nobody_reach_the_server_as_they_were_said()
    {
        var sentences = new LookAlikes(4).Make(1000);

        var calls = await SentAsync(Talk(sentences), masked: true);

        var sent = string.Join('\n', calls.SelectMany(Texts));
        sentences.Count(s => sent.Contains(s, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(980);
    }

    /// <summary>The user types the name of the chair, who need not be in the talk, nor be named as people in Britain are.</summary>
    [Fact]
    public async Task The_chair_whom_the_user_names_never_reaches_the_server()
    {
        var source = Talk(["Thank you all.", "Qwertin is late.", "Bench will come."]);

        foreach (var chair in new[] { "Qwertin Bazzlefox", "Bracken Bench", "qwertin" })
        {
            var calls = await SentAsync(source, masked: true, chair);

            var sent = string.Join('\n', calls.SelectMany(Texts));
            sent.ShouldContain(" chair: [[PERSON_");
            sent.ShouldNotContain(chair.Split(' ')[0], Case.Insensitive);
        }
    }

    /// <summary>Identifiers that stand in a line of any request, whole or spaced otherwise; long ones also across lines and in the bytes as they are.</summary>
    private static List<string> Leaks(IReadOnlyList<Planted> planted, IReadOnlyList<StandInCall> calls)
    {
        var lines = calls.SelectMany(Texts).SelectMany(t => t.Split('\n')).Select(Spelling.Flat).ToHashSet(StringComparer.Ordinal);
        var all = string.Join('\n', lines);
        var bytes = string.Join('\n', calls.Select(c => Spelling.Flat(Encoding.UTF8.GetString(c.Body))));
        return [.. planted
            .Where(p => all.Contains(p.Bare, StringComparison.Ordinal) || (p.Bare.Length >= 9 && bytes.Contains(p.Bare, StringComparison.Ordinal)))
            .Select(p => $"{p.Kind}: {p.Sentence}")];
    }

    private static IEnumerable<string> Texts(StandInCall call) =>
        call.Json.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content")).Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!);

    private static async Task<IReadOnlyList<StandInCall>> SentAsync(SourceText source, bool masked, string? chair = null)
    {
        await using var server = await StandInServer.StartAsync(StandInMinuteTaker.Answer);
        using var connection = Connections.Layered(Connections.Options(server));
        ISourceMask mask = masked
            ? new PseudonymMask(source, new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap(), chair is null ? [] : [chair]), "uk/2")
            : new OpenText("a test");
        var engine = new ModelEngine(
            new ModelAccess
            {
                Name = "test",
                Provider = "openai",
                Best = connection.Options.Name,
                Fast = connection.Options.Name,
                AtOnce = 4,
                Options = new EngineOptions { Window = Window, Output = 1_500 },
                Calls = connection.Calls(JobMeter.For(connection.Options)),
            },
            SomeModel.Prompts,
            mask);
        var template = TemplateCatalogue.Load(RepositoryRoot.Combine("prompts", "templates")).Default;

        var result = await MinutesPipeline.RunAsync(
            source, new TemplateChoice(template, "The default."), new MinutesRequest { Chair = chair }, SomeModel.Analyst(engine, new InMemoryDecisionLog()), TestContext.Current.CancellationToken);

        result.Coverage.Failed.ShouldBe(0);
        result.Decisions.Count.ShouldBeGreaterThan(0);
        return server.Calls;
    }

    /// <summary>Every turn is a decision too, so that what it holds comes back in answers and is sent once more with the notes.</summary>
    private static SourceText Talk(IEnumerable<string> sentences) => Some.Of(
        SourceShape.Transcript,
        [.. sentences.Select((s, i) => new Segment { Index = i, Kind = SegmentKind.Turn, Speaker = i % 2 == 0 ? "Ada Quill" : "Ben Marsh", Text = $"{s} We agreed that." })]);
}
