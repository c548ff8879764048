using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Rendering;

/// <summary>Reads the public JSON of a result (design 5.2) back into its records, so that every rendering can be made again from a stored version.</summary>
public static class ResultReader
{
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the bytes are no result that this version knows.</exception>
    public static Result Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            RequireTexts(json.Span);
            var root = document.RootElement;
            return root.GetProperty("schema").GetString() switch
            {
                "quickaction.minutes.v1" => Minutes(root),
                "quickaction.summary.v1" => Summary(root),
                _ => throw Unknown(null),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unknown(error);
        }
    }

    /// <summary>Every name and value can be read: bytes that are no text, and half a surrogate pair, would be met only by whoever comes to them.</summary>
    /// <exception cref="FormatException">Some bytes are no text.</exception>
    /// <exception cref="InvalidOperationException">Something escaped is no text.</exception>
    private static void RequireTexts(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new FormatException("Not UTF-8.");
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            _ = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped ? reader.GetString() : null;
        }
    }

    private static MinutesResult Minutes(JsonElement root) => new()
    {
        Engine = Engine(root.GetProperty("engine")),
        Source = Source(root.GetProperty("source")),
        Coverage = Coverage(root.GetProperty("coverage")),
        Warnings = root.List("warnings", Warning),
        Records = root.Texts("records"),
        Speakers = Speakers(root),
        Title = root.Text("title"),
        MeetingDate = root.Date("meetingDate"),
        Template = root.Text("template"),
        Attendees = root.List("attendees", Attendee),
        Apologies = root.List("apologies", Attendee),
        Summary = root.List("summary", Statement),
        Topics = root.List("topics", t => new Topic { Title = t.Text("title"), Points = t.List("points", Statement) }),
        Decisions = root.List("decisions", Statement),
        Actions = root.List("actions", Action),
        Risks = root.List("risks", Statement),
        Questions = root.List("questions", Statement),
        Sections = root.List("sections", s => new MinutesSection
        {
            Id = s.Text("id"),
            Title = s.Text("title"),
            Kind = s.Text("kind"),
            From = s.Text("from"),
            WhenEmpty = s.Text("whenEmpty"),
            Items = s.List("items", Statement),
        }),
    };

    private static SummaryResult Summary(JsonElement root) => new()
    {
        Engine = Engine(root.GetProperty("engine")),
        Source = Source(root.GetProperty("source")),
        Coverage = Coverage(root.GetProperty("coverage")),
        Warnings = root.List("warnings", Warning),
        Records = root.Texts("records"),
        Speakers = Speakers(root),
        Headline = root.GetProperty("headline") is { ValueKind: JsonValueKind.Object } headline ? Statement(headline) : null,
        KeyPoints = root.List("keyPoints", Statement),
        Sections = root.List("sections", s => new SectionSummary { Title = s.Text("title"), Page = (int?)s.Number("page"), Points = s.List("points", Statement) }),
        UseCases = root.List("useCases", u => new UseCase
        {
            Title = u.Text("title"),
            Quote = u.Text("quote"),
            Citation = Citation(u.GetProperty("citation")),
            Themes = u.Texts("themes"),
            Why = u.Text("why"),
        }),
    };

    private static List<SpeakerName> Speakers(JsonElement root) =>
        root.TryGetProperty("speakers", out _) ? root.List("speakers", s => new SpeakerName(s.Text("label"), s.Text("name"))) : [];

    private static EngineIdentity Engine(JsonElement e) => new(
        e.Text("name"), e.Text("provider"), e.Text("model"), e.List("prompts", p => new PromptUse(p.Text("name"), p.GetProperty("version").GetInt32(), p.Text("sha256"))));

    private static ResultSource Source(JsonElement s) => new(
        s.Text("fileName"), s.Text("mediaType"), s.Text("sha256"), s.GetProperty("bytes").GetInt64(), (int?)s.Number("pages"),
        s.GetProperty("segments").GetInt32(), s.GetProperty("words").GetInt32());

    private static Coverage Coverage(JsonElement c) => new(
        c.GetProperty("segments").GetInt32(), c.GetProperty("read").GetInt32(), c.GetProperty("cited").GetInt32(), c.GetProperty("failed").GetInt32());

    private static Warning Warning(JsonElement w) => new(w.Text("code"), Severity(w.Text("severity")), w.Text("message"), w.List("citations", Citation));

    private static Extraction.Severity Severity(string text) => text switch
    {
        "info" => Extraction.Severity.Info,
        "warn" => Extraction.Severity.Warn,
        "high" => Extraction.Severity.High,
        _ => throw new FormatException("No such severity."),
    };

    private static Statement Statement(JsonElement s) => new()
    {
        Text = s.Text("text"),
        Supported = s.GetProperty("supported").GetBoolean(),
        Citations = s.List("citations", Citation),
    };

    private static ActionItem Action(JsonElement a) => new()
    {
        Text = a.Text("text"),
        Supported = a.GetProperty("supported").GetBoolean(),
        Citations = a.List("citations", Citation),
        Owner = a.Maybe("owner"),
        Due = a.Maybe("due"),
        DueDate = a.Date("dueDate"),
    };

    private static Attendee Attendee(JsonElement a) => new()
    {
        Name = a.Text("name"),
        Role = a.Maybe("role"),
        Organisation = a.Maybe("organisation"),
        Citations = a.List("citations", Citation),
    };

    private static Citation Citation(JsonElement c) => new()
    {
        Segment = c.GetProperty("segment").GetInt32(),
        Start = c.GetProperty("start").GetInt32(),
        End = c.GetProperty("end").GetInt32(),
        Quote = c.Text("quote"),
        Speaker = c.Maybe("speaker"),
        TimeMs = c.Number("timeMs"),
        Page = (int?)c.Number("page"),
        Row = (int?)c.Number("row"),
    };

    /// <summary>The contract writes an empty text as null.</summary>
    private static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string? Maybe(this JsonElement element, string name) => element.GetProperty(name).GetString();

    private static long? Number(this JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static DateOnly? Date(this JsonElement element, string name) =>
        element.Maybe(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static List<T> List<T>(this JsonElement element, string name, Func<JsonElement, T> item) => [.. element.GetProperty(name).EnumerateArray().Select(item)];

    private static List<string> Texts(this JsonElement element, string name) => element.List(name, e => e.GetString() ?? "");

    private static QuickActionException Unknown(Exception? inner) => QuickActionException.Refused("This is not a result that this version of QuickAction knows.", inner);
}
