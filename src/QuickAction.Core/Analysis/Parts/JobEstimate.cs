using System.Globalization;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>What a job will take of a model, before anything is asked. Upper estimates: splits of unusable answers and repairs are not among them.</summary>
/// <param name="Calls">Questions: one a part, and those that join parts.</param>
/// <param name="InputTokens">Read by the model, prompts included.</param>
/// <param name="OutputTokens">Written by it, at most.</param>
/// <param name="Cost">At most; null where no price is known.</param>
public sealed record JobEstimate(int Parts, int Calls, long InputTokens, long OutputTokens, decimal? Cost, string Currency)
{
    /// <summary>Notes are at most about a third of what they are notes of, and never more than an answer may have.</summary>
    private const int NotesShare = 3;

    private const int LeastNotes = 800;

    internal static JobEstimate Of(SourceText source, EngineReading reading, string engine, string notesTask, string mergeTask, int fixedTokens)
    {
        var parts = PartwiseReading.Cut(source, reading, engine, notesTask, fixedTokens);
        var (notes, merge) = (reading.Size(notesTask), reading.Size(mergeTask));
        var written = parts.Sum(p => (long)Math.Min(notes.Answer, Math.Max(LeastNotes, p.Tokens / NotesShare)));
        var read = parts.Sum(p => (long)p.Tokens + fixedTokens + notes.Prompt);
        var merges = parts.Count > 1 ? Math.Max(1, (int)Math.Ceiling((double)written / Math.Max(1, reading.Room(mergeTask, 0)))) : 0;
        var (mergeRead, mergeWritten) = (merges == 0 ? 0 : written + ((long)merges * merge.Prompt), (long)merges * merge.Answer);
        return new JobEstimate(
            parts.Count,
            parts.Count + merges,
            read + mergeRead,
            written + mergeWritten,
            notes.Cost(read, written) is { } cost && (merges == 0 ? 0 : merge.Cost(mergeRead, mergeWritten)) is { } joined ? cost + joined : null,
            notes.Currency);
    }

    /// <summary>One sentence for a person.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Calls} call(s) of the model, about {InputTokens:N0} tokens read and at most {OutputTokens:N0} written{(Cost is { } cost ? $", at most {cost:0.00##} {Currency}" : "; no price is set")}.");
}
