using System.Collections.Frozen;
using System.Globalization;
using QuickAction.Core;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Jobs;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Submission;

/// <summary>The fields of a submission: the options of the command line under the same names. Every wrong one is told, each by its pointer.</summary>
internal sealed class SubmissionForm(QuickActionSettings settings, TemplateCatalogue templates)
{
    private const int MostText = 500;
    private const string Combine = "combine";
    private static readonly string[] Texts = ["title", "chair", "case", "noMaskReason"];

    public static readonly FrozenSet<string> Fields = new[]
    {
        "kind", "engine", "template", "date", "title", "chair", "case", "words", "previous", "noMaskReason", Combine, PageForgery.Field,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <exception cref="ProblemException">One or several fields are wrong.</exception>
    public ReadForm Read(Upload upload, Caller caller)
    {
        var wrong = new List<FieldProblem>();
        string? Field(string name) => upload.Fields.TryGetValue(name, out var value) && VisibleText.Line(value) is { Length: > 0 } line ? line : null;
        void Wrong(string field, string code, string detail) => wrong.Add(new FieldProblem(field.Length == 0 ? "" : "/" + field, code, detail));

        if (Field("kind") == "survey")
        {
            throw new ProblemException(Problem.Of(ProblemType.KindNotSupported, "Surveys are not offered yet; kind is minutes or summary."));
        }

        if (upload.Fields.Keys.Any(name => !Fields.Contains(name)))
        {
            Wrong("", "unknown-field", $"There is a field that is none of {string.Join(", ", Fields.Where(f => f != PageForgery.Field).Order(StringComparer.Ordinal))}");
        }

        if (upload.Files.Count == 0)
        {
            Wrong("file", "no-file", "Select a transcript or document");
        }

        if (!JobKinds.TryParse(Field("kind") ?? "minutes", out var kind))
        {
            Wrong("kind", "unknown-kind", "kind is minutes or summary");
        }

        foreach (var name in Texts.Where(name => Field(name)?.Length > MostText))
        {
            Wrong(name, "too-long", $"At most {MostText} characters");
        }

        var request = new JobRequest
        {
            Kind = kind,
            Engine = Engine(Field("engine"), Wrong),
            Template = Template(Field("template"), Wrong),
            Date = Date(Field("date"), Wrong),
            Title = Field("title"),
            Chair = Field("chair"),
            Case = Field("case"),
            Words = Words(Field("words"), Wrong),
            NoMaskReason = Field("noMaskReason"),
            PreviousActions = Previous(upload, Field("previous"), Wrong),
        };
        var combine = IsYes(Combine, Field(Combine), Wrong);
        if (request.NoMaskReason is not null && !(settings.Service.NoMaskRole is { Length: > 0 } role && caller.Has(role)))
        {
            Wrong("noMaskReason", "not-allowed", "You do not hold the role whose holders may have a model sent what is not masked (Service:NoMaskRole); leave the field out");
        }
        else if (request.NoMaskReason is not null && request.Engine == "offline")
        {
            Wrong("noMaskReason", "nothing-is-sent", "It goes with a model engine; the offline engine sends nothing");
        }

        return wrong.Count == 0
            ? new ReadForm(request, combine)
            : throw new ProblemException(Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with { Fields = wrong });
    }

    private string Engine(string? name, Action<string, string, string> wrong)
    {
        var engine = name ?? settings.Engine;
        if (engine != "offline" && !settings.ModelEngines().ContainsKey(engine))
        {
            wrong("engine", "unknown-engine", "There is no engine of that name");
        }

        return engine;
    }

    private string? Template(string? id, Action<string, string, string> wrong)
    {
        if (id is not null && templates.Find(id) is null)
        {
            wrong("template", "unknown-template", "There is no template of that name; leave it out to have it found from the talk");
        }

        return id;
    }

    /// <summary>As programs write a truth value, and as a browser sends a box that is ticked.</summary>
    private static bool IsYes(string field, string? text, Action<string, string, string> wrong)
    {
        switch (text?.ToUpperInvariant())
        {
            case "TRUE" or "ON":
                return true;
            case null or "FALSE":
                return false;
            default:
                wrong(field, "not-true-or-false", $"{field} is true or false");
                return false;
        }
    }

    private static DateOnly? Date(string? text, Action<string, string, string> wrong)
    {
        if (text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        wrong("date", "not-a-date", "Write the date as year-month-day, such as 2026-04-21");
        return null;
    }

    private static int? Words(string? text, Action<string, string, string> wrong)
    {
        if (text is null)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var words) || words is < SummaryAssignment.LeastWords or > SummaryAssignment.MostWords)
        {
            wrong("words", "out-of-range", $"A number from {SummaryAssignment.LeastWords} to {SummaryAssignment.MostWords}");
        }

        return words;
    }

    private static IReadOnlyList<string>? Previous(Upload upload, string? text, Action<string, string, string> wrong)
    {
        try
        {
            return upload.Previous is { Length: > 0 } bytes ? PreviousActions.Read(bytes)
                : text is null ? null
                : PreviousActions.Read(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (QuickActionException)
        {
            wrong("previous", "not-minutes", "Give the JSON result of the minutes of the meeting before");
            return null;
        }
    }
}

/// <param name="Combine">Several files are parts of one source.</param>
internal sealed record ReadForm(JobRequest Request, bool Combine);
