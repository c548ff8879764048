using System.Buffers;
using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Names;

/// <summary>
/// The other part of a label whose first part is what somebody does: "duty manager (wiremu)", "sw - tamahori". A name there needs no capital, but may as well be
/// a team, a body or a place, so that a word which is known for anything else is left.
/// </summary>
internal static class PartsOfLabels
{
    private const int MostWords = 3;

    /// <summary>"ssw", "aswm": an abbreviation of no list may be a role.</summary>
    private const int LongestAbbreviation = 4;
    private const int ShortestUnlisted = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenSet<string> Rooms = "room rooms meeting recording transcript audio video table".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of work and of calls that stand beside a role and in no other list, and have no ending that tells them.</summary>
    private static readonly FrozenSet<string> OfWork = (
        "physio dentistry lettings comms intake triage locum temp interim webex webcam mic android tablet dial helpdesk frontdoor outreach intranet email laptop pc mobile offsite onsite hybrid online offline remote muted deputy deputising standby "
        + "paeds obs gynae ent icu itu orthopaedics payroll revs bens asbo asb htt cmht fft cafcass unison shelter crisis mencap turn2us admin exec ops hq info apps esol pupil pupils cttee dept depts mgr asst snr jnr rep reps"
        ).Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a first part that may name nobody: what somebody does. A room is named after anything.</summary>
    public static bool MayBeRole(List<NameToken> tokens, int start, int end)
    {
        var unlisted = 0;
        if (tokens[end - 1].Word is var last && last.Is(WordMarks.Place) && !NameFieldReader.IsOfOffices(last.Lower))
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            var word = tokens[i].Word;
            if (Rooms.Contains(word.Lower) || (word.Is(WordMarks.Given | WordMarks.Surname) && !word.Is(WordMarks.Common | WordMarks.Never)))
            {
                return false;
            }

            unlisted += IsUnlisted(word) && !NameFieldReader.IsOfOffices(word.Lower) ? 1 : 0;
        }

        return unlisted == 0 || (end - start == 1 && tokens[start].Word.Lower.Length <= LongestAbbreviation);
    }

    /// <summary>One word of a name at least, and none that is a role, a body, a place or an ordinary word.</summary>
    public static bool IsName(List<NameToken> tokens, int start, int end)
    {
        var named = false;
        for (var i = start; i < end; i++)
        {
            var (token, word) = (tokens[i], tokens[i].Word);
            if (word.Is(WordMarks.Never | WordMarks.Place | WordMarks.Verb | WordMarks.Relation) || NameFieldReader.IsOfOffices(word.Lower) || OfWork.Contains(word.Lower))
            {
                return false;
            }

            var isListed = word.Is(WordMarks.Given | WordMarks.Surname) && (!word.Is(WordMarks.Common) || (token.IsCapital && word.Is(WordMarks.Given)));
            var isName = isListed || (IsUnlisted(word) && MayBeUnlistedName(token));
            if (!isName && !(named && word.Is(WordMarks.Surname | WordMarks.Particle)))
            {
                return false;
            }

            named = true;
        }

        return named && end - start <= MostWords;
    }

    private static bool IsUnlisted(NameWord word) => (word.Marks & ~WordMarks.Particle) == 0;

    private static bool MayBeUnlistedName(NameToken token)
    {
        var word = token.Word.Lower;
        var isAbbreviation = token.IsShouted && word.Length <= LongestAbbreviation;
        return word.Length >= ShortestUnlisted && !isAbbreviation && word.AsSpan().ContainsAny(Vowels) && !IsFormedLikeAThing(word) && !IsPluralOfWord(word);
    }

    private static bool IsFormedLikeAThing(string word)
    {
        var one = word.EndsWith('s') ? word[..^1] : word;
        return word.Length > 5 && Array.Exists(NameCues.EndingsOfThings, e => word.EndsWith(e, StringComparison.Ordinal) || one.EndsWith(e, StringComparison.Ordinal));
    }

    private static bool IsPluralOfWord(string word) =>
        word.EndsWith('s') && (Gazetteer.Common.Contains(word[..^1]) || NounsOfPlaces.Words.Contains(word[..^1]) || (word.EndsWith("ies", StringComparison.Ordinal) && Gazetteer.Common.Contains(word[..^3] + "y")));
}
