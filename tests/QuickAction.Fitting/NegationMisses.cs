using System.Globalization;
using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Grounding.Checks;
using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;
using QuickAction.TestKit.Grounding;

namespace QuickAction.Fitting;

/// <summary>What the check of negation reads where it is wrong: both sides as propositions, how they pair, and what speaks for a conflict. Whoever mends a reading starts here.</summary>
internal static class NegationMisses
{
    /// <summary>Honest statements of the sets that are found fault with, and turned ones that are not.</summary>
    public static async Task RunAsync(string sets, string output)
    {
        var text = new StringBuilder();
        foreach (var name in HonestMeeting.All.Except(HonestMeeting.KeptAside).Where(n => sets.Contains(n[0], StringComparison.Ordinal)))
        {
            var meeting = HonestMeeting.Read(name);
            Add(text, name, meeting, await meeting.SourceAsync(CancellationToken.None), meeting.MeetingDate);
        }

        foreach (var exchange in sets.Contains('d', StringComparison.Ordinal) ? DenialExchange.All : [])
        {
            Add(text, "d", exchange.Meeting, exchange.Source, null);
        }

        await File.WriteAllTextAsync(output, text.ToString());
    }

    /// <summary>One statement, and the lines that it cites.</summary>
    public static string Explain(string statement, IReadOnlyList<string> lines)
    {
        var source = Some.Transcript([.. lines]);
        var text = new StringBuilder();
        IReadOnlyList<Citation> citations = [.. source.Segments.Select(Cite.Whole)];
        var check = new GroundingCheck(source, null);
        Show(text, "", IsWarned(check, statement, citations) ? "WARNED" : "SILENT", check, statement, citations);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, HonestMeeting meeting, SourceText source, DateOnly? day)
    {
        var check = new GroundingCheck(source, day);
        foreach (var statement in meeting.Statements)
        {
            var citations = HonestMeeting.Cite(statement, source);
            if (IsWarned(check, statement.Text, citations))
            {
                Show(text, name, "FALSE ALARM", check, statement.Text, citations);
            }

            if (Inventor.DroppedNot(statement.Text, citations.Select(c => c.Quote)) is { } dropped && !IsWarned(check, dropped, citations))
            {
                Show(text, name, "DROPPED", check, dropped, citations);
            }

            if (Inventor.AddedNot(statement.Text) is { } added && !IsWarned(check, added, citations))
            {
                Show(text, name, "ADDED", check, added, citations);
            }
        }
    }

    private static bool IsWarned(GroundingCheck check, string text, IReadOnlyList<Citation> citations) =>
        check.Of([new Statement { Text = text, Citations = citations }]).Any(w => w.Code.StartsWith("negation-", StringComparison.Ordinal));

    private static void Show(StringBuilder text, string name, string what, GroundingCheck check, string statement, IReadOnlyList<Citation> citations)
    {
        var claim = check.Claims([statement], [citations])[0];
        var (own, said) = (Assertions.Own(claim), Assertions.Said(claim));
        text.Append(CultureInfo.InvariantCulture, $"\n### {what} {name}: {statement}\n   << {string.Join(" ... ", citations.Select(c => c.Quote))}\n");
        own.ForEach(p => text.Append(CultureInfo.InvariantCulture, $"   own  {Line(p)}\n"));
        said.ForEach(p => text.Append(CultureInfo.InvariantCulture, $"   said {Line(p)}\n"));
        for (var i = 0; i < own.Count; i++)
        {
            for (var j = 0; j < said.Count; j++)
            {
                if (Matching.Of(own[i], said[j], own) is { Shared: > 0 } pairing)
                {
                    text.Append(CultureInfo.InvariantCulture, $"   pair {i},{j} {pairing}\n");
                }
            }
        }

        foreach (var (hints, isDenied, proposition) in NegationCheck.Conflicts(claim, out var byRule))
        {
            var score = hints == 0 ? "none" : ConflictModel.Score(hints, isDenied).ToString("0.00", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"   {(byRule ? "RULE " : "")}conflict [{proposition}] {score} {string.Join(' ', Enum.GetValues<Hint>().Where(h => (hints & (1UL << (int)h)) != 0))}\n");
        }
    }

    /// <summary>Its terms (* what is denied, ~ under a negation, ! denies by itself, ^ predicate), how it stands, what its pronouns can mean and what limits it.</summary>
    private static string Line(Proposition proposition)
    {
        var terms = proposition.Terms.Select(t => t.Stem + (t.Is(TermMarks.Focus) ? "*" : "") + (t.Is(TermMarks.InScope) ? "~" : "") + (t.Is(TermMarks.Denies) ? "!" : "") + (t.Is(TermMarks.Predicate) ? "^" : ""));
        return $"{(proposition.IsDenied ? "NOT " : "")}{proposition.Negators} {string.Join(' ', terms)} [{proposition.Standing}] inherits ({string.Join(' ', proposition.Inherited.Select(t => t.Stem))}) limits ({string.Join(' ', proposition.Limits)})";
    }
}
