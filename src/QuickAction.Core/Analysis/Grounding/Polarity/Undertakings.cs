using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// What is taken on, and what is said of the time to come. Most things that people take on they do because something is not so yet ("we haven't got one, I'll write one"): who denies that it
/// is so does not deny that it will be done.
/// </summary>
internal static class Undertakings
{
    private static readonly FrozenSet<string> Modal = "will would can could shall should must may might cannot".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary><see cref="Standing.Ahead"/> and <see cref="Standing.Undertaking"/>, as the words of a clause tell them.</summary>
    public static Standing Standing(ReadOnlySpan<Token> tokens)
    {
        var standing = Polarity.Standing.None;
        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Word;
            var next = at + 1 < tokens.Length ? tokens[at + 1].Word : "";
            if ((Modal.Contains(word) && PolarWords.IsAuxiliary(tokens[at])) || word == "cannot" || (word == "going" && next == "to"))
            {
                standing |= Polarity.Standing.Ahead;
            }

            if (TakesOn(word, next) || (at == 0 && word == "so" && next == "that") || (at > 0 && next is not ("be" or "have") && word is "will" or "shall" or "can" or "could" && Promises(tokens[at - 1], word)))
            {
                standing |= Polarity.Standing.Undertaking;
            }
        }

        return standing;
    }

    /// <summary>"Agreed to", "undertook to".</summary>
    private static bool TakesOn(string word, string next) => next == "to" && word is "agreed" or "undertook" or "offered" or "promised";

    /// <summary>"I'll", "we can", "Ada Quill will".</summary>
    private static bool Promises(Token before, string word) => before.Word is "i" or "we" || (word == "will" && before.Is(TokenMarks.Capital));
}
