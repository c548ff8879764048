using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>Minutes by an engine that reads in parts: notes of each, joined upwards, their evidence looked up in the source.</summary>
internal sealed class MinutesReading(SourceText source, MinutesTemplate template, MinutesRequest request, IAnalyst analyst, EngineReading reading)
{
    private int _leftOut;

    public JobRecord Record { get; } = new();

    public Gaps Gaps { get; private set; } = Gaps.None;

    public async Task<MinutesFindings> FindAsync(CancellationToken cancellationToken)
    {
        var parts = new PartwiseReading(source, analyst, reading, Record);
        var asked = new MinutesQuestions(source, template, request);
        var chunks = parts.Cut(AnalysisTasks.MinutesNotes.Name, asked.FixedTokens);
        var answers = await parts.AskAsync(AnalysisTasks.MinutesNotes, chunks, asked.Of, cancellationToken);
        Gaps = Gaps.Of(answers);
        List<MinutesNotes> notes = [.. answers.Select(a => a.Found).OfType<MinutesNotes>()];
        var warnings = new List<Warning>();
        if (notes.Count == 0)
        {
            return new MinutesFindings();
        }

        var tree = new MergeTree<MinutesNotes>(AnalysisTasks.MinutesMerge.Name, reading, group => new Step(this, new MinutesNotesMerge(group)));
        var merged = await tree.JoinAsync(notes, cancellationToken);
        if (!merged.Whole)
        {
            warnings.Add(new Warning(
                "parts-not-joined",
                Severity.Warn,
                "The notes of the parts of the meeting stand one after the other: the model could not join them all. The same matter may stand there twice."));
        }

        if (_leftOut > 0)
        {
            warnings.Add(new Warning(
                "notes-joined", Severity.Info, $"{_leftOut} item(s) of one part of the meeting said the same as an item of another part; each stands once, with the citations of both."));
        }

        return new DraftedMinutes(source, template, request).Findings(merged.Notes, warnings);
    }

    private sealed class Step(MinutesReading minutes, MinutesNotesMerge merge) : IMergeStep<MinutesNotes>
    {
        public IReadOnlyList<IReadOnlyList<MergeNote>> ByKind => merge.ByKind;

        public MinutesNotes Joined() => merge.Joined();

        public async Task<MinutesNotes?> AskAsync(IReadOnlyList<MergeNote> notes, string place, CancellationToken cancellationToken)
        {
            var decision = await minutes.AskAsync(new MergeInput { Notes = notes }, place, cancellationToken);
            var joined = decision.Found is { } found ? merge.Apply(found) : null;
            Interlocked.Add(ref minutes._leftOut, merge.LeftOut);
            return joined;
        }
    }

    private async Task<ModelAnswer<MinutesMerge>> AskAsync(MergeInput input, string place, CancellationToken cancellationToken)
    {
        var decision = await analyst.DecideAsync(AnalysisTasks.MinutesMerge, input, cancellationToken);
        // After all notes, whatever the names of the tasks: the order of the questions is the order of the records.
        Record.Add($"then {place}", decision);
        return decision.Output;
    }
}
