using System.Runtime.ExceptionServices;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Analysis.Offline;
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

    /// <summary>A single segment of fewer tokens is not what makes a question or an answer too long: it is cut no further.</summary>
    private const int LeastInside = 400;

    /// <summary>After so many cuts of which no half could be used for the same reason, the next would not mend it either: such a model keeps to no form at all.</summary>
    private const int MostBarren = 2;

    /// <summary>After so many questions that failed, and none that was answered between them, it is the server and not the parts: the others are not asked.</summary>
    private const int MostFailed = 3;

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
        if (room < LeastRoom)
        {
            throw new QuickActionException(
                ProblemCode.Misconfigured,
                $"The engine {engine} has too small a window for {task}: prompt and answer leave room for {Math.Max(0, room)} tokens of the source; raise Window or lower Output in its settings.");
        }

        // A very long segment full of names would leave no room beside its placeholders: it is cut all the same, and halved should it not fit.
        return Chunker.Cut(segments, room, segment => Math.Min(reading.LineOverhead(segment), room * 500L));
    }

    /// <summary>An answer or a gap for every part, in the source's order.</summary>
    public async Task<IReadOnlyList<PartAnswer<T>>> AskAsync<TIn, T>(
        AnalysisTask<TIn, ModelAnswer<T>> task, IReadOnlyList<Chunk> chunks, Func<SourcePart, TIn> question, CancellationToken cancellationToken)
        where TIn : notnull
        where T : class
    {
        using var asking = new Asking<TIn, T>(this, task, chunks.Count, question);
        var answers = asking.AllAsync(chunks, cancellationToken);
        // The checks of the answers read the source's words: they are made while the model thinks. Whatever fails, nothing is asked any more when this ends.
        await Task.WhenAll(answers, Task.Run(() => Talk.Of(source), CancellationToken.None));
        return await answers;
    }

    private static GapReason GapOf(UnusableReason? reason) => reason switch
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

        private ExceptionDispatchInfo? _spent;

        private ExceptionDispatchInfo? _failed;

        private int _failedInARow;

        public async Task<IReadOnlyList<PartAnswer<T>>> AllAsync(IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
        {
            try
            {
                var answers = await Task.WhenAll(chunks.Select(c => OneAsync(c, $"{task.Name} {c.Index:D6}", cancellationToken)));
                if (parts.Record.Records.Count == 0)
                {
                    // Not one question was answered, or within the budget: there is nothing to keep, and nothing to show.
                    _failed?.Throw();
                    _spent?.Throw();
                }

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
            var decided = await DecideAsync(chunk, place, cancellationToken);
            return await SettleAsync(chunk, place, decided, 0, cancellationToken);
        }

        /// <param name="barren">How many cuts before this one have brought nothing on either side, for the same reason.</param>
        private async Task<IReadOnlyList<PartAnswer<T>>> SettleAsync(Chunk chunk, string place, Decided decided, int barren, CancellationToken cancellationToken)
        {
            if (decided.Answer?.Found is { } found)
            {
                return [new PartAnswer<T>(chunk, found, null)];
            }

            var reason = decided.Gap;
            var inside = reason == GapReason.TooLong && chunk.Tokens >= LeastInside;
            if (decided.Answer is null || ChunkHalves.Of(chunk, parts.Source.Segments, parts.Reading.LineOverhead, inside) is not { } halves)
            {
                return [new PartAnswer<T>(chunk, null, reason)];
            }

            var both = await Task.WhenAll(DecideAsync(halves.First, $"{place}a", cancellationToken), DecideAsync(halves.Second, $"{place}b", cancellationToken));
            barren = reason == GapReason.Unusable && both.All(d => d.Gap == reason) ? barren + 1 : 0;
            if (barren >= MostBarren)
            {
                return [new PartAnswer<T>(halves.First, null, reason), new PartAnswer<T>(halves.Second, null, reason)];
            }

            var settled = await Task.WhenAll(
                SettleAsync(halves.First, $"{place}a", both[0], barren, cancellationToken),
                SettleAsync(halves.Second, $"{place}b", both[1], barren, cancellationToken));
            return [.. settled[0], .. settled[1]];
        }

        /// <summary>No answer when the server failed at the question, the budget does not cover it, or the work was stopped.</summary>
        private async Task<Decided> DecideAsync(Chunk chunk, string place, CancellationToken cancellationToken)
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                _fatal?.Throw();
                if (Volatile.Read(ref _failedInARow) >= MostFailed)
                {
                    return new Decided(null, GapReason.Failed);
                }

                var decision = await parts.Analyst.DecideAsync(task, question(SourcePart.Take(parts.Source, chunk, of)), cancellationToken);
                parts.Record.Add(place, decision);
                Volatile.Write(ref _failedInARow, 0);
                return new Decided(decision.Output, null);
            }
            catch (QuickActionException spent) when (spent.Code == ProblemCode.BudgetSpent)
            {
                _spent ??= ExceptionDispatchInfo.Capture(spent);
                return new Decided(null, GapReason.Budget);
            }
            catch (QuickActionException stopped) when (stopped.Code == ProblemCode.Stopped)
            {
                return new Decided(null, GapReason.Stopped);
            }
            catch (QuickActionException failed) when (failed.InnerException is ModelCallException { MayConcernOneQuestion: true })
            {
                // Not journalled: whoever goes on with the job asks it again.
                _failed ??= ExceptionDispatchInfo.Capture(failed);
                Interlocked.Increment(ref _failedInARow);
                return new Decided(null, GapReason.Failed);
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

        /// <param name="Ended">Why there is no answer at all.</param>
        private sealed record Decided(ModelAnswer<T>? Answer, GapReason? Ended)
        {
            public GapReason? Gap => Answer is null ? Ended : Answer.Found is null ? GapOf(Answer.Unusable) : null;
        }
    }

    private SourceText Source => source;

    private IAnalyst Analyst => analyst;

    private EngineReading Reading => reading;

    private JobRecord Record => record;
}
