using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Labels of machines: "Room 4.12", "Conference Room Teams" and "Lobby iPad" are where people sit, and no person; "Ann's iPad" is Ann.</summary>
internal static class DeviceLabel
{
    private static readonly FrozenSet<string> Rooms = Set("room rooms chamber suite");

    /// <summary>What a room is called by besides a number. "Bill Room" is called by none of these, and is a person.</summary>
    private static readonly FrozenSet<string> Kinds = Set("meeting meetings conference committee council teams zoom webex board training interview video huddle seminar cabinet members members' mayor's civic public press");

    private static readonly FrozenSet<string> Halls = Set("hall centre");
    private static readonly FrozenSet<string> OfHalls = Set("town village parish county city church community civic leisure");

    /// <summary>Words by which alone a label is a machine's.</summary>
    private static readonly FrozenSet<string> Machines = Set("boardroom mtr ipad tablet laptop polycom conferencing microphone mic webcam screen");

    public static bool IsRoom(string label)
    {
        var words = Words(label);
        return Array.Exists(words, Machines.Contains)
            || (Array.Exists(words, Rooms.Contains) && (Array.Exists(words, Kinds.Contains) || label.Any(char.IsDigit)))
            || (Array.Exists(words, Halls.Contains) && Array.Exists(words, OfHalls.Contains));
    }

    /// <summary>"Ann Webb's iPad" is "Ann Webb"; any other label stays as it is.</summary>
    public static string OwnerOf(string label)
    {
        var words = label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[^1].ToLowerInvariant() is "ipad" or "iphone" or "tablet" or "laptop" or "phone" or "macbook" && (words[^2].EndsWith("'s", StringComparison.Ordinal) || words[^2].EndsWith("\u2019s", StringComparison.Ordinal))
            ? string.Join(' ', words[..^1])[..^2]
            : label;
    }

    private static string[] Words(string label) => [.. OwnerOf(label).ToLowerInvariant().Split([' ', '(', ')', '[', ']', '-', '_', ',', '|', '/'], StringSplitOptions.RemoveEmptyEntries)];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
