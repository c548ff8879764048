using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Summaries;

/// <summary>A summary by an engine that reads in parts: notes of each, the head joined upwards, evidence looked up in the source.</summary>
internal sealed class SummaryReading(SourceText source, int words, IAnalyst analyst, EngineReading reading)
{
    public const int FixedTokens = 100;

    public JobRecord Record { get; } = new();

    public Gaps Gaps { get; private set; } = Gaps.None;

    /// <summary>What a reviewer has to know beside the gaps.</summary>
    public List<Warning> Warnings { get; } = [];

    public async Task<SummaryFindings> FindAsync(CancellationToken cancellationToken)
    {
        var parts = new PartwiseReading(source, analyst, reading, Record);
        var chunks = parts.Cut(AnalysisTasks.SummaryNotes.Name, FixedTokens);
        var answers = await parts.AskAsync(
            AnalysisTasks.SummaryNotes, chunks, part => new SummaryNotesInput { Part = part, Words = words }, cancellationToken);
        Gaps = Gaps.Of(answers);
        List<SummaryNotes> notes = [.. answers.Select(a => a.Found).OfType<SummaryNotes>()];
        if (notes.Count == 0)
        {
            return new SummaryFindings();
        }

        var tree = new MergeTree<SummaryNotes>(AnalysisTasks.SummaryMerge.Name, reading, group => new Step(this, new SummaryNotesMerge(group)));
        var merged = await tree.JoinAsync(notes, cancellationToken);
        if (!merged.Whole)
        {
            Warnings.Add(new Warning(
                "parts-not-joined",
                Severity.Warn,
                "The key points of the parts of the document stand one after the other: the model could not sum them all up. The most important may not come first."));
        }

        var drafted = new DraftedSummary(source, words);
        var found = drafted.Findings(merged.Notes);
        Warnings.AddRange(drafted.Warnings);
        return found;
    }

    private sealed class Step(SummaryReading summary, SummaryNotesMerge merge) : IMergeStep<SummaryNotes>
    {
        public IReadOnlyList<IReadOnlyList<MergeNote>> ByKind => [merge.Notes];

        public SummaryNotes Joined() => merge.Joined();

        public async Task<SummaryNotes?> AskAsync(IReadOnlyList<MergeNote> notes, string place, CancellationToken cancellationToken)
        {
            var decision = await summary.AskAsync(notes, place, cancellationToken);
            return decision.Found is { } found ? merge.Apply(found) : null;
        }
    }

    private async Task<ModelAnswer<SummaryMerge>> AskAsync(IReadOnlyList<MergeNote> notes, string place, CancellationToken cancellationToken)
    {
        var decision = await analyst.DecideAsync(AnalysisTasks.SummaryMerge, new MergeInput { Notes = notes, Words = words }, cancellationToken);
        Record.Add($"then {place}", decision);
        return decision.Output;
    }
}
