using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A claim that speaks of suicide, self-harm, abuse, sexual harm, violence, crime or substance misuse must cite words that do. One that does not, or that
/// affirms what the cited words deny, is of high severity: it blocks approval until a person has resolved it.
/// </summary>
internal static class HarmCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        foreach (var kind in Kinds(claim))
        {
            var said = claim.Segments.SelectMany(s => Mentions(claim.Source, s)).Where(m => m.Mention.Kind == kind.Key).ToList();
            if (said.Count == 0)
            {
                yield return claim.Warn(
                    "harm-not-cited", Severity.High, $"The statement speaks of {HarmWords.Name(kind.Key)} (\"{claim.Words(kind.First().First, kind.First().End)}\") and the words that it cites do not");
            }
            else if (!claim.NamesMatters && said.TrueForAll(m => m.Denied) && !kind.Any(m => IsDenied(claim.Tokens, m.First)))
            {
                yield return claim.Warn("harm-denied", Severity.High, $"The statement affirms {HarmWords.Name(kind.Key)} and the words that it cites deny it");
            }
        }
    }

    private static IEnumerable<IGrouping<int, HarmMention>> Kinds(Claim claim)
    {
        // "Overdose" names two kinds: the first that the cited words carry will do.
        var mentions = HarmWords.Find(claim.Tokens, 0, claim.Tokens.Length).ToList();
        if (mentions.Count == 0)
        {
            return [];
        }

        var carried = claim.Segments.SelectMany(s => Mentions(claim.Source, s)).Select(m => m.Mention.Kind).ToHashSet();
        return mentions
            .GroupBy(m => (m.First, m.End))
            .Select(g => g.FirstOrDefault(m => carried.Contains(m.Kind), g.First()))
            .GroupBy(m => m.Kind);
    }

    private static IEnumerable<(HarmMention Mention, bool Denied)> Mentions(SourceReading source, int segment)
    {
        var range = source.TokenRange(segment);
        var tokens = source.Talk.TokenArray;
        return HarmWords.FindAll(tokens, range.Start.Value, range.End.Value).Select(m => (m, IsDenied(tokens, m.First)));
    }

    /// <summary>"Not in pain and the bruise on her arm had gone down": what the "and" begins has a subject and a verb of its own.</summary>
    private static bool IsNewSubject(Token[] tokens, int and, int at)
    {
        if (tokens[and].Word != "and" || tokens[and + 1].Word is not ("the" or "her" or "his" or "their" or "my" or "our" or "its" or "that" or "this"))
        {
            return false;
        }

        for (var i = at + 1; i < tokens.Length && !tokens[i - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd); i++)
        {
            if (Clause.IsAuxiliary(tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"No", "not", "never" or "without" in the same clause before it.</summary>
    public static bool IsDenied(Token[] tokens, int at)
    {
        for (var back = at - 1; back >= 0 && at - back <= 8 && !tokens[back].Is(TokenMarks.SentenceEnd); back--)
        {
            // "I'm not changing it, | it's still neglect", "two can't be saved | and one's been stolen".
            var begins = back + 3 <= at && (Clause.IsAuxiliary(tokens[back + 2].Word) || tokens[back + 2].Word == "'s");
            if (tokens[back].Word is "but" or "although" or "because" || IsNewSubject(tokens, back, at) || (begins && (tokens[back].Word == "and" || (tokens[back].Is(TokenMarks.ClauseEnd) && Clause.IsSubject(tokens[back + 1].Word)))))
            {
                return false;
            }

            if (tokens[back].Word is "not" or "no" or "never" or "without" or "nor" or "denied" or "denies" or "none" or "nobody" or "neither")
            {
                return true;
            }
        }

        return false;
    }
}
