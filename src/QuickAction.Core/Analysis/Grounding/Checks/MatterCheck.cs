using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A statement is about what its evidence is about. Whoever puts a true quotation beside something else uses words that nobody says there: a stretch of the
/// statement of whose words of matter not one is carried by the cited segments or the turns around them is found fault with. A writer's own words for what was
/// said hardly ever are all new, and one word may be.
/// </summary>
internal static class MatterCheck
{
    /// <summary>Fewer words of matter are too few to tell.</summary>
    private const int Fewest = 2;

    private const int FewestAdded = 3;

    /// <summary>Of those of a stretch that nobody says anywhere; one of two in a short statement.</summary>
    private const int FewestNew = 2;

    /// <summary>Turns before and after the cited ones: what a question or an answer is about is often said by the other.</summary>
    private const int Reach = 4;

    public static IEnumerable<Warning> Check(Claim claim) => Grave(claim).Concat(Unrelated(claim));

    /// <summary>One word is enough where it tells of a turn of somebody's life.</summary>
    private static IEnumerable<Warning> Grave(Claim claim)
    {
        var told = GraveWords.Find(claim.Tokens).DistinctBy(m => m.Kind).ToList();
        if (told.Count == 0)
        {
            yield break;
        }

        var carried = claim.Around(Reach).SelectMany(s => GraveWords.Kinds(claim.Source.Tokens(s).ToArray())).ToHashSet();
        foreach (var mention in told.Where(m => !carried.Contains(m.Kind)))
        {
            yield return claim.Warn(
                "grave-not-cited", Severity.Warn, $"The statement tells of {GraveWords.Name(mention.Kind)} (\"{claim.Words(mention.First, mention.End)}\") and the words that it cites, and those near them, do not");
        }
    }

    /// <summary>
    /// All of the statement, or a stretch that somebody may have added: of more words, and some that nobody says anywhere. What has a figure or a day in it stands or
    /// falls with that, which is looked up by itself.
    /// </summary>
    private static IEnumerable<Warning> Unrelated(Claim claim)
    {
        var speakers = new Lazy<HashSet<string>>(() => MatterWords.Carriers(claim.Speakers.SelectMany(PeopleBook.Words)));
        foreach (var (first, end) in Stretches(claim.Tokens))
        {
            if (IsSaidOutright(claim, first, end))
            {
                continue;
            }

            var matter = Matter(claim, first, end);
            var isWhole = end - first == claim.Tokens.Length;
            if (matter.Count < (isWhole ? Fewest : FewestAdded)
                || HoldsFigure(claim.Tokens, first, end)
                || matter.Exists(m => IsCarried(m, claim, speakers.Value))
                || matter.Count(m => !MatterWords.IsCarried(m, claim.Source.AllCarriers)) is var news && news < (!isWhole ? FewestNew : matter.Count == Fewest ? 1 : 0))
            {
                continue;
            }

            // A writer may have two words of their own for what was said, or more that are said at another place.
            var severity = HarmWords.Find(claim.Tokens, first, end).Any() ? Severity.High : news == matter.Count && news > Fewest ? Severity.Warn : Severity.Info;
            yield return claim.Warn("matter-not-cited", severity, $"Nothing of \"{claim.Words(first, end)}\" is said in the words that are cited or near them");
            yield break;
        }
    }

    /// <summary>A word of its matter stands in the cited segments as it is: nearly always so, and a word carries itself.</summary>
    private static bool IsSaidOutright(Claim claim, int first, int end)
    {
        foreach (var segment in claim.Segments)
        {
            var words = claim.Source.Facts(segment).Words;
            for (var at = first; at < end; at++)
            {
                if (words.Contains(claim.Tokens[at].Word) && MatterWords.At(claim, at) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The stems of what the stretch is about, each once, in its order.</summary>
    private static List<string> Matter(Claim claim, int first, int end)
    {
        var matter = new List<string>(end - first);
        for (var at = first; at < end; at++)
        {
            if (MatterWords.At(claim, at) is { } stem && !matter.Contains(stem))
            {
                matter.Add(stem);
            }
        }

        return matter;
    }

    private static bool HoldsFigure(Token[] tokens, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (MatterWords.IsFigure(tokens, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The whole; then what stands between commas and the words that join two things said.</summary>
    private static IEnumerable<(int First, int End)> Stretches(Token[] tokens)
    {
        if (tokens.Length == 0)
        {
            yield break;
        }

        yield return (0, tokens.Length);
        var first = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (at > first && tokens[at].Word is "and" or "but" or "because" or "so" or "while" or "although")
            {
                yield return (first, at);
                first = at;
            }

            if (tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                yield return (first, at + 1);
                first = at + 1;
            }
        }

        if (first > 0 && first < tokens.Length)
        {
            yield return (first, tokens.Length);
        }
    }

    /// <summary>The cited segments come first: they nearly always carry the word, and the others are then not read.</summary>
    private static bool IsCarried(string stem, Claim claim, HashSet<string> speakers) =>
        MatterWords.IsCarried(stem, speakers) || claim.Around(Reach).Any(segment => MatterWords.IsCarried(stem, claim.Source.Carriers(segment)));
}
