using QuickAction.Core.Analysis;

namespace QuickAction.Core.Review;

/// <summary>A line as one text, with all of it that a person may change: what two versions of it are compared by.</summary>
public static class LineText
{
    public static string Of(Statement line) => line is ActionItem action
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{action.Text} (owner: {action.Owner ?? "nobody named"}; due: {Due(action)})")
        : line.Text;

    private static string Due(ActionItem action) => (action.Due, action.DueDate) switch
    {
        (null, null) => "not stated",
        ({ } said, null) => said,
        (null, { } day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
        ({ } said, { } day) => $"{said}, {day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}",
    };
}
