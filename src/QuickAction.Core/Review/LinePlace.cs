using System.Globalization;

namespace QuickAction.Core.Review;

/// <summary>Where a line of a result stands: the list that it is in, the group of that list (a topic, a section), and its place there.</summary>
/// <param name="List">As the contract names it: summary, topics, decisions, actions, risks, questions, sections, headline, keyPoints, attendees, apologies.</param>
/// <param name="Group">From 0; -1 for a list without groups.</param>
/// <param name="Index">From 0; as many as the list has for the place after its last line.</param>
public readonly record struct LinePlace(string List, int Group, int Index)
{
    public static LinePlace In(string list, int index) => new(list, -1, index);

    /// <summary>As addresses and forms write it: <c>actions.3</c>, <c>topics.1.0</c>.</summary>
    public override string ToString() => Group < 0
        ? string.Create(CultureInfo.InvariantCulture, $"{List}.{Index}")
        : string.Create(CultureInfo.InvariantCulture, $"{List}.{Group}.{Index}");

    public static bool TryParse(string? text, out LinePlace place)
    {
        var parts = (text ?? "").Split('.');
        var (group, index) = (-1, -1);
        var isPlace = parts.Length is 2 or 3 && parts[0].Length > 0 && parts[0].All(char.IsAsciiLetter)
            && Number(parts[^1], out index) && (parts.Length == 2 || Number(parts[1], out group));
        place = new LinePlace(parts[0], group, index);
        return isPlace;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
