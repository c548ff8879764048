using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Minutes;
using QuickAction.Core.Review;

namespace QuickAction.Web.Pages;

/// <summary>What a person has typed into the form of one line, person or head. Whatever is wrong with it, it is shown again as it was typed.</summary>
internal sealed class EditForm
{
    public const int LongestText = 4_000;
    private const int LongestField = 200;

    /// <summary>The place of what is changed, such as <c>actions.3</c>; <c>head.0</c> for title and date; with <see cref="Adds"/> the list that gets a new line.</summary>
    public string? Place { get; set; }
    public bool Adds { get; set; }

    /// <summary>The content hash of the version that the person saw.</summary>
    public string? Base { get; set; }
    public string? Text { get; set; }
    public string? Owner { get; set; }
    public string? Due { get; set; }
    public string? DueDate { get; set; }

    /// <summary>A segment of the source that a new line rests on.</summary>
    public string? Segment { get; set; }

    /// <summary>Whether a line is taken out wherever the same words stand.</summary>
    public bool Elsewhere { get; set; }
    public string? Name { get; set; }
    public string? Role { get; set; }
    public string? Organisation { get; set; }
    public string? Title { get; set; }
    public string? Date { get; set; }

    /// <summary>save or remove.</summary>
    public string? Do { get; set; }

    public bool Removes => Do == "remove";

    public bool IsHead => Place == "head.0";

    public bool IsOfPerson => LinePlace.TryParse(Place, out var place) && HeadEdit.IsOfPeople(place.List);

    public bool IsOfAction => LinePlace.TryParse(Place, out var place) && place.List == "actions";

    /// <summary>The form as it is before anything is typed.</summary>
    public static EditForm Of(Result result, string place, bool adds)
    {
        var form = new EditForm { Place = place, Adds = adds };
        _ = LinePlace.TryParse(place, out var at);
        if (form.IsHead && result is MinutesResult head)
        {
            (form.Title, form.Date) = (head.Title, Day(head.MeetingDate));
        }
        else if (!adds && result is MinutesResult minutes && HeadEdit.Find(minutes, at) is { } person)
        {
            (form.Name, form.Role, form.Organisation) = (person.Name, person.Role, person.Organisation);
        }
        else if (!adds && ResultLines.Find(result, at) is { } line)
        {
            form.Text = line.Text;
            form.Elsewhere = true;
            if (line is ActionItem action)
            {
                (form.Owner, form.Due, form.DueDate) = (action.Owner, action.Due, Day(action.DueDate));
            }
        }

        return form;
    }

    /// <summary>What is wrong with what was typed, by field.</summary>
    public IReadOnlyList<FormFault> Faults() => Removes ? [] : IsHead
        ? [.. Needed("Title", Title, "Enter a title"), .. DayOf("Date", Date)]
        : IsOfPerson
            ? [.. Needed("Name", Name, "Enter a name"), .. Short("Role", Role), .. Short("Organisation", Organisation)]
            :
            [
                .. string.IsNullOrWhiteSpace(Text) ? [new FormFault("Text", "Enter what the line is to say, or take the line out")] : Array.Empty<FormFault>(),
                .. Text?.Length > LongestText ? [new FormFault("Text", $"A line has at most {LongestText:N0} characters")] : Array.Empty<FormFault>(),
                .. Short("Owner", Owner),
                .. Short("Due", Due),
                .. DayOf("DueDate", DueDate),
            ];

    /// <summary>The result as the person wants it.</summary>
    /// <param name="citation">What a new line rests on; null for nothing.</param>
    public Result Applied(Result result, Citation? citation)
    {
        _ = LinePlace.TryParse(Place, out var place);
        return (result, Removes) switch
        {
            (MinutesResult minutes, _) when IsHead => minutes with { Title = Clean(Title) ?? minutes.Title, MeetingDate = DayIn(Date) },
            (MinutesResult minutes, true) when IsOfPerson => HeadEdit.Remove(minutes, place),
            (MinutesResult minutes, _) when IsOfPerson => HeadEdit.Put(minutes, Adds ? place with { Index = int.MaxValue } : place, Person(minutes, place)),
            (_, true) => ResultLines.Remove(result, place, Elsewhere),
            _ when Adds => ResultLines.Add(result, place, Line(place, citation is null ? [] : [citation])).Result,
            _ => ResultLines.Change(result, place, Line(place, ResultLines.Find(result, place)?.Citations ?? [])),
        };
    }

    private Statement Line(LinePlace place, IReadOnlyList<Citation> citations) => place.List == "actions"
        ? new ActionItem { Text = Clean(Text) ?? "", Owner = Clean(Owner), Due = Clean(Due), DueDate = DayIn(DueDate), Citations = citations }
        : new Statement { Text = Clean(Text) ?? "", Citations = citations };

    private Attendee Person(MinutesResult minutes, LinePlace place) => new()
    {
        Name = Clean(Name) ?? "",
        Role = Clean(Role),
        Organisation = Clean(Organisation),
        Citations = Adds ? [] : HeadEdit.Find(minutes, place)?.Citations ?? [],
    };

    private static IEnumerable<FormFault> Needed(string field, string? value, string message) =>
        string.IsNullOrWhiteSpace(value) ? [new FormFault(field, message)] : Short(field, value);

    private static IEnumerable<FormFault> Short(string field, string? value) =>
        value?.Length > LongestField ? [new FormFault(field, $"Use at most {LongestField} characters")] : [];

    private static IEnumerable<FormFault> DayOf(string field, string? value) =>
        string.IsNullOrWhiteSpace(value) || DayIn(value) is not null ? [] : [new FormFault(field, "Write the date as year-month-day, such as 2026-04-21")];

    private static DateOnly? DayIn(string? value) =>
        DateOnly.TryParseExact(value?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One line of what is shown; null when nothing is left.</summary>
    private static string? Clean(string? value) => VisibleText.Line(value) is { Length: > 0 } line ? line : null;
}

/// <param name="Field">The name of the field, which is its id too.</param>
internal sealed record FormFault(string Field, string Message);
