using System.Reflection;
using System.Text;
using System.Text.Json;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Summaries;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

public sealed class ResultJsonTests
{
    private const string Head = "schema, engine, source, coverage, warnings, records";

    [Fact]
    public void Minutes_have_the_members_of_the_contract_in_its_order()
    {
        var minutes = Json(Some.MinutesResult());

        Names(minutes).ShouldBe($"{Head}, title, meetingDate, template, attendees, apologies, summary, topics, decisions, actions, risks, questions, sections");
        minutes.GetProperty("schema").GetString().ShouldBe("quickaction.minutes.v1");
        Names(minutes.GetProperty("engine")).ShouldBe("name, provider, model, prompts");
        Names(minutes.GetProperty("engine").GetProperty("prompts")[0]).ShouldBe("name, version, sha256");
        Names(minutes.GetProperty("source")).ShouldBe("fileName, mediaType, sha256, bytes, pages, segments, words");
        Names(minutes.GetProperty("coverage")).ShouldBe("segments, read, cited, failed");
        Names(minutes.GetProperty("warnings")[0]).ShouldBe("code, severity, message, citations");
        Names(minutes.GetProperty("attendees")[0]).ShouldBe("name, role, organisation, citations");
        Names(minutes.GetProperty("apologies")[0]).ShouldBe("name, role, organisation, citations");
        Names(minutes.GetProperty("summary")[0]).ShouldBe("text, supported, citations");
        Names(minutes.GetProperty("topics")[0]).ShouldBe("title, points");
        Names(minutes.GetProperty("actions")[0]).ShouldBe("text, supported, citations, owner, due, dueDate");
        Names(minutes.GetProperty("sections")[0]).ShouldBe("id, title, kind, items, from, whenEmpty");
        Names(minutes.GetProperty("decisions")[0].GetProperty("citations")[0]).ShouldBe("segment, start, end, quote, speaker, timeMs, page, row");
    }

    [Fact]
    public void A_summary_has_the_members_of_the_contract_in_its_order()
    {
        var summary = Json(Some.SummaryResult());

        Names(summary).ShouldBe($"{Head}, headline, keyPoints, sections, useCases");
        summary.GetProperty("schema").GetString().ShouldBe("quickaction.summary.v1");
        Names(summary.GetProperty("headline")).ShouldBe("text, supported, citations");
        Names(summary.GetProperty("sections")[0]).ShouldBe("title, page, points");
        Names(summary.GetProperty("useCases")[0]).ShouldBe("title, quote, citation, themes, why");
    }

    /// <summary>The JSON is written by hand, so a member that is added to a record must not be forgotten.</summary>
    [Theory]
    [InlineData(typeof(MinutesResult), "")]
    [InlineData(typeof(SummaryResult), "")]
    [InlineData(typeof(EngineIdentity), "engine")]
    [InlineData(typeof(ResultSource), "source")]
    [InlineData(typeof(Coverage), "coverage")]
    [InlineData(typeof(Warning), "warnings")]
    [InlineData(typeof(Attendee), "attendees")]
    [InlineData(typeof(Statement), "decisions")]
    [InlineData(typeof(ActionItem), "actions")]
    [InlineData(typeof(Topic), "topics")]
    [InlineData(typeof(MinutesSection), "sections")]
    [InlineData(typeof(SectionSummary), "sections")]
    [InlineData(typeof(UseCase), "useCases")]
    public void Every_member_of_a_record_is_written(Type record, string member)
    {
        var root = record == typeof(SummaryResult) || record == typeof(SectionSummary) || record == typeof(UseCase)
            ? Json(Some.SummaryResult())
            : Json(Some.MinutesResult());
        var element = member.Length == 0 ? root : root.GetProperty(member);
        element = element.ValueKind == JsonValueKind.Array ? element[0] : element;

        // Speakers are written only where a person has named some.
        var members = record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != nameof(Result.Speakers)).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

        element.EnumerateObject().Select(p => p.Name).ShouldBe(members, ignoreOrder: true);
    }

    [Fact]
    public void What_is_absent_is_null_and_no_string_is_empty()
    {
        var minutes = Some.MinutesResult() with { MeetingDate = null, Title = "", Attendees = [new Attendee { Name = "A", Role = "" }] };

        var json = Json(minutes);

        json.GetProperty("meetingDate").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("title").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("attendees")[0].GetProperty("role").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("actions")[2].GetProperty("owner").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("actions")[1].GetProperty("dueDate").ValueKind.ShouldBe(JsonValueKind.Null);
        Strings(json).ShouldNotContain("");
    }

    [Fact]
    public void Empty_lists_are_written_as_arrays()
    {
        var summary = Some.SummaryResult() with { Headline = null, KeyPoints = [], Sections = [], UseCases = [], Warnings = [], Records = [] };

        var json = Json(summary);

        json.GetProperty("headline").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var list in new[] { "keyPoints", "sections", "useCases", "warnings", "records" })
        {
            json.GetProperty(list).GetArrayLength().ShouldBe(0);
        }
    }

    [Fact]
    public void Dates_severities_and_times_are_written_as_the_contract_says()
    {
        var json = Json(Some.MinutesResult());

        json.GetProperty("meetingDate").GetString().ShouldBe("2026-04-21");
        json.GetProperty("actions")[0].GetProperty("dueDate").GetString().ShouldBe("2026-04-24");
        json.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("severity").GetString()).ShouldBe(["info", "warn"]);
        json.GetProperty("decisions")[0].GetProperty("citations")[0].GetProperty("timeMs").GetInt64().ShouldBe(131_000);
        Json(Some.SummaryResult()).GetProperty("warnings")[0].GetProperty("severity").GetString().ShouldBe("high");
    }

    [Asvs("V1.2.3")]
    [Fact]
    public void The_bytes_are_readable_UTF_8_without_a_mark_and_end_in_a_line()
    {
        var bytes = Renderer.Render(Some.MinutesResult(), OutputFormat.Json, RenderOptions.Default);
        var text = Encoding.UTF8.GetString(bytes);

        bytes[0].ShouldBe((byte)'{');
        text.ShouldContain("Siân Pryce");
        text.ShouldContain("Tom O'Hara");
        text.ShouldContain("£14,200");
        text.ShouldNotContain("\r");
        text.ShouldEndWith("}\n");
    }

    private static JsonElement Json(Result result)
    {
        using var document = JsonDocument.Parse(Renderer.Render(result, OutputFormat.Json, RenderOptions.Default));
        return document.RootElement.Clone();
    }

    private static string Names(JsonElement element) => string.Join(", ", element.EnumerateObject().Select(p => p.Name));

    private static IEnumerable<string?> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()],
        _ => [],
    };
}
