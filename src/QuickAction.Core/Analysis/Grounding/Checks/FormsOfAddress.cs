using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>How somebody is addressed: by which title, in these words.</summary>
internal readonly record struct FormOfAddress(string Surname, string Title, string Words);

/// <summary>"Mr Lane" and "Mrs Lane" are two people, or one of whom the minutes say the wrong thing; and who is "Mrs Lane" is no "Dr Lane" for that.</summary>
internal static class FormsOfAddress
{
    private const int MostBetween = 4;

    /// <summary>How the bearer of the surname is addressed where the claim has another title. Null when nothing speaks against the claim.</summary>
    public static string? Other(Claim claim, NameInClaim name)
    {
        if (name.End - name.First < 2 || Title(claim.Tokens[name.First].Word) is not { } title)
        {
            return null;
        }

        var surname = claim.Tokens[name.End - 1].Word;
        return IsCourtesy(title) ? OtherCourtesy(claim, surname, title) : OtherRank(claim, surname, title);
    }

    /// <summary>
    /// By the cited segments and their speakers' labels, else the whole source; who has a rank may be put as "Mr" or "Mrs". "Ms" is what minutes and recognisers of speech make of "Miss".
    /// </summary>
    private static string? OtherCourtesy(Claim claim, string surname, string title)
    {
        var cited = claim.Segments.SelectMany(s => In(claim.Source, s)).Where(a => a.Surname == surname).ToList();
        var said = (cited.Count > 0 ? cited : [.. claim.Source.Addressed[surname]]).FindAll(a => IsCourtesy(a.Title) || IsMan(a.Title) == !IsMan(title));
        return said.Count > 0 && !said.Exists(a => a.Title == title || (title == "ms" && a.Title == "miss")) ? said[0].Words : null;
    }

    /// <summary>By the whole source: people are called by their rank once, and by their name after that.</summary>
    private static string? OtherRank(Claim claim, string surname, string title)
    {
        var said = claim.Source.Addressed[surname].ToList();
        return said.Count > 0 && said.TrueForAll(a => a.Title != title) && !MayHave(claim, surname, title) ? said[0].Words : null;
    }

    /// <summary>The rank is said where no name is beside it: of whoever speaks anywhere ("thank you, Councillor"), of others near the cited words ("she's the doctor"), or in the header lines.</summary>
    private static bool MayHave(Claim claim, string surname, string title)
    {
        var spellings = Spellings(title);
        return claim.Source.Book.Speaks([surname])
            ? spellings.Any(claim.Source.Heard.Contains)
            : spellings.Any(t => claim.Around(TurnsForRanks).Any(s => claim.Source.Facts(s).Words.Contains(t)) || claim.Source.Source.Preamble.Any(p => p.Contains(t, StringComparison.OrdinalIgnoreCase)));
    }

    private const int TurnsForRanks = 4;

    /// <summary>Everybody who is addressed so in the segment or by its label; a first name or a second surname counts as well.</summary>
    public static IEnumerable<FormOfAddress> In(SourceReading source, int segment)
    {
        var speaker = source.Source.Segments[segment].Speaker;
        if (speaker?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, _, ..] && Title(first.TrimEnd('.').ToLowerInvariant()) is { } labelled)
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
            if (!tokens[at].Is(TokenMarks.Capital) || Title(tokens[at].Word) is not { } title)
            {
                continue;
            }

            foreach (var (surname, end) in Surnames(tokens, at, range.End.Value))
            {
                yield return new FormOfAddress(surname, title, source.Source.Segments[segment].Text[tokens[at].Start..end]);
            }
        }
    }

    /// <summary>"Mrs Hannah Lane", and "Mr and Mrs Lane", who are both; not "Mr Lane and Mrs Hobbs".</summary>
    private static IEnumerable<(string Surname, int TextEnd)> Surnames(Token[] tokens, int title, int end)
    {
        var isBoth = false;
        for (var at = title + 1; at < end && at <= title + MostBetween; at++)
        {
            var isJoin = tokens[at].Word == "and" && at == title + 1;
            var isOther = tokens[at].Is(TokenMarks.Capital) && Title(tokens[at].Word) is not null;
            if (!isJoin && !(isOther && isBoth) && (isOther || !tokens[at].Is(TokenMarks.Capital)))
            {
                yield break;
            }

            isBoth = isJoin;
            if (!isJoin && !isOther)
            {
                yield return (tokens[at].Word, tokens[at].End);
            }

            if (Numerals.Ends(tokens[at]))
            {
                yield break;
            }
        }
    }

    private static bool? IsMan(string title) => title switch
    {
        "mr" or "sir" or "lord" => true,
        "mrs" or "ms" or "miss" or "lady" or "dame" => false,
        _ => null,
    };

    private static bool IsCourtesy(string title) => title is "mr" or "mrs" or "ms" or "miss";

    private static string[] Spellings(string title) => title switch
    {
        "doctor" => ["doctor", "dr"],
        "councillor" => ["councillor", "cllr"],
        "professor" => ["professor", "prof"],
        "sergeant" => ["sergeant", "sgt"],
        "inspector" => ["inspector", "insp"],
        _ => [title],
    };

    /// <summary>The title that a word is, in one spelling; null of other words, and of titles that are words besides.</summary>
    private static string? Title(string word) => word switch
    {
        "mr" or "mrs" or "ms" or "miss" or "sir" or "lord" or "lady" or "dame" or "doctor" or "councillor" or "professor" or "sergeant" or "inspector" => word,
        "dr" => "doctor",
        "cllr" => "councillor",
        "prof" => "professor",
        "sgt" => "sergeant",
        "insp" => "inspector",
        _ => null,
    };
}
