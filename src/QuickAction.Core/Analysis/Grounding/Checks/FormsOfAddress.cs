using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>How somebody is addressed: a man or a woman, by these words.</summary>
internal readonly record struct FormOfAddress(string Surname, bool IsMan, string Words);

/// <summary>"Mr Lane" and "Mrs Lane" are two people, or one of whom the minutes say the wrong thing.</summary>
internal static class FormsOfAddress
{
    private const int MostBetween = 4;

    /// <summary>How the cited segments and their speakers' labels address the bearer of the surname, else the whole source: a man where the claim has a woman, or the reverse. Null when nothing speaks against the claim.</summary>
    public static string? Other(Claim claim, NameInClaim name)
    {
        if (name.End - name.First < 2 || IsMan(claim.Tokens[name.First].Word) is not { } man)
        {
            return null;
        }

        var surname = claim.Tokens[name.End - 1].Word;
        var cited = claim.Segments.SelectMany(s => In(claim.Source, s)).Where(a => a.Surname == surname).ToList();
        var said = cited.Count > 0 ? cited : [.. claim.Source.Addressed[surname]];
        return said.Count > 0 && said.TrueForAll(a => a.IsMan != man) ? said[0].Words : null;
    }

    /// <summary>Everybody who is addressed so in the segment or by its label; a first name or a second surname counts as well.</summary>
    public static IEnumerable<FormOfAddress> In(SourceReading source, int segment)
    {
        var speaker = source.Source.Segments[segment].Speaker;
        if (speaker?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var title, _, ..] && IsMan(title.TrimEnd('.').ToLowerInvariant()) is { } labelled)
        {
            foreach (var word in source.Book.WordsOfLabel(speaker))
            {
                yield return new FormOfAddress(word, labelled, speaker);
            }
        }

        var range = source.TokenRange(segment);
        var tokens = source.Talk.TokenArray;
        for (var at = range.Start.Value; at < range.End.Value; at++)
        {
            if (!tokens[at].Is(TokenMarks.Capital) || IsMan(tokens[at].Word) is not { } man)
            {
                continue;
            }

            // "Mrs Hannah Lane", and "Mr and Mrs Lane", who are both.
            for (var next = at + 1; next < range.End.Value && next <= at + MostBetween && (tokens[next].Is(TokenMarks.Capital) || tokens[next].Word == "and"); next++)
            {
                if (tokens[next].Word != "and" && IsMan(tokens[next].Word) is null)
                {
                    yield return new FormOfAddress(tokens[next].Word, man, source.Source.Segments[segment].Text[tokens[at].Start..tokens[next].End]);
                }
            }
        }
    }

    private static bool? IsMan(string title) => title switch
    {
        "mr" or "sir" or "lord" => true,
        "mrs" or "ms" or "miss" or "lady" or "dame" => false,
        _ => null,
    };
}
