using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// The words of a statement that say what it is about. Names, numbers and days have checks of their own, and what minutes say of any meeting ("the panel noted the
/// concern") is the writer's.
/// </summary>
internal static class MatterWords
{
    private const int ShortStem = 4;
    private const int LongStem = 5;

    private static readonly FrozenSet<string> Writers = (
        "agree agreement decide decision note report confirm explain mention discuss discussion consider raise suggest propose resolve record add state undertake ask advise update outline review provide "
        + "ensure identify highlight acknowledge express present receive emphasise clarify clarification remind recommend recommendation request conclude follow include continue describe support "
        + "meeting member attendee participant everyone group chair panel board committee council officer team forum item action point issue matter concern question person people colleague "
        + "part regard relation detail information progress importance importantly current currently further several various additional potential possible relevant require necessary appropriate "
        + "overall due per cent percent pound pence number amount date time week working end start beginning next previous new")
        .Split(' ').Select(Clause.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stem of the word at a place, if it says what the statement is about; else null.</summary>
    public static string? At(Claim claim, int at)
    {
        var token = claim.Tokens[at];
        var word = token.Word;
        if (word.Length < 3 || !char.IsLetter(word[0]) || token.Is(TokenMarks.Clitic) || StopWords.Has(word) || TimeWords.Has(word) || IsName(claim, token) || IsFigure(claim.Tokens, at))
        {
            return null;
        }

        var stem = Clause.Stem(word);
        return Writers.Contains(stem) ? null : stem;
    }

    /// <summary>Stems of all words, and how the longer ones begin: "exclusion" carries "excluded".</summary>
    public static HashSet<string> Carriers(IEnumerable<string> words)
    {
        var carriers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.SelectMany(w => w.Contains('-', StringComparison.Ordinal) ? [w, .. w.Split('-')] : (string[])[w]))
        {
            var stem = Clause.Stem(word);
            carriers.Add(stem);
            if (stem.Length > ShortStem)
            {
                carriers.Add(stem[..ShortStem] + "*");
            }

            if (stem.Length >= LongStem)
            {
                carriers.Add(stem[..LongStem] + "*");
            }
        }

        return carriers;
    }

    public static bool IsCarried(string stem, HashSet<string> carriers) =>
        carriers.Contains(stem)
        || (stem.Length == ShortStem && carriers.Contains(stem + "*"))
        || (stem.Length >= LongStem && carriers.Contains(stem[..LongStem] + "*"))
        || (stem.Contains('-', StringComparison.Ordinal) && stem.Split('-').Any(p => p.Length >= ShortStem && IsCarried(Clause.Stem(p), carriers)));

    private static bool IsName(Claim claim, Token token) => token.Is(TokenMarks.Capital)
        && (!token.Is(TokenMarks.SentenceStart) || claim.Source.Book.IsName(token.Word) || claim.Source.Book.IsWrittenAsName(token.Word) || NameWords.Titles.Contains(token.Word));

    /// <summary>A number, in figures or words, a weekday or a month.</summary>
    public static bool IsFigure(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Word[0] is >= '0' and <= '9' or '\u00A3'
        || Numerals.TryBelowHundred(tokens, at, out _, out _)
        || Numerals.TryOrdinal(tokens[at].Word, out _)
        || Numerals.TryScale(tokens[at].Word, out _)
        || Numerals.TryPart(tokens[at].Word, out _)
        || DateWords.Weekday(tokens[at]) is not null
        || DateReader.Month(tokens[at]) is not null;
}
