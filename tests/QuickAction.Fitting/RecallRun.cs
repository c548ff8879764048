using System.Globalization;
using System.Text.RegularExpressions;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Prompts;

namespace QuickAction.Fitting;

/// <summary>
/// What minutes carry of the key facts, the risks, the open questions, the decisions and the actions that the invented meetings mark, how much of the talk they quote, how
/// much of what they list is marked as what they list it as, and which traps they take. Misses are told of the groups asked for alone, so that the others stay unseen.
/// </summary>
internal sealed partial class RecallRun(Action<string> print, IReadOnlySet<string> told, OutcomeModel model)
{
    /// <summary>A longer turn holds other matters too: there only the marked words count.</summary>
    private const int LongestWholeTurn = 45;

    private static readonly MinutesTemplate Template = new() { Id = "general-meeting", Title = "Meeting", Version = 1, Sections = [], Sha256 = "" };

    public void Run(IEnumerable<(string Group, MarkedMeeting Meeting)> meetings)
    {
        var rows = new SortedDictionary<string, Row>(StringComparer.Ordinal);
        foreach (var (group, meeting) in meetings)
        {
            Add(rows.TryGetValue(group, out var row) ? row : rows[group] = new Row(), meeting, told.Contains(group));
        }

        print("group                meetings  facts  quoted  in all  risks P/R      a meeting  questions P/R  a meeting  decisions P/R    actions P/R      traps");
        var all = new Row();
        foreach (var (group, row) in rows)
        {
            print(row.Line(group));
            all.Add(row);
        }

        print(all.Line("all"));
    }

    private void Add(Row row, MarkedMeeting meeting, bool tell)
    {
        var found = MeetingMinutes.Find(new MinutesInput { Source = meeting.Source, Template = Template }, model, CancellationToken.None);
        List<Statement> told = [.. found.Summary, .. found.Topics.SelectMany(t => t.Points), .. found.Decisions, .. found.Actions];
        row.Meetings++;
        row.Words += meeting.Source.Segments.Sum(s => SpanMatch.Words(s.Text).Length);
        row.Quoted += QuotedWords(meeting, told);
        row.QuotedInAll += QuotedWords(meeting, told.Concat(found.Risks).Concat(found.Questions));
        row.Facts.Add(Missed(meeting, 'K', told, tell));
        Count(row.Risks, meeting, 'R', found.Risks, tell);
        Count(row.Questions, meeting, 'Q', found.Questions, tell);
        List<Statement> settled = [.. found.Decisions], undertaken = [.. found.Actions];
        Count(row.Decisions, meeting, 'D', settled, tell);
        Count(row.Actions, meeting, 'A', undertaken, tell);
        AddTraps(row, meeting, [.. settled.Concat(undertaken).Where(s => !IsMarked(meeting, 'D', s) && !IsMarked(meeting, 'A', s))], tell);
    }

    private void AddTraps(Row row, MarkedMeeting meeting, IReadOnlyList<Statement> wrong, bool tell)
    {
        foreach (var trap in meeting.Marked('X'))
        {
            var taken = IsMet(meeting, trap, [.. wrong.Where(s => !IsFair(meeting, s))]);
            row.Traps++;
            row.TrapsTaken += taken ? 1 : 0;
            if (tell && taken)
            {
                print($"  {meeting.Name}: took {trap.Key}: {string.Join(" / ", trap.Select(m => m.Words))}");
            }
        }
    }

    /// <summary>What is said not to be done is no trap where the "not" is listed with it, as the scorers of the council gold have it.</summary>
    private static bool IsFair(MarkedMeeting meeting, Statement statement) =>
        Negation().IsMatch(statement.Text) && meeting.Marked('X').Any(m => meeting.IsNegated(m.Key) && IsMet(meeting, m, [statement]));

    [GeneratedRegex(@"\b(not|no|never|nobody|nothing|none|neither|nor|cannot|without)\b|n['\u2019]t\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    private static bool IsMarked(MarkedMeeting meeting, char kind, Statement statement) => meeting.Marked(kind).Any(m => IsMet(meeting, m, [statement]));

    private void Count(Tally tally, MarkedMeeting meeting, char kind, IReadOnlyList<Statement> listed, bool tell)
    {
        tally.Add(Missed(meeting, kind, listed, tell));
        var marked = meeting.Marked(kind);
        foreach (var statement in listed)
        {
            var right = marked.Any(m => IsMet(meeting, m, [statement]));
            if (!right && (kind is 'D' or 'A') && (IsMarked(meeting, 'S', statement) || IsFair(meeting, statement)))
            {
                // Neither right nor wrong to list.
                continue;
            }

            tally.Listed++;
            tally.Right += right ? 1 : 0;
            if (tell && !right)
            {
                print($"  {meeting.Name}: not marked {kind}: {string.Join(" ", statement.Citations.Select(c => c.Quote))}");
            }
        }
    }

    private (int Found, int Gold) Missed(MarkedMeeting meeting, char kind, IReadOnlyList<Statement> listed, bool tell)
    {
        var (found, gold) = (0, 0);
        foreach (var mark in meeting.Marked(kind))
        {
            gold++;
            if (IsMet(meeting, mark, listed))
            {
                found++;
            }
            else if (tell)
            {
                print($"  {meeting.Name}: missed {mark.Key}: {string.Join(" / ", mark.Select(m => m.Words))}");
            }
        }

        return (found, gold);
    }

    private static bool IsMet(MarkedMeeting meeting, IEnumerable<(int Segment, string Words)> mark, IReadOnlyList<Statement> listed) =>
        listed.Any(s => s.Citations.Any(c => mark.Any(m => SpanMatch.Meets(c.Quote, m.Words) || MeetsTurn(c.Quote, meeting.Source.Segments[m.Segment].Text))));

    private static bool MeetsTurn(string quote, string turn) => SpanMatch.Words(turn).Length <= LongestWholeTurn && SpanMatch.Meets(quote, turn);

    private static int QuotedWords(MarkedMeeting meeting, IEnumerable<Statement> told)
    {
        var words = 0;
        foreach (var quotes in told.SelectMany(s => s.Citations).ToLookup(c => c.Segment))
        {
            var text = meeting.Source.Segments[quotes.Key].Text.ToCharArray();
            var held = new bool[text.Length];
            foreach (var quote in quotes)
            {
                held.AsSpan(quote.Start..quote.End).Fill(true);
            }

            words += SpanMatch.Words(new string([.. text.Select((c, i) => held[i] ? c : ' ')])).Length;
        }

        return words;
    }

    private sealed class Tally
    {
        public int Listed { get; set; }
        public int Right { get; set; }
        public int Found { get; private set; }
        public int Gold { get; private set; }

        public void Add((int Found, int Gold) more) => (Found, Gold) = (Found + more.Found, Gold + more.Gold);

        public void Add(Tally other)
        {
            Add((other.Found, other.Gold));
            (Listed, Right) = (Listed + other.Listed, Right + other.Right);
        }
    }

    private sealed class Row
    {
        public int Meetings { get; set; }
        public int Words { get; set; }
        public int Quoted { get; set; }
        public int QuotedInAll { get; set; }
        public Tally Facts { get; } = new();
        public Tally Risks { get; } = new();
        public Tally Questions { get; } = new();
        public Tally Decisions { get; } = new();
        public Tally Actions { get; } = new();
        public int Traps { get; set; }
        public int TrapsTaken { get; set; }

        public void Add(Row other)
        {
            (Meetings, Words, Quoted, QuotedInAll) = (Meetings + other.Meetings, Words + other.Words, Quoted + other.Quoted, QuotedInAll + other.QuotedInAll);
            Facts.Add(other.Facts);
            Risks.Add(other.Risks);
            Questions.Add(other.Questions);
            Decisions.Add(other.Decisions);
            Actions.Add(other.Actions);
            (Traps, TrapsTaken) = (Traps + other.Traps, TrapsTaken + other.TrapsTaken);
        }

        public string Line(string name) => string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20} {Meetings,8}  {Share(Facts.Found, Facts.Gold),5}  {Share(Quoted, Words),6}  {Share(QuotedInAll, Words),6}  {Listing(Risks)}  {Listing(Questions)}  {Rates(Decisions)}  {Rates(Actions)}  {Share(TrapsTaken, Traps)} of {Traps}");

        private string Listing(Tally tally) => string.Create(
            CultureInfo.InvariantCulture, $"{$"{Share(tally.Right, tally.Listed)} / {Share(tally.Found, tally.Gold)} of {tally.Gold}",-15}  {(double)tally.Listed / Meetings,8:F1}");

        private static string Rates(Tally tally) => $"{Share(tally.Right, tally.Listed)} / {Share(tally.Found, tally.Gold)} of {tally.Gold}".PadRight(15);

        private static string Share(int part, int whole) => whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:F0}");
    }
}
