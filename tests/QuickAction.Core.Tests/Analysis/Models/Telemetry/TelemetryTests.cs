using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Telemetry;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;

namespace QuickAction.Core.Tests.Analysis.Models.Telemetry;

public sealed class TelemetryTests
{
    private const string Planted = "Mrs Planted of 12 Elm Road";

    [Fact]
    public async Task A_call_is_a_span_with_the_conventions_names_and_no_content()
    {
        var options = new CallContext { Prompt = new PromptUse("minutes", 3, "abc") }.In(new ChatOptions { MaxOutputTokens = 50, Temperature = 0 });

        var seen = await WatchAsync(ScriptedChatClient.Saying($"{Planted} was there."), options);

        var span = seen.Spans.ShouldHaveSingleItem();
        span.DisplayName.ShouldBe("chat scripted-1");
        span.Kind.ShouldBe(ActivityKind.Client);
        var tags = span.TagObjects.ToDictionary(t => t.Key, t => t.Value);
        tags["gen_ai.operation.name"].ShouldBe("chat");
        tags["gen_ai.provider.name"].ShouldBe("scripted");
        tags["gen_ai.prompt.name"].ShouldBe("minutes");
        tags["gen_ai.prompt.version"].ShouldBe(3);
        tags["gen_ai.usage.input_tokens"].ShouldBe(100L);
        tags["gen_ai.response.finish_reasons"].ShouldBeOfType<string[]>().ShouldBe(["stop"]);
        tags["server.address"].ShouldBe("scripted.invalid");
        seen.Measured.Select(m => m.Name).ShouldBe(["gen_ai.client.token.usage", "gen_ai.client.token.usage", "gen_ai.client.operation.duration"]);
        seen.Everything.ShouldNotContain("Planted");
    }

    [Fact]
    public async Task A_failure_is_a_span_with_its_kind_and_no_message()
    {
        var seen = await WatchAsync(new ScriptedChatClient(_ => throw new ModelCallException(ModelFault.RateLimited, 429)), new ChatOptions());

        var span = seen.Spans.ShouldHaveSingleItem();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.GetTagItem("error.type").ShouldBe("RateLimited");
        span.StatusDescription.ShouldBeNull();
        span.Events.ShouldBeEmpty();
    }

    private static async Task<Seen> WatchAsync(IChatClient inner, ChatOptions options)
    {
        var trace = ActivityTraceId.CreateRandom();
        var seen = new Seen();
        using var spans = new ActivityListener
        {
            ShouldListenTo = s => s.Name == GenAi.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                if (a.TraceId == trace)
                {
                    seen.Spans.Add(a);
                }
            },
        };
        ActivitySource.AddActivityListener(spans);
        using var measured = new MeterListener { InstrumentPublished = (i, l) => Enable(i, l) };
        measured.SetMeasurementEventCallback<long>((i, value, tags, _) => Keep(i, value, tags));
        measured.SetMeasurementEventCallback<double>((i, value, tags, _) => Keep(i, value, tags));
        measured.Start();
        using var mine = new Activity("test").SetParentId(trace, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded).Start();
        using var client = new TelemetryChatClient(inner, new FakeClock());
        try
        {
            await client.GetResponseAsync([new ChatMessage(ChatRole.User, $"Was {Planted} there?")], options, TestContext.Current.CancellationToken);
        }
        catch (ModelCallException)
        {
        }

        return seen;

        static void Enable(Instrument instrument, MeterListener listener)
        {
            if (instrument.Meter.Name == GenAi.SourceName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        }

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            // Other tests measure at the same time: ours is the one inside our own activity.
            if (Activity.Current?.TraceId == trace)
            {
                seen.Measured.Add(new Measurement(instrument.Name, value, string.Join(" ", tags.ToArray())));
            }
        }
    }

    private sealed record Measurement(string Name, double Value, string Tags);

    private sealed class Seen
    {
        public List<Activity> Spans { get; } = [];

        public List<Measurement> Measured { get; } = [];

        public string Everything => string.Join(
            "\n", Spans.SelectMany(s => s.TagObjects.Select(t => $"{t}").Append(s.DisplayName).Append(s.StatusDescription)).Concat(Measured.Select(m => $"{m}")));
    }
}
