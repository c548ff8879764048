using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A due date that stands in no cited turn, only beside one, and is when somebody else does something else: "I'll write to the landlord." - "And I'll get the boiler serviced by Friday." What answers
/// or asks the cited turn is of it: "When can you do that?" - "By Friday."
/// </summary>
internal static class DueOfAnother
{
    /// <param name="near">The turns beside the cited ones in which the date is said.</param>
    public static bool Is(Claim claim, IReadOnlyList<int> near) => near.Count > 0 && near.All(s => IsOfAnother(claim, s));

    private static bool IsOfAnother(Claim claim, int segment)
    {
        var source = claim.Source;
        var speaker = source.Source.Segments[segment].Speaker;
        var tokens = source.Tokens(segment);
        return speaker is not null
            && !claim.Speakers.Contains(speaker)
            && Undertakers.Commits(tokens)
            && SaysI(tokens)
            && !Undertakers.AsksYou(tokens)
            && !source.SentencesOf(segment).Any(s => source.Talk.Sentences[s].IsQuestion)
            && !claim.Segments.Any(s => Asks(claim, s))
            && !IsOfSameMatter(claim, segment);
    }

    /// <summary>"We need everything in by Friday" is said to everybody, the owner too.</summary>
    private static bool SaysI(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Word is "i" or "me" or "my" or "mine")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is asked is answered by the turn after it, whoever is named.</summary>
    private static bool Asks(Claim claim, int segment) =>
        Undertakers.AsksYou(claim.Source.Tokens(segment)) || claim.Source.SentencesOf(segment).Any(s => claim.Source.Talk.Sentences[s].IsQuestion);

    /// <summary>A word of the action's matter is said with the date, or nothing is said there that could be another's.</summary>
    private static bool IsOfSameMatter(Claim claim, int segment)
    {
        var carriers = claim.Source.Carriers(segment);
        for (var at = 0; at < claim.Tokens.Length; at++)
        {
            if (MatterWords.At(claim, at) is { } stem && MatterWords.IsCarried(stem, carriers))
            {
                return true;
            }
        }

        return false;
    }
}
