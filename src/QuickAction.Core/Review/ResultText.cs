using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Review;

/// <summary>The words of a result that a person may edit, each once, a line each: what versions are compared by. Quotes are the source's words and are left out.</summary>
public static class ResultText
{
    public static string Of(Result result) => string.Join('\n', Lines(result));

    private static IEnumerable<string> Lines(Result result) => result switch
    {
        MinutesResult minutes =>
        [
            minutes.Title,
            minutes.MeetingDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            .. minutes.Attendees.Concat(minutes.Apologies).Select(a => string.Join(' ', a.Name, a.Role, a.Organisation)),
            .. minutes.Topics.Select(t => t.Title),
            .. minutes.Claims().Select(Line),
        ],
        SummaryResult summary =>
        [
            .. summary.Sections.Select(s => s.Title),
            .. summary.Claims().Select(Line),
            .. summary.UseCases.Select(u => string.Join(' ', u.Title, u.Why)),
        ],
        _ => result.Claims().Select(Line),
    };

    private static string Line(Statement statement) => statement is ActionItem action
        ? string.Join(' ', action.Text, action.Owner, action.Due, action.DueDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture))
        : statement.Text;
}
