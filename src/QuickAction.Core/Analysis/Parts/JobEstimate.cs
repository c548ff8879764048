using System.Globalization;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>What a job will take of a model, before anything is asked: what is to be expected, and the most that the limits of its answers allow. Repairs, retries and splits of unusable answers are in neither.</summary>
/// <param name="Calls">Questions to be expected: one a part, and those that join parts.</param>
/// <param name="Expected">What talk of an ordinary kind takes.</param>
/// <param name="Most">When every answer is as long as it may be, and joining takes as many levels as that needs.</param>
/// <param name="Currency">Of the costs.</param>
public sealed record JobEstimate(int Parts, int Calls, JobTokens Expected, JobTokens Most, string Currency)
{
    /// <summary>Notes are about a third of what they are notes of, and never more than an answer may have.</summary>
    private const int NotesShare = 3;

    private const int LeastNotes = 800;

    internal static JobEstimate Of(SourceText source, EngineReading reading, string engine, string notesTask, string mergeTask, int fixedTokens)
    {
        var parts = PartwiseReading.Cut(source, reading, engine, notesTask, fixedTokens);
        var (notes, merge) = (reading.Size(notesTask), reading.Size(mergeTask));
        var read = parts.Sum(p => (long)p.Tokens + fixedTokens + notes.Prompt);
        var room = Math.Max(1, reading.Room(mergeTask, 0));
        var written = parts.Sum(p => (long)Math.Min(notes.Answer, Math.Max(LeastNotes, p.Tokens / NotesShare)));
        var merges = parts.Count > 1 ? Math.Max(1, (int)Math.Ceiling((double)written / room)) : 0;
        var mostMerges = MostMerges(parts.Count, notes.Answer, merge.Answer, room);
        return new JobEstimate(
            parts.Count,
            parts.Count + merges,
            Tokens(notes, merge, (read, written), (merges == 0 ? 0 : written + ((long)merges * merge.Prompt), (long)merges * merge.Answer)),
            Tokens(notes, merge, (read, (long)parts.Count * notes.Answer), (mostMerges.Sum(m => m.Read + ((long)m.Count * merge.Prompt)), mostMerges.Sum(m => (long)m.Count * merge.Answer))),
            notes.Currency);
    }

    private static JobTokens Tokens(QuestionSize notes, QuestionSize merge, (long Read, long Written) first, (long Read, long Written) joining) => new(
        first.Read + joining.Read,
        first.Written + joining.Written,
        notes.Cost(first.Read, first.Written) is { } cost && (joining.Written == 0 ? 0 : merge.Cost(joining.Read, joining.Written)) is { } joined ? cost + joined : null);

    /// <summary>By level, when no two notes are shorter than an answer may be: at least two are joined by a question, since what does not fit is left out of it.</summary>
    private static List<(int Count, long Read)> MostMerges(int parts, int notes, int merged, int room)
    {
        var levels = new List<(int Count, long Read)>();
        var size = notes;
        for (var left = parts; left > 1; size = merged)
        {
            var read = (long)left * size;
            left = (int)Math.Ceiling((double)left / Math.Max(2, room / Math.Max(1, size)));
            levels.Add((left, read));
        }

        return levels;
    }

    /// <summary>One sentence for a person.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"About {Calls} call(s) of the model, {Expected.Read:N0} tokens read and {Expected.Written:N0} written{Money(Expected, " about")}; if every answer is as long as it may be, {Most.Read:N0} read and {Most.Written:N0} written{Money(Most, "")}. Repairs and retries come on top{(Expected.Cost is null ? "; no price is set" : "")}.");

    private string Money(JobTokens tokens, string about) => tokens.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $",{about} {cost:0.00##} {Currency}") : "";
}

/// <param name="Read">Tokens that the model reads, prompts included.</param>
/// <param name="Written">Tokens that it writes.</param>
/// <param name="Cost">Null where no price is known.</param>
public sealed record JobTokens(long Read, long Written, decimal? Cost);
