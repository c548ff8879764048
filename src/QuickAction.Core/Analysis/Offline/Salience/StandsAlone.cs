using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Whether a sentence can be read without the ones around it: long enough, whole, with a verb, saying something of its own. Talk is full of pieces
/// that score well for their words and mean nothing in a summary ("of the remote control").
/// </summary>
internal static class StandsAlone
{
    private const int Fewest = 8;
    private const int Most = 45;
    private const int FewestMatters = 3;
    private const int FewestMattersAfterPronoun = 5;

    private static readonly FrozenSet<string> LeansBack = Set(
        "of than which who whose whom or nor into as with by from that because though although until whether where what how why when while");

    private static readonly FrozenSet<string> Pronouns = Set("it this they he she those these there them him her such same");

    private static readonly FrozenSet<string> BreaksOff = Set(
        "the a an of to with for in on at by and or but so as from that which into my our your their his her its i we if because is are was were very");

    private static readonly FrozenSet<string> Verbs = Set(
        """
        is are was were am be been being has have had do does did will would shall should can could may might must need needs want wants decided agreed
        think thinks said says make makes made get gets got go goes went put take takes took use uses used see seen saw look looks come comes came give gives
        gave know knows knew let lets mean means seem seems work works worked show shows showed cost costs found find keep kept run runs ran held hold holds
        sent send set start starts began begin begins rose fell grew left lost met paid spent built brought bought told felt became remains includes resolved
        approved asked reported gonna wanna cannot
        """);

    /// <param name="matter">How many different words of the sentence carry matter.</param>
    public static bool Says(Passage passage, int matter)
    {
        var text = passage.Text.AsSpan();
        if (passage.Length is < Fewest or > Most || text[^1] == '?' || matter < FewestMatters)
        {
            return false;
        }

        var hasVerb = false;
        var first = true;
        var leans = false;
        ReadOnlySpan<char> last = default;
        Span<char> lower = stackalloc char[24];
        for (var at = 0; NextWord(text, ref at, out var start);)
        {
            last = text[start..at];
            var word = last.Length <= lower.Length ? lower[..last.ToLowerInvariant(lower)] : last;
            if (first)
            {
                leans = LeansBack.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
                    || (matter < FewestMattersAfterPronoun && Pronouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(BeforeApostrophe(word)));
                first = false;
            }

            hasVerb |= IsVerb(word);
        }

        var end = last.Length <= lower.Length ? lower[..last.ToLowerInvariant(lower)] : last;
        return hasVerb && !leans && !BreaksOff.GetAlternateLookup<ReadOnlySpan<char>>().Contains(end);
    }

    /// <summary>"It's ...", "They have ...": somebody or something that was named before.</summary>
    public static bool BeginsWithPronoun(ReadOnlySpan<char> text)
    {
        var at = 0;
        Span<char> lower = stackalloc char[24];
        return NextWord(text, ref at, out var start)
            && at - start <= lower.Length
            && Pronouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(BeforeApostrophe(lower[..text[start..at].ToLowerInvariant(lower)]));
    }

    public static bool HasVerb(Passage passage)
    {
        var text = passage.Text.AsSpan();
        Span<char> lower = stackalloc char[24];
        for (var at = 0; NextWord(text, ref at, out var start);)
        {
            var word = text[start..at];
            if (IsVerb(word.Length <= lower.Length ? lower[..word.ToLowerInvariant(lower)] : word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVerb(ReadOnlySpan<char> word)
    {
        var apostrophe = word.IndexOfAny('\'', '\u2019');
        if (apostrophe > 0)
        {
            // "it's", "we've", "don't", but not "the council's".
            return word[(apostrophe + 1)..] is not "s" || apostrophe <= 5;
        }

        return Verbs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || (word.Length > 4 && word.EndsWith("ed"));
    }

    private static ReadOnlySpan<char> BeforeApostrophe(ReadOnlySpan<char> word)
    {
        var apostrophe = word.IndexOfAny('\'', '\u2019');
        return apostrophe > 0 ? word[..apostrophe] : word;
    }

    private static bool NextWord(ReadOnlySpan<char> text, ref int at, out int start)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
        {
            at++;
        }

        return at > start;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
