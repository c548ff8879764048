using System.Runtime.ExceptionServices;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>
/// Reads a source in parts, several at once. A part whose answer cannot be used is cut in two at a turn or paragraph and asked again, down to single
/// segments; what is left then is a gap with its reason. Nothing here depends on the order in which answers come.
/// </summary>
internal sealed class PartwiseReading(SourceText source, IAnalyst analyst, EngineReading reading, JobRecord record)
{
    /// <summary>A part of fewer tokens is not worth a question; a window that leaves less room is refused.</summary>
    private const int LeastRoom = 400;

    /// <summary>The parts into which the source is cut for a task; one when it fits the window.</summary>
    /// <param name="fixedTokens">Tokens of the question beside prompt and source.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: the window is too small.</exception>
    public IReadOnlyList<Chunk> Cut(string task, int fixedTokens) => Cut(source, reading, analyst.Engine.Name, task, fixedTokens);

    /// <inheritdoc cref="Cut(string, int)"/>
    public static IReadOnlyList<Chunk> Cut(SourceText source, EngineReading reading, string engine, string task, int fixedTokens)
    {
        // Everything but running headers, footers and page numbers.
        List<Segment> segments = [.. source.Segments.Where(s => s.Kind != SegmentKind.PageFurniture)];
        var room = reading.Room(task, fixedTokens);
        var longestLine = segments.Select(reading.LineOverhead).DefaultIfEmpty().Max() / 1000;
        return room >= LeastRoom + longestLine
            ? Chunker.Cut(segments, room, reading.LineOverhead)
            : throw new QuickActionException(
                ProblemCode.Misconfigured,
                $"The engine {engine} has too small a window for {task}: prompt and answer leave room for {Math.Max(0, room)} tokens of the source; raise Window or lower Output in its settings.");
    }

    /// <summary>An answer or a gap for every part, in the source's order.</summary>
    public async Task<IReadOnlyList<PartAnswer<T>>> AskAsync<TIn, T>(
        AnalysisTask<TIn, ModelAnswer<T>> task, IReadOnlyList<Chunk> chunks, Func<SourcePart, TIn> question, CancellationToken cancellationToken)
        where TIn : notnull
        where T : class
    {
        using var asking = new Asking<TIn, T>(this, task, chunks.Count, question);
        return await asking.AllAsync(chunks, cancellationToken);
    }

    private static GapReason Gap(UnusableReason? reason) => reason switch
    {
        UnusableReason.InputTooLong or UnusableReason.InputCut or UnusableReason.OutputCut => GapReason.TooLong,
        UnusableReason.PromptFiltered or UnusableReason.AnswerFiltered => GapReason.Filtered,
        UnusableReason.Refused => GapReason.Refused,
        UnusableReason.NotJson or UnusableReason.WrongShape or null => GapReason.Unusable,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
    };

    private sealed class Asking<TIn, T>(PartwiseReading parts, AnalysisTask<TIn, ModelAnswer<T>> task, int of, Func<SourcePart, TIn> question) : IDisposable
        where TIn : notnull
        where T : class
    {
        private readonly SemaphoreSlim _gate = new(parts.Reading.AtOnce);

        /// <summary>The first thing that no other part would mend: no new question is asked after it, and those in flight come to their end.</summary>
        private ExceptionDispatchInfo? _fatal;

        public async Task<IReadOnlyList<PartAnswer<T>>> AllAsync(IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
        {
            try
            {
                var answers = await Task.WhenAll(chunks.Select(c => OneAsync(c, $"{task.Name} {c.Index:D6}", cancellationToken)));
                return [.. answers.SelectMany(a => a)];
            }
            catch (Exception) when (_fatal is not null)
            {
                _fatal.Throw();
                throw;
            }
        }

        public void Dispose() => _gate.Dispose();

        private async Task<IReadOnlyList<PartAnswer<T>>> OneAsync(Chunk chunk, string place, CancellationToken cancellationToken)
        {
            if (await DecideAsync(chunk, place, cancellationToken) is not { } answer)
            {
                return [new PartAnswer<T>(chunk, null, GapReason.Budget)];
            }

            if (answer.Found is { } found)
            {
                return [new PartAnswer<T>(chunk, found, null)];
            }

            var reason = Gap(answer.Unusable);
            if (ChunkHalves.Of(chunk, parts.Source.Segments, parts.Reading.LineOverhead, insideSegment: reason == GapReason.TooLong) is not { } halves)
            {
                return [new PartAnswer<T>(chunk, null, reason)];
            }

            var both = await Task.WhenAll(OneAsync(halves.First, $"{place}a", cancellationToken), OneAsync(halves.Second, $"{place}b", cancellationToken));
            return [.. both[0], .. both[1]];
        }

        /// <summary>Null when the budget does not cover the question.</summary>
        private async Task<ModelAnswer<T>?> DecideAsync(Chunk chunk, string place, CancellationToken cancellationToken)
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                _fatal?.Throw();
                var decision = await parts.Analyst.DecideAsync(task, question(SourcePart.Take(parts.Source, chunk, of)), cancellationToken);
                parts.Record.Add(place, decision);
                return decision.Output;
            }
            catch (QuickActionException spent) when (spent.Code == ProblemCode.BudgetSpent)
            {
                return null;
            }
            catch (Exception error)
            {
                _fatal ??= ExceptionDispatchInfo.Capture(error);
                throw;
            }
            finally
            {
                _gate.Release();
            }
        }
    }

    private SourceText Source => source;

    private IAnalyst Analyst => analyst;

    private EngineReading Reading => reading;

    private JobRecord Record => record;
}
