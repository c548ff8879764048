using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace QuickAction.Core.Analysis;

public sealed partial class DecisionTicket
{
    /// <summary>
    /// Appends <c>decision.requested</c> before the engine is asked and <c>decision.completed</c> or <c>decision.failed</c> after, so that a crash between
    /// the two stays visible. If an append fails, the answer is not given out.
    /// </summary>
    /// <param name="job">Its id is the scope of the journal and the correlation id of its decisions.</param>
    public sealed class RecordingAnalyst(IEngine engine, IDecisionLog log, DecisionJob job, TimeProvider clock) : IAnalyst
    {
        public EngineIdentity Engine => engine.Identity;

        public EngineReading? Reading => engine.Reading;

        public async ValueTask<Decision<TOut>> DecideAsync<TIn, TOut>(
            AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
            where TIn : notnull
            where TOut : notnull
        {
            var question = JsonSerializer.SerializeToUtf8Bytes(input, task.InputJson);
            var identity = engine.Identity with { Prompts = [.. engine.PromptsOf(task.Name), .. task.Prompts(input)] };
            var key = Key(task, question, identity);
            if (await log.FindAnswerAsync(key, cancellationToken) is { } known)
            {
                var output = JsonSerializer.Deserialize(known.Answer.Span, task.OutputJson)
                    ?? throw new QuickActionException(ProblemCode.NotRecorded, "A stored answer cannot be read; run the job again from the start.");
                return new Decision<TOut>(known.Decision, output) { Prompts = identity.Prompts };
            }

            var decision = DecisionId.New(clock.GetUtcNow());
            var ticket = new DecisionTicket(decision, job.Id, (request, token) => log.SendingAsync(job, decision, request, token));
            await log.RequestAsync(Record(DecisionEvent.Requested, ticket, key, identity), question, cancellationToken);
            var asked = clock.GetTimestamp();
            var answer = await AskAsync(ticket, task, input, () => Record(DecisionEvent.Failed, ticket, key, identity), cancellationToken);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, task.OutputJson);
            var completed = Record(DecisionEvent.Completed, ticket, key, identity) with
            {
                OutputSha256 = Sha256(bytes),
                Account = ticket.Account,
                Latency = clock.GetElapsedTime(asked),
            };
            // The answer exists: cancelling now must not leave it paid for and unrecorded.
            await log.CompleteAsync(completed, key, bytes, CancellationToken.None);
            return new Decision<TOut>(ticket.Decision, answer) { Prompts = identity.Prompts };
        }

        private async ValueTask<TOut> AskAsync<TIn, TOut>(
            DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, Func<DecisionRecord> failed, CancellationToken cancellationToken)
            where TIn : notnull
            where TOut : notnull
        {
            try
            {
                return await engine.AnswerAsync(ticket, task, input, cancellationToken);
            }
            catch (Exception error)
            {
                var reason = error is OperationCanceledException ? "cancelled" : error.GetType().Name;
                await log.FailAsync(failed() with { Failure = reason, Account = ticket.Account }, CancellationToken.None);
                throw;
            }
        }

        private JournalKey Key<TIn, TOut>(AnalysisTask<TIn, TOut> task, byte[] question, EngineIdentity identity)
            where TIn : notnull
            where TOut : notnull
        {
            var prompts = string.Join('\n', identity.Prompts.Select(p => $"{p.Name} {p.Version} {p.Sha256}"));
            return new JournalKey(
                job.Id,
                task.Name,
                task.Version,
                Sha256(question),
                Sha256(Encoding.UTF8.GetBytes(prompts)),
                $"{identity.Name} {identity.Model}");
        }

        private DecisionRecord Record(DecisionEvent what, DecisionTicket ticket, JournalKey key, EngineIdentity identity) => new()
        {
            Event = what,
            Decision = ticket.Decision,
            Job = job,
            Time = clock.GetUtcNow(),
            Task = key.Task,
            TaskVersion = key.TaskVersion,
            Engine = identity,
            InputSha256 = key.InputSha256,
        };

        private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
