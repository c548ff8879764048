using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Nobody owns what they would not do: "I'm not prepared to do that", "you'll have to find somebody else". Who takes something on in the same breath may have taken on this.</summary>
internal static class Refusal
{
    private static readonly FrozenSet<string> Denials = "not never no declined refused unable unwilling unavailable else".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<Warning> Check(Claim claim, string owner)
    {
        var parts = PeopleBook.Words(owner);
        if (claim.Sentences.Any(s => IsOf(claim, s, parts) && Refuses(claim.Source.Talk.TokensOf(s)))
            && (!claim.Segments.Any(s => Undertakers.Commits(claim.Source.Tokens(s))) || IsOfThis(claim))
            && !claim.Own.Words.Overlaps(Denials))
        {
            yield return claim.Warn("action-refused", Severity.Warn, $"\"{owner}\" refuses in the words that are cited, and takes nothing on");
        }
    }

    /// <summary>"I'm not doing the leaflet drop. Put me down for the stall": something is taken on, and this is refused by its name.</summary>
    private static bool IsOfThis(Claim claim)
    {
        var stems = OtherTaker.Matter(claim);
        var isRefused = false;
        foreach (var sentence in claim.Sentences)
        {
            var tokens = claim.Source.Talk.TokensOf(sentence);
            var shares = OtherTaker.Shares(stems, MatterWords.Carriers(tokens.ToArray().Select(t => t.Word)));
            if (Refuses(tokens) && !CommitsFirst(tokens))
            {
                isRefused |= shares;
            }
            else if (Undertakers.Commits(tokens) && (shares || OtherTaker.IsOpen(tokens)))
            {
                return false;
            }
        }

        return isRefused;
    }

    /// <summary>"I'll put it to her on Monday and I won't take a maybe": taken on, and then how.</summary>
    private static bool CommitsFirst(ReadOnlySpan<Token> tokens)
    {
        for (var end = 1; end <= tokens.Length; end++)
        {
            if (Refuses(tokens[..end]))
            {
                return false;
            }

            if (Undertakers.Commits(tokens[..end]))
            {
                return end < tokens.Length && tokens[end].Word != "not";
            }
        }

        return false;
    }

    private static bool IsOf(Claim claim, TalkSentence sentence, string[] owner) =>
        owner.Length > 0
        && claim.Source.Source.Segments[claim.Source.Talk.Tokens[sentence.First].Segment].Speaker is { } speaker
        && NameCheck.Stands(owner, claim.Source.Book.WidenedLabel(speaker));

    private static bool Refuses(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            var (word, next, after, last) = (tokens[at].Word, Word(tokens, at + 1), Word(tokens, at + 2), Word(tokens, at + 3));
            if ((word is "i" or "we" && next is "will" or "can" or "shall" && after == "not" && last is not ("forget" or "let" or "be"))
                || (word is "i" or "we" && next is "will" && after == "not" && last == "be" && Word(tokens, at + 4) is "able" or "doing" or "taking" or "there")
                || (word is "i" or "we" && next is "am" or "are" && after == "not" && last is "prepared" or "going" or "able" or "willing" or "doing" or "available" or "happy" or "free")
                || (word is "i" or "we" && next == "'d" && after == "rather" && last == "not")
                || (word is "i" or "we" && next is "refuse" or "decline")
                || (word is "somebody" or "someone" && next == "else" && at > 0 && tokens[at - 1].Word is "find" or "ask" or "get")
                || (word == "count" && next == "me" && after == "out")
                || (word == "not" && next == "my" && after is "job" or "place"))
            {
                return true;
            }
        }

        return false;
    }

    private static string Word(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length ? tokens[at].Word : "";
}
