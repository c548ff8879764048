using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>A unit chosen for a section.</summary>
internal sealed record Pick(TalkUnit Unit, double Score);

/// <summary>
/// Gives each unit to the section that it is most about, and to a second one only when it is strongly about both or the section shares; then keeps the
/// best few of each section, in meeting order. A unit that is about nothing in particular goes nowhere: better an empty section than a wrong one.
/// </summary>
internal sealed class SectionPicker(IReadOnlyList<TalkUnit> units, IReadOnlyList<TemplateSection> sections, SectionScores scores)
{
    private const double Enough = 0.8;
    private const double EnoughOfItsOwn = 0.55;
    private const double EnoughAsked = 0.6;
    private const double Strong = 1.9;
    private const double NearlyAsStrong = 0.8;

    /// <summary>From this score of its own cues a sentence may have a single word of matter ("I don't agree with it.").</summary>
    private const double Clear = 0.85;
    private const int FewestWords = 4;
    private const int FewestMatter = 2;
    private const int FewestOfAnswer = 3;

    private const int MostMatter = 15;

    /// <summary>Form fields and quotations are short.</summary>
    private const int LongField = 30;
    private const int LongQuote = 20;
    private const int MostMatterOfQuote = 6;
    private const double TooLong = 0.8;

    public IReadOnlyList<Pick>[] Pick()
    {
        var candidates = sections.Select(_ => new List<Pick>()).ToArray();
        foreach (var unit in units)
        {
            Offer(unit, candidates);
        }

        return [.. candidates.Select((picks, section) => Best(picks, sections[section].Most))];
    }

    private void Offer(TalkUnit unit, List<Pick>[] candidates)
    {
        var (best, second) = (-1, -1);
        var (bestScore, secondScore) = (0.0, 0.0);
        for (var section = 0; section < sections.Count; section++)
        {
            var score = Score(unit, section);
            if (score <= 0)
            {
                continue;
            }

            if (sections[section].Shared)
            {
                Add(unit, section, score, candidates);
            }
            else if (score > bestScore)
            {
                (second, secondScore, best, bestScore) = (best, bestScore, section, score);
            }
            else if (score > secondScore)
            {
                (second, secondScore) = (section, score);
            }
        }

        if (best >= 0)
        {
            Add(unit, best, bestScore, candidates);
        }

        if (second >= 0 && secondScore >= Strong && secondScore >= NearlyAsStrong * bestScore)
        {
            Add(unit, second, secondScore, candidates);
        }
    }

    private void Add(TalkUnit unit, int section, double score, List<Pick>[] candidates) =>
        candidates[section].Add(new Pick(unit, score * Telling(unit, sections[section])));

    /// <summary>How much the unit is about the section; 0 when it is not enough to stand there.</summary>
    private double Score(TalkUnit unit, int section)
    {
        if (!MayStand(unit, section))
        {
            return 0;
        }

        var answers = scores.Asked(unit.Index, section) >= EnoughAsked;
        var score = scores.Total(unit.Index, section);
        return score >= (answers ? EnoughAsked : Enough) ? score : 0;
    }

    private bool MayStand(TalkUnit unit, int section)
    {
        // Who chairs and who takes the minutes is said in an introduction.
        var introduces = unit.IsIntroduction
            && !(sections[section].Kind == SectionKind.Field && unit.Words <= LongQuote && scores.Own(unit.Index, section) >= Clear);
        if (introduces || (unit.Is(TalkSign.Undertakes) && !sections[section].TakesUndertakings)
            || (unit.IsQuestion && !sections[section].TakesQuestions) || !scores.MaySpeak(unit.Index, section))
        {
            return false;
        }

        if (scores.Asked(unit.Index, section) >= EnoughAsked)
        {
            return unit.Matter >= FewestMatter || (unit.Matter > 0 && unit.Words >= FewestOfAnswer);
        }

        var own = scores.Own(unit.Index, section);
        var enoughMatter = unit.Matter >= FewestMatter || (unit.Matter > 0 && own >= Clear);
        return unit.Words >= FewestWords && enoughMatter && (own >= EnoughOfItsOwn || scores.BySpeaker(unit.Index, section));
    }

    /// <summary>A sentence with more matter tells more; a form field or a quotation wants it short.</summary>
    private static double Telling(TalkUnit unit, TemplateSection section) => section.Kind switch
    {
        SectionKind.Quote => Telling(unit, MostMatterOfQuote) * (unit.Words > LongQuote ? TooLong : 1),
        SectionKind.Field => Telling(unit, MostMatter) * (unit.Words > LongField ? TooLong : 1),
        _ => Telling(unit, MostMatter),
    };

    private static double Telling(TalkUnit unit, int mostMatter) => 1 + (0.03 * Math.Min(mostMatter, unit.Matter));

    private static List<Pick> Best(List<Pick> picks, int most)
    {
        var kept = new List<Pick>();
        foreach (var pick in picks.OrderByDescending(p => p.Score).ThenBy(p => p.Unit.Index))
        {
            if (kept.Count == most)
            {
                break;
            }

            if (!kept.Exists(k => SaidAgain(k.Unit, pick.Unit)))
            {
                kept.Add(pick);
            }
        }

        return [.. kept.OrderBy(p => p.Unit.Index)];
    }

    private static bool SaidAgain(TalkUnit one, TalkUnit other) =>
        one.Turn.Speaker == other.Turn.Speaker && string.Equals(one.Text, other.Text, StringComparison.OrdinalIgnoreCase);
}
