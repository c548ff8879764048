using System.Text.Json;
using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Rendering;

/// <summary>
/// The public JSON of a result (design 5.2). Written member by member rather than through a serialiser: the order is the contract's whatever the
/// records' inheritance, and a cold start pays for no metadata. A test compares the members with the records', so none can be forgotten.
/// </summary>
internal static class ResultJson
{
    public static byte[] Write(Result result) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        Head(json, result);
        switch (result)
        {
            case MinutesResult minutes:
                Minutes(json, minutes);
                break;
            case SummaryResult summary:
                Summary(json, summary);
                break;
            default:
                throw new NotSupportedException($"There is no JSON for {result.GetType().Name}.");
        }

        json.WriteEndObject();
    });

    private static void Head(Utf8JsonWriter json, Result result)
    {
        json.WriteString("schema"u8, result.Schema);
        json.Object("engine"u8, result.Engine, Engine);
        json.Object("source"u8, result.Source, Source);
        json.Object("coverage"u8, result.Coverage, Coverage);
        json.Array("warnings"u8, result.Warnings, Warning);
        json.Strings("records"u8, result.Records);

        // Beyond design 5.2: only where a person has named speakers, so that what engines make is as it always was.
        if (result.Speakers.Count > 0)
        {
            json.Array("speakers"u8, result.Speakers, static (json, speaker) =>
            {
                json.Text("label"u8, speaker.Label);
                json.Text("name"u8, speaker.Name);
            });
        }
    }

    private static void Engine(Utf8JsonWriter json, EngineIdentity engine)
    {
        json.Text("name"u8, engine.Name);
        json.Text("provider"u8, engine.Provider);
        json.Text("model"u8, engine.Model);
        json.Array("prompts"u8, engine.Prompts, static (json, prompt) =>
        {
            json.Text("name"u8, prompt.Name);
            json.WriteNumber("version"u8, prompt.Version);
            json.Text("sha256"u8, prompt.Sha256);
        });
    }

    private static void Source(Utf8JsonWriter json, ResultSource source)
    {
        json.Text("fileName"u8, source.FileName);
        json.Text("mediaType"u8, source.MediaType);
        json.Text("sha256"u8, source.Sha256);
        json.WriteNumber("bytes"u8, source.Bytes);
        json.Number("pages"u8, source.Pages);
        json.WriteNumber("segments"u8, source.Segments);
        json.WriteNumber("words"u8, source.Words);
    }

    private static void Coverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteNumber("segments"u8, coverage.Segments);
        json.WriteNumber("read"u8, coverage.Read);
        json.WriteNumber("cited"u8, coverage.Cited);
        json.WriteNumber("failed"u8, coverage.Failed);
    }

    private static void Warning(Utf8JsonWriter json, Warning warning)
    {
        json.Text("code"u8, warning.Code);
        json.WriteString("severity"u8, JsonText.Severity(warning.Severity));
        json.Text("message"u8, warning.Message);
        json.Array("citations"u8, warning.Citations, Citation);
    }

    private static void Minutes(Utf8JsonWriter json, MinutesResult minutes)
    {
        json.Text("title"u8, minutes.Title);
        json.Date("meetingDate"u8, minutes.MeetingDate);
        json.Text("template"u8, minutes.Template);
        json.Array("attendees"u8, minutes.Attendees, Attendee);
        json.Array("apologies"u8, minutes.Apologies, Attendee);
        json.Array("summary"u8, minutes.Summary, Statement);
        json.Array("topics"u8, minutes.Topics, static (json, topic) =>
        {
            json.Text("title"u8, topic.Title);
            json.Array("points"u8, topic.Points, Statement);
        });
        json.Array("decisions"u8, minutes.Decisions, Statement);
        json.Array("actions"u8, minutes.Actions, Action);
        json.Array("risks"u8, minutes.Risks, Statement);
        json.Array("questions"u8, minutes.Questions, Statement);
        json.Array("sections"u8, minutes.Sections, static (json, section) =>
        {
            json.Text("id"u8, section.Id);
            json.Text("title"u8, section.Title);
            json.Text("kind"u8, section.Kind);
            json.Array("items"u8, section.Items, Statement);

            // Beyond design 5.2, see ADR 4: without them nobody could print the section again.
            json.Text("from"u8, section.From);
            json.Text("whenEmpty"u8, section.WhenEmpty);
        });
    }

    private static void Summary(Utf8JsonWriter json, SummaryResult summary)
    {
        json.Object("headline"u8, summary.Headline, Statement);
        json.Array("keyPoints"u8, summary.KeyPoints, Statement);
        json.Array("sections"u8, summary.Sections, static (json, section) =>
        {
            json.Text("title"u8, section.Title);
            json.Number("page"u8, section.Page);
            json.Array("points"u8, section.Points, Statement);
        });
        json.Array("useCases"u8, summary.UseCases, UseCase);
    }

    private static void Statement(Utf8JsonWriter json, Statement statement)
    {
        json.Text("text"u8, statement.Text);
        json.WriteBoolean("supported"u8, statement.Supported);
        json.Array("citations"u8, statement.Citations, Citation);
    }

    private static void Action(Utf8JsonWriter json, ActionItem action)
    {
        Statement(json, action);
        json.Text("owner"u8, action.Owner);
        json.Text("due"u8, action.Due);
        json.Date("dueDate"u8, action.DueDate);
    }

    private static void Attendee(Utf8JsonWriter json, Attendee attendee)
    {
        json.Text("name"u8, attendee.Name);
        json.Text("role"u8, attendee.Role);
        json.Text("organisation"u8, attendee.Organisation);
        json.Array("citations"u8, attendee.Citations, Citation);
    }

    private static void UseCase(Utf8JsonWriter json, UseCase useCase)
    {
        json.Text("title"u8, useCase.Title);
        json.Text("quote"u8, useCase.Quote);
        json.Object("citation"u8, useCase.Citation, Citation);
        json.Strings("themes"u8, useCase.Themes);
        json.Text("why"u8, useCase.Why);
    }

    private static void Citation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteNumber("segment"u8, citation.Segment);
        json.WriteNumber("start"u8, citation.Start);
        json.WriteNumber("end"u8, citation.End);
        json.WriteString("quote"u8, citation.Quote);
        json.Text("speaker"u8, citation.Speaker);
        json.Number("timeMs"u8, citation.TimeMs);
        json.Number("page"u8, citation.Page);
        json.Number("row"u8, citation.Row);
    }
}
