using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Rendering;
using QuickAction.TestKit.Analysis;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models;

/// <summary>
/// The minutes that a person gets of a meeting in several parts, for every way in which the model server can fail: over the wire, through all layers. What passes
/// leaves no trace in them, what stays is a named gap, what ends the job keeps what was answered.
/// </summary>
public sealed partial class FaultyServerMinutesTests
{
    /// <summary>Stands in segment 30 and nowhere else.</summary>
    private const string Sore = "The figures for street 30 came in late";

    private const int SoreSegment = 30;

    private static readonly TemplateChoice Template = new(
        TemplateCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "prompts", "templates")).Find("team-meeting")!, "It was asked for.");

    private readonly InMemoryDecisionLog _log = new();

    private static SourceText Meeting => ModelMinutesTests.LongMeeting;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Some of the calls go wrong, once each.</summary>
    private static Dictionary<string, Func<StandInCall, StandInAnswer?>> PassingFaults => new()
    {
        ["a slow answer that comes in time"] = c => c.Number == 1 ? StandInMinuteTaker.Answer(c, TimeSpan.FromMilliseconds(50)) : null,
        ["an answer that does not come in time"] = c => c.Number == 1 ? new StandInAnswer.Says("") { After = new TaskCompletionSource().Task } : null,
        ["a burst of rate limits"] = c => c.Number is >= 1 and < 6 ? Limited : null,
        ["a dropped connection"] = c => c.Number is 0 or 2 ? new StandInAnswer.Drops() : null,
        ["a connection dropped in the middle"] = c => c.Number is 0 or 2 ? new StandInAnswer.Drops(InTheMiddle: true) : null,
        ["a truncated stream"] = c => c.Number is 0 or 2 ? Honest(c) with { CutAfter = 4 } : null,
        ["a stream that falls silent"] = c => c.Number == 1 ? Honest(c) with { SilentAfter = 2 } : null,
        ["an error within a stream"] = c => c.Number == 1 ? Honest(c) with { CutAfter = 3, ErrorAfter = new JsonObject { ["error"] = new JsonObject { ["code"] = "server_error" } } } : null,
        ["invalid JSON"] = c => c.Number is 0 or 3 && !IsRepair(c) ? new StandInAnswer.Says("""{"attendees":[{"name":""") : null,
        ["a wrong schema"] = c => c.Number is 0 or 3 && !IsRepair(c) ? new StandInAnswer.Says("""{"minutes":"We met and talked."}""") : null,
        ["500s"] = c => c.Number is 0 or 1 ? new StandInAnswer.Fails(500) : null,
        ["a page instead of an answer"] = c => c.Number == 1 ? new StandInAnswer.Sends(200, "text/html", "<html>Sign in</html>") : null,
        ["usage missing"] = c => Honest(c) with { Usage = null },
    };

    /// <summary>What the server does whenever it is shown the one segment, and what the person reads of it.</summary>
    private static Dictionary<string, (StandInAnswer Does, string Why)> StayingFaults => new()
    {
        ["a filtered question"] = (new StandInAnswer.Fails(400, "content_filter", "The response was filtered"), "the model provider's content filter stopped it"),
        ["a filtered answer"] = (new StandInAnswer.Says("") { Finish = "content_filter", Filtered = "violence" }, "the model provider's content filter stopped it"),
        ["a refusal"] = (new StandInAnswer.Says(null) { Refusal = "I can't help with that." }, "the model declined to answer"),
        ["invalid JSON"] = (new StandInAnswer.Says("""{"attendees":[{"name":"""), "the model's answers could not be used"),
        ["a wrong schema"] = (new StandInAnswer.Says("""{"minutes":"We met and talked."}"""), "the model's answers could not be used"),
        ["an answer that is cut off"] = (new StandInAnswer.Says("""{"attendees":[""") { Finish = "length" }, "it did not fit what the model can read or write at once"),
        ["a question that is too long"] = (new StandInAnswer.Fails(400, "context_length_exceeded"), "the settings to change are Window and Output"),
    };

    /// <summary>What the server does whenever it is shown the part with the one segment, or from its third call on.</summary>
    private static Dictionary<string, StandInAnswer> Failures => new()
    {
        ["500s"] = new StandInAnswer.Fails(500),
        ["400s"] = new StandInAnswer.Fails(400, "invalid_request_error"),
        ["rate limits"] = Limited,
        ["dropped connections"] = new StandInAnswer.Drops(),
        ["truncated streams"] = new StandInAnswer.Says("""{"attendees":[],"apologies":[]""") { CutAfter = 1 },
    };

    /// <summary>What concerns every question, from the third call on.</summary>
    private static Dictionary<string, (StandInAnswer Does, ProblemCode Code, string Says)> EndingFaults => new()
    {
        ["a spent quota"] = (new StandInAnswer.Fails(429, "insufficient_quota"), ProblemCode.Unavailable, "quota"),
        ["a key that is taken back"] = (new StandInAnswer.Fails(401), ProblemCode.Misconfigured, "key"),
        ["a key that may not"] = (new StandInAnswer.Fails(403), ProblemCode.Misconfigured, "allow"),
        ["a model that is gone"] = (new StandInAnswer.Fails(404), ProblemCode.Misconfigured, "endpoint and model"),
    };

    /// <summary>The second try of a question: were it answered wrongly too, that would be no passing fault.</summary>
    private static bool IsRepair(StandInCall call) => call.Json.GetProperty("messages").GetArrayLength() > 2;

    public static TheoryData<string> Passing => [.. PassingFaults.Keys];

    public static TheoryData<string> Staying => [.. StayingFaults.Keys];

    public static TheoryData<string> Failing => [.. Failures.Keys];

    public static TheoryData<string> Ending => [.. EndingFaults.Keys];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_leaves_the_minutes_as_they_would_have_been(string fault)
    {
        var faulty = PassingFaults[fault];

        var (minutes, server) = await MinutesAsync(faulty, streams: fault.Contains("stream", StringComparison.Ordinal));

        minutes.Coverage.Failed.ShouldBe(0);
        Json(minutes).ShouldBe(Json((await MinutesAsync(_ => null, log: new InMemoryDecisionLog())).Minutes));
        server.ShouldContain(c => faulty(c) != null);
    }

    [Theory]
    [MemberData(nameof(Staying))]
    public async Task What_stays_is_a_gap_of_one_segment_with_its_reason_and_the_rest_is_there(string fault)
    {
        var (does, why) = StayingFaults[fault];

        var (minutes, _) = await MinutesAsync(c => c.Said("user").Contains(Sore, StringComparison.Ordinal) ? does : null);

        minutes.Coverage.Failed.ShouldBe(1);
        (minutes.Coverage.Read + minutes.Coverage.Failed).ShouldBe(Meeting.Segments.Count);
        var gap = minutes.Warnings.Single(w => w.Code == "part-not-analysed");
        gap.Severity.ShouldBe(Severity.High);
        gap.Message.ShouldContain(why);
        gap.Citations.ShouldHaveSingleItem().Segment.ShouldBe(SoreSegment);
        minutes.Decisions.SelectMany(d => d.Citations).Select(c => c.Segment).ShouldBe(Meeting.Segments.Where(s => s.Text.Contains("agreed")).Select(s => s.Index));
    }

    [Fact]
    public async Task Nothing_is_said_of_a_source_of_which_nothing_was_read()
    {
        var (minutes, _) = await MinutesAsync(_ => new StandInAnswer.Fails(400, "context_length_exceeded"));

        minutes.Coverage.Read.ShouldBe(0);
        minutes.Warnings.Select(w => w.Code).ShouldNotContain("date-not-stated");
    }

    [Fact]
    public async Task Wrong_citations_are_marked_and_named_and_no_other_part_suffers()
    {
        var (minutes, _) = await MinutesAsync(c => c.Number == 1 ? Miscited(c) : null);

        minutes.Coverage.Failed.ShouldBe(0);
        var unsupported = minutes.Decisions.Where(d => !d.Supported).ToList();
        unsupported.ShouldNotBeEmpty();
        unsupported.ShouldAllBe(d => d.Citations.Count == 0);
        minutes.Decisions.Count.ShouldBe(Meeting.Segments.Count(s => s.Text.Contains("agreed")));
        minutes.Decisions.ShouldContain(d => d.Supported);
        minutes.Warnings.Select(w => w.Code).ShouldContain("segment-unknown");
        minutes.Warnings.Select(w => w.Code).ShouldContain("unsupported-statement");
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_part_at_which_the_server_always_fails_is_a_gap_and_the_rest_is_there_and_it_is_asked_again_later(string fault)
    {
        var streams = fault.Contains("stream", StringComparison.Ordinal);

        var (minutes, _) = await MinutesAsync(c => c.Said("user").Contains(Sore, StringComparison.Ordinal) ? Failures[fault] : null, streams, atOnce: 1);

        var gap = minutes.Warnings.Single(w => w.Code == "part-not-analysed");
        gap.Severity.ShouldBe(Severity.High);
        gap.Message.ShouldContain("the model's server failed or rejected the question");
        minutes.Coverage.Failed.ShouldBeInRange(SoreSegment + 1, Meeting.Segments.Count - 1);
        (minutes.Coverage.Read + minutes.Coverage.Failed).ShouldBe(Meeting.Segments.Count);
        minutes.Decisions.ShouldNotBeEmpty();
        minutes.Decisions.SelectMany(d => d.Citations).ShouldAllBe(c => c.Segment >= minutes.Coverage.Failed);
        (await MinutesAsync(_ => null, streams, atOnce: 1)).Minutes.Coverage.Failed.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_server_that_goes_on_failing_is_left_alone_and_the_job_goes_on_later_where_it_stood(string fault)
    {
        var streams = fault.Contains("stream", StringComparison.Ordinal);

        var (partial, _) = await MinutesAsync(c => c.Number >= 2 ? Failures[fault] : null, streams, atOnce: 1);

        partial.Coverage.Failed.ShouldBeGreaterThan(0);
        _log.Records.Count(r => r.Event == DecisionEvent.Completed).ShouldBe(2);
        var (minutes, calls) = await MinutesAsync(_ => null, atOnce: 1);
        calls.Count.ShouldBe(minutes.Records.Count - 2);
        Json(minutes).ShouldBe(Json((await MinutesAsync(_ => null, log: new InMemoryDecisionLog())).Minutes));
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_server_that_fails_from_the_first_question_on_ends_the_job(string fault) =>
        (await Should.ThrowAsync<QuickActionException>(async () => await MinutesAsync(_ => Failures[fault], fault.Contains("stream", StringComparison.Ordinal), atOnce: 1)))
            .Code.ShouldBe(ProblemCode.Unavailable);

    [Theory]
    [MemberData(nameof(Ending))]
    public async Task What_ends_the_job_is_one_sentence_and_the_job_goes_on_later_where_it_stood(string fault)
    {
        var (does, code, says) = EndingFaults[fault];

        var problem = await Should.ThrowAsync<QuickActionException>(
            async () => await MinutesAsync(c => c.Number >= 2 ? does : null, atOnce: 1));

        problem.Code.ShouldBe(code);
        problem.Message.ShouldContain(says, Case.Insensitive);
        _log.Records.Count(r => r.Event == DecisionEvent.Completed).ShouldBe(2);
        var (minutes, calls) = await MinutesAsync(_ => null, atOnce: 1);
        calls.Count.ShouldBe(minutes.Records.Count - 2);
        Json(minutes).ShouldBe(Json((await MinutesAsync(_ => null, log: new InMemoryDecisionLog())).Minutes));
    }

    /// <summary>What it costs is not known, and nobody is told a sum that leaves calls out.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cost_is_on_record_only_where_the_server_has_counted(bool counts)
    {
        await MinutesAsync(c => counts ? null : Honest(c) with { Usage = null });

        _log.Records.Where(r => r.Event == DecisionEvent.Completed).ShouldAllBe(r => (r.Account!.Cost != null) == counts);
    }

    private static StandInAnswer.Fails Limited =>
        new(429, "rate_limit_exceeded") { Headers = new Dictionary<string, string> { ["retry-after-ms"] = "2" } };

    private static StandInAnswer.Says Honest(StandInCall call) => (StandInAnswer.Says)StandInMinuteTaker.Answer(call);

    private static StandInAnswer.Says Miscited(StandInCall call)
    {
        var text = Honest(call).Text!;
        return new StandInAnswer.Says(Quote().Replace(SegmentNumber().Replace(text, "\"segment\":9000$1"), "\"quote\":\"Nobody has said these very words anywhere in this meeting\""));
    }

    private async Task<(MinutesResult Minutes, IReadOnlyList<StandInCall> Calls)> MinutesAsync(
        Func<StandInCall, StandInAnswer?> faulty, bool streams = false, int atOnce = 4, InMemoryDecisionLog? log = null)
    {
        await using var server = await StandInServer.StartAsync(c => faulty(c) ?? StandInMinuteTaker.Answer(c));
        var options = Providers.SomeModel.Options(server) with { Stream = streams, TrySeconds = 1, SilenceSeconds = 1, Concurrency = atOnce };
        // The pauses of a server that is left alone have tests of their own, on a clock that is set by hand.
        using var connection = ModelConnection.Open(options, TimeProvider.System, Providers.SomeModel.Quick(options) with { BreakAfter = 10_000 });
        var engine = new ModelEngine(
            new ModelAccess
            {
                Name = "test",
                Provider = "openai",
                Best = "council-model",
                Fast = "council-model",
                AtOnce = atOnce,
                Options = new EngineOptions { Window = 9_000, Output = 1_500 },
                Calls = connection.Calls(JobMeter.For(connection.Options)),
                Price = (_, read, written) => read + written,
            },
            SomeModel.Prompts,
            new OpenText("a test"));
        var minutes = await MinutesPipeline.RunAsync(Meeting, Template, new MinutesRequest(), SomeModel.Analyst(engine, log ?? _log), Cancel);
        return (minutes, server.Calls);
    }

    /// <summary>Without the ids of the records, which are new in every job.</summary>
    private static string Json(MinutesResult minutes)
    {
        var json = JsonNode.Parse(Encoding.UTF8.GetString(Renderer.Render(minutes, OutputFormat.Json, new RenderOptions())))!.AsObject();
        json.Remove("records");
        return json.ToJsonString();
    }

    [GeneratedRegex("\"segment\":(\\d+)")]
    private static partial Regex SegmentNumber();

    [GeneratedRegex("\"quote\":\"[^\"]*\"")]
    private static partial Regex Quote();
}
