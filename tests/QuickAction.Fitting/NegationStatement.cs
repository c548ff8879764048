using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Grounding.Checks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit.Grounding;

namespace QuickAction.Fitting;

/// <summary>A statement of the TestKit's meetings or exchanges, honest or with a "not" dropped or added, and the conflicts that the check of negation sees in it.</summary>
/// <param name="ByRule">A rule finds fault with it, whatever the model makes of it.</param>
/// <param name="Set">First letter of its meeting, "d" for the short exchanges.</param>
internal sealed record NegationStatement(char Set, NegationStatement.Turn Turned, IReadOnlyList<NegationStatement.Row> Rows, bool ByRule, bool IsWarned)
{
    public enum Turn
    {
        Honest,
        Dropped,
        Added,
    }

    /// <param name="IsTurned">What the statement says here is not what the honest one says.</param>
    public sealed record Row(ulong Hints, bool IsDenied, bool IsTurned);

    public static async Task<List<NegationStatement>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<NegationStatement>();
        foreach (var name in HonestMeeting.All.Except(HonestMeeting.KeptAside))
        {
            var meeting = HonestMeeting.Read(name);
            var source = await meeting.SourceAsync(cancellationToken);
            Add(all, name[0], meeting, source, meeting.MeetingDate, s => s);
        }

        foreach (var exchange in DenialExchange.All)
        {
            Add(all, 'd', exchange.Meeting, exchange.Source, null, s => s with { Kind = "fact" });
        }

        return all;
    }

    private static void Add(List<NegationStatement> all, char set, HonestMeeting meeting, SourceText source, DateOnly? day, Func<HonestStatement, HonestStatement> reported)
    {
        var check = new GroundingCheck(source, day);
        var dice = new Dice(1);
        foreach (var statement in meeting.Statements)
        {
            var citations = HonestMeeting.Cite(statement, source);
            foreach (var text in new[] { statement.Text, ReportedSpeech.Of(meeting, reported(statement), citations.Select(c => c.Speaker).FirstOrDefault(s => s is not null), dice) }.Distinct())
            {
                var honest = Read(check, set, Turn.Honest, text, citations, []);
                all.Add(honest.Statement);
                if (Inventor.DroppedNot(text, citations.Select(c => c.Quote)) is { } dropped)
                {
                    all.Add(Read(check, set, Turn.Dropped, dropped, citations, honest.Says).Statement);
                }

                if (Inventor.AddedNot(text) is { } added)
                {
                    all.Add(Read(check, set, Turn.Added, added, citations, honest.Says).Statement);
                }
            }
        }
    }

    private static (NegationStatement Statement, HashSet<string> Says) Read(GroundingCheck check, char set, Turn turn, string text, IReadOnlyList<Citation> citations, HashSet<string> honest)
    {
        var conflicts = NegationCheck.Conflicts(check.Claims([text], [citations])[0], out var byRule);
        var warned = check.Of([new Statement { Text = text, Citations = citations }]).Any(w => w.Code.StartsWith("negation-", StringComparison.Ordinal));
        return (new NegationStatement(set, turn, [.. conflicts.Where(c => c.Hints != 0).Select(c => new Row(c.Hints, c.IsDenied, !honest.Contains(c.What)))], byRule, warned), [.. conflicts.Select(c => c.What)]);
    }
}
