using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// Several people take something on in the cited turns, and the owner took on something else: "Leave that with me" - "And I'll let the foster carer know". What "that" is, the turn before says.
/// </summary>
internal static class OtherTaker
{
    private const int LongWord = 4;

    private const int TurnsOfOwner = 6;

    /// <summary>Somebody else takes on the matter of the action, and nothing that the owner takes on or is asked to has to do with it.</summary>
    public static bool Is(Claim claim, string[] owner)
    {
        var stems = Matter(claim);
        if (claim.Segments.Count < 2 || stems.Count == 0)
        {
            return false;
        }

        var isOthers = false;
        foreach (var sentence in claim.Sentences)
        {
            var tokens = claim.Source.Talk.TokensOf(sentence);
            var segment = claim.Source.Source.Segments[tokens[0].Segment];
            var shares = Shares(stems, MatterWords.Carriers(tokens.ToArray().Select(t => t.Word)));
            if (shares && Names(tokens, owner))
            {
                return false;
            }

            if (segment.Speaker is null || sentence.IsQuestion || !Undertakers.Commits(tokens))
            {
                continue;
            }

            // What the owner takes on may have been named some time before; of somebody else it has to be plain.
            if (NameCheck.Stands(owner, claim.Source.Book.WidenedLabel(segment.Speaker)))
            {
                if (shares || Shares(stems, claim.Source.Carriers(segment.Index)) || (IsOpen(tokens) && SharesBefore(claim, segment, stems, TurnsOfOwner)))
                {
                    return false;
                }
            }
            else
            {
                isOthers |= Promises(tokens) && (shares || (IsOpen(tokens) && SharesBefore(claim, segment, stems, 1)));
            }
        }

        return isOthers;
    }

    /// <summary>The stems of what the action is about, each once.</summary>
    public static List<string> Matter(Claim claim)
    {
        var stems = new List<string>();
        for (var at = 0; at < claim.Tokens.Length; at++)
        {
            if (MatterWords.At(claim, at) is { } stem && !stems.Contains(stem))
            {
                stems.Add(stem);
            }
        }

        return stems;
    }

    public static bool Shares(List<string> stems, HashSet<string> carriers) => stems.Exists(s => MatterWords.IsCarried(s, carriers));

    /// <summary>"I'll do it", "will do": what is taken on was said before.</summary>
    public static bool IsOpen(ReadOnlySpan<Token> tokens)
    {
        var hasMatter = false;
        foreach (var token in tokens)
        {
            if (token.Word is "it" or "that" or "this" or "them" or "those" or "these" or "so")
            {
                return true;
            }

            hasMatter |= token.Word.Length >= LongWord && !StopWords.Has(token.Word);
        }

        return !hasMatter;
    }

    /// <summary>"I'll", "we shall": more than "I have got".</summary>
    private static bool Promises(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Word is "i" or "we" && tokens[at + 1].Word is "will" or "shall")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In the same turn, or in the turns of others before it.</summary>
    private static bool SharesBefore(Claim claim, Segment segment, List<string> stems, int turns)
    {
        if (Shares(stems, claim.Source.Carriers(segment.Index)))
        {
            return true;
        }

        for (var before = claim.Source.Neighbour(segment.Index, -1); before is not null && turns > 0; before = claim.Source.Neighbour(before.Index, -1))
        {
            if (before.Speaker == segment.Speaker)
            {
                continue;
            }

            if (Shares(stems, claim.Source.Carriers(before.Index)))
            {
                return true;
            }

            turns--;
        }

        return false;
    }

    private static bool Names(ReadOnlySpan<Token> tokens, string[] owner)
    {
        foreach (var token in tokens)
        {
            if (token.Is(TokenMarks.Capital) && owner.Contains(token.Word))
            {
                return true;
            }
        }

        return false;
    }
}
