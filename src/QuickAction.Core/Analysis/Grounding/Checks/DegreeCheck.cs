using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>How bad, how often, of how many: a bruise is not a severe bruise, and some neighbours are not all of them.</summary>
internal static class DegreeCheck
{
    /// <summary>Turns before and after the cited ones that may carry the word.</summary>
    private const int Reach = 2;

    public static IEnumerable<Warning> Check(Claim claim)
    {
        var told = DegreeWords.Find(claim.Tokens).DistinctBy(m => m.Kind).ToList();
        var carried = told.Count == 0 ? [] : claim.Around(Reach).SelectMany(s => DegreeWords.Kinds(claim.Source.Tokens(s).ToArray())).ToHashSet();
        foreach (var mention in told.Where(m => !carried.Contains(m.Kind)))
        {
            yield return claim.Warn(
                "degree-not-cited", Severity.Warn, $"The statement tells of {DegreeWords.Name(mention.Kind)} (\"{claim.Words(mention.First, mention.End)}\") and the words that it cites, and those near them, do not");
        }

        for (var at = 0; at < claim.Tokens.Length; at++)
        {
            if (claim.Tokens[at].Word == "never" && IsOfNotAlways(claim))
            {
                yield return claim.Warn("degree-not-cited", Severity.Warn, "The statement says \"never\" and the words that it cites \"not always\"");
            }
            else if (claim.Tokens[at].Word == "one" && IsOfFewer(claim, at))
            {
                yield return claim.Warn("degree-not-cited", Severity.Warn, $"\"{claim.Words(at, at + 2)}\" is fewer than the cited words speak of");
            }
        }

        foreach (var own in Extents.Find(claim.Tokens).Where(e => IsWord(claim.Tokens, e)))
        {
            if (IsOfMore(claim, own))
            {
                yield return claim.Warn("degree-not-cited", Severity.Warn, $"\"{claim.Words(own.First, own.End)}\" are more than the cited words speak of");
            }
        }
    }

    private static bool IsOfNotAlways(Claim claim)
    {
        var isSaid = false;
        foreach (var segment in claim.Segments)
        {
            var tokens = claim.Source.Tokens(segment);
            for (var at = 0; at < tokens.Length; at++)
            {
                if (tokens[at].Word == "never")
                {
                    return false;
                }

                isSaid |= at > 0 && tokens[at - 1].Word == "not" && tokens[at].Word is "always" or "often" or "usually";
            }
        }

        return isSaid;
    }

    /// <summary>"One previous call" where three previous calls are said, and of no one of them. The check of numbers leaves "one" alone, which is a pronoun as often.</summary>
    private static bool IsOfFewer(Claim claim, int at)
    {
        if (Extents.Find(claim.Tokens).Find(e => e.First == at) is not { Noun: > 0 } own || own.Noun != at + 1)
        {
            return false;
        }

        var stem = Clause.Stem(claim.Tokens[own.End - 1].Word);
        var isMore = false;
        foreach (var segment in claim.Segments.Concat(claim.Near))
        {
            var tokens = claim.Source.Tokens(segment);
            var said = Extents.Find(tokens);
            for (var i = 0; i < tokens.Length; i++)
            {
                if (Clause.Stem(tokens[i].Word) != stem)
                {
                    continue;
                }

                var extents = said.FindAll(e => e.Noun <= i && i < e.End);
                if (extents.Count == 0 || !extents.TrueForAll(e => e.IsNumeral && e.Reach > Extents.One))
                {
                    return false;
                }

                isMore |= claim.Segments.Contains(segment);
            }

            if (claim.Source.Facts(segment).Words.Overlaps(Single))
            {
                return false;
            }
        }

        return isMore;
    }

    private static readonly string[] Single = ["one", "another", "once", "other", "single"];

    /// <summary>Numbers are looked up by themselves ("all nine alarms"), and "each" and "every" are said of one as well.</summary>
    private static bool IsWord(Token[] tokens, ExtentOf extent)
    {
        var counted = tokens[extent.End - 1].Word;
        return tokens[extent.First].Word is "all" or "most" or "majority" or "many" or "numerous" or "several" or "lots"
            && (counted.EndsWith('s') || counted is "people" or "children" or "staff")
            && !Period.IsUnit(counted.TrimEnd('s'))
            && !Array.Exists(tokens[extent.First..extent.End], t => Clause.IsFigure(t.Word));
    }

    /// <summary>Wherever the cited segments and those beside them speak of these things, they speak of fewer.</summary>
    private static bool IsOfMore(Claim claim, ExtentOf own)
    {
        var stem = Clause.Stem(claim.Tokens[own.End - 1].Word);
        var isSaid = false;
        foreach (var segment in claim.Segments.Concat(claim.Near))
        {
            var tokens = claim.Source.Tokens(segment);
            var said = Extents.Find(tokens);
            // "40 of the 45 parents" may be most of them, and who says so has counted; "12 schools, and all of them replied" says it of all.
            if (claim.Tokens[own.First].Word == "all" ? claim.Source.Facts(segment).Words.Contains("all") : claim.Tokens[own.First].Word is "most" or "majority" or "several" && said.Exists(e => e.IsNumeral))
            {
                return false;
            }

            for (var at = 0; at < tokens.Length; at++)
            {
                if (Clause.Stem(tokens[at].Word) != stem)
                {
                    continue;
                }

                var reach = said.Where(e => e.Noun <= at && at < e.End).Select(e => e.Reach).DefaultIfEmpty(Extents.Unsaid).Max();
                if (reach == Extents.Unsaid || reach >= own.Reach)
                {
                    return false;
                }

                isSaid |= claim.Segments.Contains(segment);
            }
        }

        return isSaid;
    }
}
