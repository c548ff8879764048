using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// What kind of answer a heading asks for, when its words are not those of the answer: "Who signs the plan?" wants somebody, "Why was it abandoned?" a reason,
/// "Quorum" or "Insurance" a rule. Tried on forty facts that somebody else had written beneath forty headings.
/// </summary>
internal sealed class HeadingQuestion(string heading)
{
    private readonly Kind _kind = Of(heading);

    private enum Kind { None, Who, When, Why, How }

    private static readonly FrozenSet<string> Somebody = Set(
        "officer officers director head manager managers committee council cabinet panel board residents tenants households applicants anyone anybody nobody everyone people person those members staff team inspector "
        + "auditor clerk chair leader mayor minister secretary trustees governors parents carers owners landlords contractors providers pensioners children families leaseholders customers deputy executive");

    private static readonly FrozenSet<string> Reason = Set("because since as due owing so after cause caused reason only insufficient exceeded failed lack without");

    /// <summary>What a rule is made of. What a council did is told in the past; what holds is put like this.</summary>
    private static readonly FrozenSet<string> Rule = Set("must may shall cannot never always only unless until not except required entitled allowed permitted prohibited refused liable exempt provided whichever");

    private static readonly FrozenSet<string> Orders = Set(
        "write ring call email send apply ask tell complete fill visit contact take bring report return sign use keep give make phone telephone submit post read check put leave go pay register book download attach");

    private const double KindCounts = 0.7;
    private const double RuleCounts = 0.5;

    /// <summary>What the passage is worth as an answer to the heading, by its kind alone: 0 to 1.2.</summary>
    public double Fits(Passage passage)
    {
        var words = passage.Text.ToLowerInvariant().Split([' ', ',', ';', ':', '.', '?', '!', '(', ')', '\u2019', '\''], StringSplitOptions.RemoveEmptyEntries);
        return (_kind switch
        {
            Kind.Who => Array.Exists(words, Somebody.Contains),
            Kind.When => Array.Exists(words, TimeWords.Has),
            Kind.Why => Array.Exists(words, Reason.Contains),
            Kind.How => words.Length > 0 && Orders.Contains(words[0]),
            _ => false,
        } ? KindCounts : 0) + (Array.Exists(words, Rule.Contains) ? RuleCounts : 0);
    }

    private static Kind Of(string heading)
    {
        var words = heading.ToLowerInvariant().Split([' ', ',', ':', '?', '.', '\u2019', '\''], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            switch (word)
            {
                case "who" or "whom" or "whose" or "responsible" or "responsibility" or "eligibility" or "eligible":
                    return Kind.Who;
                case "when" or "deadline" or "deadlines" or "date" or "dates" or "timetable":
                    return Kind.When;
                case "why" or "reason" or "reasons":
                    return Kind.Why;
                case "how" or "contact" or "contacts":
                    return Kind.How;
                default:
                    break;
            }
        }

        return Kind.None;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
