using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>Writes the chosen units of a section as its items: sentences that one speaker said one after the other are one item.</summary>
internal sealed class SectionItems(SourceText source)
{
    /// <summary>Most spoken words of an item of several sentences.</summary>
    private const int LongestItem = 45;

    /// <summary>"Velcro." answers a question that the reader of the minutes does not see.</summary>
    private const int FewestWords = 3;

    private readonly SpeechTrimmer _trimmer = new(SpacedPunctuation.In(source), keepsHedges: true);

    public IReadOnlyList<Statement> Write(IReadOnlyList<Pick> picks, SectionKind kind)
    {
        var runs = new List<List<TalkUnit>>();
        foreach (var unit in picks.Select(p => p.Unit))
        {
            if (runs.Count > 0 && Continues(runs[^1], unit))
            {
                runs[^1].Add(unit);
            }
            else
            {
                runs.Add([unit]);
            }
        }

        return [.. runs.Select(run => State(run, kind)).Where(s => Words.Count(s.Text) >= FewestWords)];
    }

    private bool Continues(List<TalkUnit> run, TalkUnit unit) =>
        run[^1].Turn.Index == unit.Turn.Index
        && run.Sum(u => u.Words) + unit.Words <= LongestItem
        && Adjoin(run[^1].Citations[^1], unit.Citations[0]);

    /// <summary>Nothing but white space or a caption's end stands between the two quotes.</summary>
    private bool Adjoin(Citation before, Citation after)
    {
        var text = source.Segments[before.Segment].Text;
        return before.Segment == after.Segment
            ? after.Start >= before.End && text.AsSpan(before.End, after.Start - before.End).IsWhiteSpace()
            : after.Segment == before.Segment + 1
                && text.AsSpan(before.End).IsWhiteSpace()
                && source.Segments[after.Segment].Text.AsSpan(0, after.Start).IsWhiteSpace();
    }

    private Statement State(List<TalkUnit> run, SectionKind kind)
    {
        // Words in quotation marks are given as they were said; elsewhere filler goes.
        var said = kind == SectionKind.Quote ? run.Select(u => u.Text) : run.Select(Trimmed);
        return new Statement
        {
            Text = string.Join(' ', said.Where(text => text.Length > 0)),
            Citations = Joined([.. run.SelectMany(u => u.Citations)]),
        };
    }

    private string Trimmed(TalkUnit unit) => _trimmer.Trim([.. unit.Citations.Select(c => new SourceRange(source.Segments[c.Segment], c.Start, c.End))]);

    /// <summary>Quotes that adjoin in one segment become one.</summary>
    private List<Citation> Joined(List<Citation> citations)
    {
        var joined = new List<Citation> { citations[0] };
        foreach (var citation in citations.Skip(1))
        {
            if (joined[^1].Segment == citation.Segment && Adjoin(joined[^1], citation))
            {
                joined[^1] = Cite.Range(source.Segments[citation.Segment], joined[^1].Start, citation.End);
            }
            else
            {
                joined.Add(citation);
            }
        }

        return joined;
    }
}
