using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>
/// Counts how the findings meet the gold. A quote meets a gold span when they share five content words, or half of the span's, in runs of three or
/// more words. What meets a trap and nothing that is right has been taken in; a negated trap whose words keep the negation is fair.
/// </summary>
internal sealed class GoldScore
{
    private static readonly HashSet<string> Little = [.. (
        "a an the and or but so if of to in on at by for from with about into out up down off over as is are was were be been being am do does did have has had i you he she it we they me him her us them my your his its "
        + "our their this that these those there here what which who when where why how not no yes can could would should will shall may might must ll ve re s t d m just only very really then than too also well ok okay right "
        + "like know think got get go going one thing bit all any some more").Split(' ')];

    public Tally Decisions { get; } = new();
    public Tally Actions { get; } = new();
    public int Traps { get; private set; }
    public int TrapsTaken { get; private set; }
    public int Owners { get; private set; }
    public int Dates { get; private set; }
    public List<string> Notes { get; } = [];

    public void Add(GoldMeeting meeting, MinutesFindings findings)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Count(meeting, 'D', findings.Decisions, Decisions, taken);
        var met = Count(meeting, 'A', findings.Actions, Actions, taken);
        foreach (var (gold, items) in met)
        {
            var actions = items.Cast<ActionItem>().ToList();
            Owners += actions.Any(a => a.Owner == gold.Owner) ? 1 : 0;
            Dates += actions.Any(a => a.DueDate == gold.Date) ? 1 : 0;
        }

        Traps += meeting.Of('X').Count();
        TrapsTaken += taken.Count;
    }

    private Dictionary<GoldItem, List<Statement>> Count(GoldMeeting meeting, char kind, IEnumerable<Statement> shown, Tally tally, HashSet<string> taken)
    {
        var met = new Dictionary<GoldItem, List<Statement>>();
        foreach (var statement in shown)
        {
            var hits = meeting.Items.Where(i => i.Spans.Any(s => statement.Citations.Any(c => Meets(c.Quote, s)))).ToList();
            var right = hits.Where(i => i.Id[0] == kind).ToList();
            var traps = hits.Where(i => i.Id[0] == 'X').ToList();
            var anyGold = hits.Any(i => i.Id[0] is 'D' or 'A');
            if (right.Count > 0)
            {
                right.ForEach(i => (met.TryGetValue(i, out var list) ? list : met[i] = []).Add(statement));
                tally.Right++;
            }
            else if (traps.Count > 0 && !anyGold && traps.All(t => t.IsNegated))
            {
                continue;
            }
            else if (!anyGold && hits.Any(i => i.Id[0] == 'S'))
            {
                continue;
            }
            else if (traps.Count > 0 && !anyGold)
            {
                traps.ForEach(t => taken.Add(t.Id));
            }

            tally.Listed++;
            if (right.Count == 0)
            {
                Notes.Add($"{meeting.Name}: not a{(kind == 'D' ? " decision" : "n action")}: {statement.Text}");
            }
        }

        tally.Gold += meeting.Of(kind).Count();
        tally.Found += met.Count;
        Notes.AddRange(meeting.Of(kind).Where(i => !met.ContainsKey(i)).Select(i => $"{meeting.Name}: missed {i.Id}: {i.Spans[0]}"));
        return met;
    }

    private static bool Meets(string quote, string span)
    {
        var shared = Shared(Words(quote), Words(span));
        return shared >= 5 || (shared > 0 && shared >= 0.5 * Math.Max(1, Words(span).Count(IsContent)));
    }

    /// <summary>Content words of the span that lie in runs of three or more words that the quote has too.</summary>
    private static int Shared(string[] quote, string[] span)
    {
        var run = Math.Min(3, Math.Min(quote.Length, span.Length));
        var covered = new bool[span.Length];
        for (var s = 0; s + run <= span.Length && run > 0; s++)
        {
            for (var q = 0; q + run <= quote.Length; q++)
            {
                if (span.AsSpan(s, run).SequenceEqual(quote.AsSpan(q, run)))
                {
                    covered.AsSpan(s, run).Fill(true);
                }
            }
        }

        return span.Where((word, i) => covered[i] && IsContent(word)).Count();
    }

    private static bool IsContent(string word) => word.Length > 1 && !Little.Contains(word);

    private static string[] Words(string text) =>
        [.. new string([.. text.ToLowerInvariant().Where(c => c is not ('\'' or '\u2019')).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>Items listed and right, gold items and those found.</summary>
internal sealed class Tally
{
    public int Listed { get; set; }
    public int Right { get; set; }
    public int Gold { get; set; }
    public int Found { get; set; }
    public double Precision => (double)Right / Math.Max(1, Listed);
    public double Recall => (double)Found / Math.Max(1, Gold);

    public override string ToString() => $"precision {Right}/{Listed}, recall {Found}/{Gold}";
}
