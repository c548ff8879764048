using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Reported;

/// <summary>What the verb of "I" becomes when "I" becomes a name or "they", and where it cannot become anything without a word that nobody said.</summary>
internal static class FirstPerson
{
    /// <summary>Before "I" these ask or turn the clause round, and a "have" after it stays: "could I have the form".</summary>
    private static readonly FrozenSet<string> Inverting = Set("do did can could will would shall should may might must");

    /// <summary>Verbs that a name can have as they are.</summary>
    private static readonly FrozenSet<string> OfAnybody = Set("am have will shall was would can could should must may had");

    /// <summary>Participles that do not end in -ed and are no past form either.</summary>
    private static readonly FrozenSet<string> Participles = Set(
        "been had done gone seen known taken given written spoken gotten told heard understood won begun broken chosen driven eaten fallen forgotten hidden ridden risen shown sworn thrown worn drawn drunk rung sung sunk grown flown frozen stolen torn woken dealt lain lit fled swept struck sought shaken swum bound agreed sat slept");

    /// <summary>Alike in the base form and the past: "'d" before them may be "had" or "would".</summary>
    private static readonly FrozenSet<string> Alike = Set("come become overcome run put set cut let shut hit hurt cost read bet quit spread split cast beat forecast broadcast burst rid");

    /// <summary>Of "'d" before these only "had" is left: "I'd no idea", "I'd a call".</summary>
    private static readonly FrozenSet<string> Things = Set("a an the no nothing some my our their his her better");

    /// <summary>"Need" and its like end as participles do.</summary>
    private static readonly FrozenSet<string> NotPast = Set("need feed speed proceed exceed succeed heed weed embed shed breed bleed seed plead bed wed");

    /// <summary>"Had" or "would" for the "'d" that stands at the token; null where the words do not tell, and it has to stay as it was said.</summary>
    public static string? OfD(ReadOnlySpan<Token> tokens, int at, int end)
    {
        var verb = at + 1;
        while (verb < end && (IsSaidAgain(tokens, at, verb, end) || tokens[verb].Word is "not" or "never" or "quite" or "really" || tokens[verb].Word.EndsWith("ly", StringComparison.Ordinal) || Fillers.IsSound(tokens[verb].Word) || ClauseWords.Adverbs.Contains(tokens[verb].Word)))
        {
            verb++;
        }

        if (verb >= end)
        {
            return null;
        }

        var word = tokens[verb].Word;
        if (word is "rather" or "sooner")
        {
            return verb + 1 < end && IsPast(tokens[verb + 1].Word) ? null : ConnectingWords.Would;
        }

        return Alike.Contains(word) ? null : Things.Contains(word) || IsPast(word) ? ConnectingWords.Had : ConnectingWords.Would;
    }

    /// <summary>"I'd I'd seen it".</summary>
    private static bool IsSaidAgain(ReadOnlySpan<Token> tokens, int at, int verb, int end) =>
        tokens[verb].Word == "'d" || (tokens[verb].Word == "i" && tokens[at - 1].Word == "i" && verb + 1 < end && tokens[verb + 1].Word == "'d");

    /// <summary>Past forms and participles: what follows "had" and never "would".</summary>
    public static bool IsPast(string word) =>
        Participles.Contains(word)
        || ClauseWords.IrregularPasts.Contains(word)
        || (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal) && !NotPast.Contains(word));

    /// <summary>"Could I have": the "have" belongs to the verb before.</summary>
    public static bool IsInverted(ReadOnlySpan<Token> tokens, int first, int at) => at > first && !tokens[at].Is(TokenMarks.ClauseStart) && Inverting.Contains(tokens[at - 1].Word);

    /// <summary>"Nor am I", "so was I": the verb stands before.</summary>
    public static bool IsTurned(ReadOnlySpan<Token> tokens, int first, int at, int end) =>
        at + 1 < end && tokens[at + 1].Word == "i" && !tokens[at].Is(TokenMarks.ClauseEnd) && !tokens[at].Is(TokenMarks.Clitic)
        && (tokens[at].Word == "am" || (tokens[at].Word is "was" or "have" && at > first && tokens[at - 1].Word is "so" or "nor" or "neither" or "as" or "than"));

    /// <summary>"I'm moving it" can be "Ann Fry is moving it"; "I see no dissent" and "I haven't" cannot, without a form of the verb that was not said.</summary>
    public static bool CanBeNamed(ReadOnlySpan<Token> tokens, int at, int end)
    {
        if (at + 1 >= end)
        {
            return false;
        }

        var verb = tokens[at + 1];
        return verb.Word == "'d" ? OfD(tokens, at + 1, end) is not null : OfAnybody.Contains(verb.Word) && !(verb.Word == "have" && IsShortNot(tokens, at + 2, end));
    }

    /// <summary>"I wasn't" can be a name's, but "they weren't" holds a word that nobody said; "let me" and "forgive me" speak to the room and not of anybody.</summary>
    public static bool StaysAsSaid(ReadOnlySpan<Token> tokens, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if ((tokens[at].Word == "i" && IsWasNot(tokens, at, end) && at > first)
                || (tokens[at].Word == "let" && at + 1 < end && tokens[at + 1].Word == "me")
                || (Fillers.IsCourtesy(tokens, at, end) && Fillers.At(tokens, first, at, end) == 0))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsWasNot(ReadOnlySpan<Token> tokens, int at, int end) => at + 1 < end && tokens[at + 1].Word == "was" && IsShortNot(tokens, at + 2, end);

    /// <summary>"n't": one word with the verb before it.</summary>
    private static bool IsShortNot(ReadOnlySpan<Token> tokens, int at, int end) => at < end && tokens[at].Word == "not" && tokens[at].Is(TokenMarks.Clitic);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
