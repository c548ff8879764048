using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Whom a talk is about: a review of somebody's care speaks of "she" for minutes without her name. Such a person is named, or turned to, by others in one turn of twelve and in eight turns at
/// least.
/// </summary>
internal static class SpokenOfMost
{
    private const int LeastTurns = 8;
    private const int OneTurnOf = 12;

    /// <summary>In so many turns at least the one is named who is named most of those who are not there, and of those who are.</summary>
    private const int LeastTurnsOfAbsent = 4;
    private const int LeastTurnsOfPresent = 6;

    /// <summary>A couple is mostly at the review of either's care.</summary>
    private const int MostPresent = 2;

    /// <summary>Their name words; none where the talk is about nobody in particular.</summary>
    public static HashSet<string> In(SourceReading source, Dictionary<string, int> turns) =>
        source.Book.Widened(turns.Where(t => t.Value >= Math.Max(LeastTurns, source.Source.Segments.Count / OneTurnOf)).Select(t => t.Key));

    /// <summary>The name words of those whom "he" or "she" can mean for minutes: the one of those not there who is named most, and the two of those who speak.</summary>
    public static HashSet<string> First(SourceReading source, Dictionary<string, int> turns)
    {
        var most = turns.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        var absent = most.Where(t => !source.Book.IsSpeaker(t.Key) && t.Value >= LeastTurnsOfAbsent).Take(1);
        return source.Book.Widened(absent.Concat(most.Where(t => source.Book.IsSpeaker(t.Key) && t.Value >= LeastTurnsOfPresent).Take(MostPresent)).Select(t => t.Key));
    }

    /// <summary>In how many turns of others each name word stands.</summary>
    public static Dictionary<string, int> Turns(SourceReading source)
    {
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        var heard = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in source.Source.Segments)
        {
            heard.Clear();
            heard.UnionWith(segment.Speaker is { } speaker ? PeopleBook.Words(speaker) : []);
            foreach (var token in source.Tokens(segment.Index))
            {
                if (token.Is(TokenMarks.Capital) && source.Book.IsName(token.Word) && heard.Add(token.Word))
                {
                    turns[token.Word] = turns.GetValueOrDefault(token.Word) + 1;
                }
            }
        }

        return turns;
    }
}
