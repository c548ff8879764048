using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>"Mr Lane" and "Mrs Lane" are two people, or one of whom the minutes say the wrong thing.</summary>
internal static class FormsOfAddress
{
    /// <summary>How the cited segments and their speakers' labels address the bearer of the surname, else the whole source: a man where the claim has a woman, or the reverse. Null when nothing speaks against the claim.</summary>
    public static string? Other(Claim claim, NameInClaim name)
    {
        if (name.End - name.First < 2 || IsMan(claim.Tokens[name.First].Word) is not { } man)
        {
            return null;
        }

        var surname = claim.Tokens[name.End - 1].Word;
        var cited = claim.Segments.SelectMany(s => Addressed(claim.Source, s, surname)).ToList();
        var said = cited.Count > 0 ? cited : [.. Enumerable.Range(0, claim.Source.Source.Segments.Count).SelectMany(s => Addressed(claim.Source, s, surname))];
        return said.Count > 0 && said.TrueForAll(s => s.IsMan != man) ? said[0].Words : null;
    }

    private static IEnumerable<(bool IsMan, string Words)> Addressed(SourceReading source, int segment, string surname)
    {
        var speaker = source.Source.Segments[segment].Speaker;
        if (speaker is not null && speaker.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } label
            && IsMan(label[0].TrimEnd('.').ToLowerInvariant()) is { } labelled && source.Book.WordsOfLabel(speaker).Contains(surname))
        {
            yield return (labelled, speaker);
        }

        var range = source.TokenRange(segment);
        var tokens = source.Talk.TokenArray;
        for (var at = range.Start.Value + 1; at < range.End.Value; at++)
        {
            if (tokens[at].Word != surname)
            {
                continue;
            }

            // "Mrs Hannah Lane", and "Mr and Mrs Lane", who are both.
            for (var back = at - 1; back >= range.Start.Value && back >= at - MostBetween; back--)
            {
                if (tokens[back].Is(TokenMarks.Capital) && IsMan(tokens[back].Word) is { } man)
                {
                    yield return (man, source.Source.Segments[segment].Text[tokens[back].Start..tokens[at].End]);
                }
                else if (!tokens[back].Is(TokenMarks.Capital) && tokens[back].Word != "and")
                {
                    break;
                }
            }
        }
    }

    private const int MostBetween = 4;

    private static bool? IsMan(string title) => title switch
    {
        "mr" or "sir" or "lord" => true,
        "mrs" or "ms" or "miss" or "lady" or "dame" => false,
        _ => null,
    };
}
