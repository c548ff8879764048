namespace QuickAction.TestKit.Grounding;

/// <summary>A statement as minutes put it: who reported it, who agreed to do it, that it was agreed.</summary>
public static class ReportedSpeech
{
    private static readonly string[] Reported = ["reported that", "told the meeting that", "said that", "explained that", "noted that"];
    private static readonly string[] Settled = ["It was agreed that", "The meeting decided that", "Members agreed that"];

    public static string Of(HonestMeeting meeting, HonestStatement statement, string? speaker, Dice dice)
    {
        if (meeting.IsReported)
        {
            return statement.Text;
        }

        var text = Lowered(meeting, statement.Text);
        return statement.Kind switch
        {
            "decision" => $"{dice.Pick(Settled)} {text}",
            "action" when statement.Owner is { } owner => $"{owner} {dice.Pick(["agreed to", "will", "undertook to"])} {text.TrimEnd('.')}{(statement.Due is { } due ? $", {due}" : "")}.",
            "fact" or "risk" when speaker is not null => $"{speaker} {dice.Pick(Reported)} {text}",
            _ => statement.Text,
        };
    }

    /// <summary>The first letter small, unless a name begins it.</summary>
    private static string Lowered(HonestMeeting meeting, string text)
    {
        var first = text.Split(' ', 2)[0].TrimEnd(',', '\'').Replace("'s", "", StringComparison.Ordinal);
        var names = meeting.Attendees.Concat(meeting.Mentioned).SelectMany(n => n.Split(' '));
        return names.Contains(first) || first.Length == 1 || first.Skip(1).Any(char.IsUpper) ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
