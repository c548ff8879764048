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

    /// <summary>Their name words; none where the talk is about nobody in particular.</summary>
    public static HashSet<string> In(SourceReading source)
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

        return source.Book.Widened(turns.Where(t => t.Value >= Math.Max(LeastTurns, source.Source.Segments.Count / OneTurnOf)).Select(t => t.Key));
    }
}
