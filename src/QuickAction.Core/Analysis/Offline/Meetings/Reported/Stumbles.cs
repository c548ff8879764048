using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Reported;

/// <summary>
/// Words that a speaker says twice on the way to the next: "the, the landlord", "I'll I'll check", "check the, check the vaults". Known by how they end: on a
/// word that cannot end anything. What can stand there twice and mean it stays: "very, very", "had had", "that that", "if they close the bank, the bank will ...".
/// </summary>
internal static class Stumbles
{
    private const int Longest = 4;

    /// <summary>Said twice in a row, each of these is a false start.</summary>
    private static readonly FrozenSet<string> Once = Set("the a an my our your their i we they he she and or but because if");

    /// <summary>The same unless a pause stands between: "where they come from, from Leeds".</summary>
    private static readonly FrozenSet<string> OnceInABreath = Set("of for from with");

    /// <summary>Before "to to" something must be that wants one "to": "the man I spoke to to ask" has two.</summary>
    private static readonly FrozenSet<string> WantsTo = Set("need needs have has had got going want wants able ought like trying happy due is are am");

    /// <summary>Words that want another after them.</summary>
    private static readonly FrozenSet<string> Open = Set("the a an my our your their to of for from with at by and or but i we they he she");

    /// <summary>Behind these a clause stands whose end and the next one's beginning can be alike: "if they can, they can", "not the Friday, the Friday after".</summary>
    private static readonly FrozenSet<string> Leading = Set("if unless when whenever what whatever who whoever where wherever how however whether as than which not no never");

    /// <summary>A copy that ends in an auxiliary is one only where a clause begins: "all they can, they can".</summary>
    private static readonly FrozenSet<string> Beginnings = Set("and but so well because");

    /// <summary>Number of tokens at the token that say once more what was written last; 0 when they do not.</summary>
    /// <param name="written">Tokens written so far, in order.</param>
    public static int At(ReadOnlySpan<Token> tokens, List<int> written, int at, int end)
    {
        // The whole of a stumble before a part of it: "I'll I'll" before "I".
        for (var size = Math.Min(Longest, Math.Min(written.Count, end - at)); size > 0; size--)
        {
            if (IsCopy(tokens, written, at, size) && (size == 1 ? IsWord(tokens, written, at) : IsPhrase(tokens, written, at, size)))
            {
                return size;
            }
        }

        return 0;
    }

    private static bool IsCopy(ReadOnlySpan<Token> tokens, List<int> written, int at, int size)
    {
        for (var i = 0; i < size; i++)
        {
            var before = tokens[written[written.Count - size + i]];
            if (before.Word != tokens[at + i].Word || before.Is(TokenMarks.SentenceEnd | TokenMarks.Quoted) || ClauseWords.Numbers.Contains(before.Word) || char.IsDigit(before.Word[0]))
            {
                return false;
            }
        }

        // A clitic belongs to the word before it.
        return !tokens[at].Is(TokenMarks.Clitic) && (at + size >= tokens.Length || !tokens[at + size].Is(TokenMarks.Clitic));
    }

    private static bool IsWord(ReadOnlySpan<Token> tokens, List<int> written, int at)
    {
        var word = tokens[at].Word;
        var copy = tokens[written[^1]];
        var before = written.Count > 1 ? tokens[written[^2]].Word : "";

        // "Unit A, a small one"; "so do we, we think".
        if ((copy.Is(TokenMarks.Capital) && word != "i" && !copy.Is(TokenMarks.ClauseStart)) || ((ClauseWords.Auxiliaries.ContainsKey(before) || before is "as" or "than") && word is "i" or "we" or "they" or "he" or "she"))
        {
            return false;
        }

        return Once.Contains(word)
            || (OnceInABreath.Contains(word) && !copy.Is(TokenMarks.ClauseEnd) && !(at + 1 < tokens.Length && tokens[at + 1].Word is "course" or "example" or "now"))
            || (word == "to" && WantsTo.Contains(before));
    }

    private static bool IsPhrase(ReadOnlySpan<Token> tokens, List<int> written, int at, int size)
    {
        var start = written.Count - size;
        var before = start > 0 ? tokens[written[start - 1]].Word : "";
        var last = tokens[at + size - 1].Word;
        if (Leading.Contains(before))
        {
            return false;
        }

        return Open.Contains(last)
            || ((ClauseWords.Auxiliaries.ContainsKey(last) || last == "not") && (start == 0 || tokens[written[start]].Is(TokenMarks.ClauseStart) || Beginnings.Contains(before)));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
