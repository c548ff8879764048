using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>
/// Asks a model for JSON of a given shape and gives back a whole answer that keeps to the schema, or says why there is none. The way to ask is found out once
/// for each endpoint and model: strict JSON schema, then JSON mode, then plain text from which the JSON is taken. One repair is tried, with the schema's
/// complaints; splitting the input and naming the gap are the caller's.
/// </summary>
/// <param name="client">With all its layers: budget, resilience, recording, telemetry.</param>
/// <param name="settings">Temperature, seed and effort that every call is made with.</param>
public sealed class StructuredCall(IChatClient client, ModelMemory memory, CallSettings settings)
{
    /// <summary>Two prompts whose lengths differ by less say nothing of how a server counts.</summary>
    private const double LeastShorter = 0.05;

    /// <summary>The longest prompt of each model that seemed to be cut.</summary>
    private readonly ConcurrentDictionary<string, Count> _cut = new(StringComparer.Ordinal);

    /// <returns>
    /// <see cref="StructuredReply{T}.Answered"/>, or <see cref="StructuredReply{T}.Unusable"/> for what another, shorter input may mend.
    /// </returns>
    /// <exception cref="QuickActionException">
    /// What no other input would mend: <see cref="ProblemCode.Unavailable"/> (server unreachable, failing or limiting after all retries),
    /// <see cref="ProblemCode.Misconfigured"/> (key, endpoint, model), <see cref="ProblemCode.BudgetSpent"/>.
    /// </exception>
    public async ValueTask<StructuredReply<T>> AskAsync<T>(StructuredQuestion<T> question, CancellationToken cancellationToken)
        where T : class
    {
        var calls = new List<CallFacts>();
        var first = await TryAsync(question, null, calls, cancellationToken);
        if (first.Value is { } answer)
        {
            return new StructuredReply<T>.Answered(answer, Repaired: false) { Calls = calls };
        }

        if (first.Reason is UnusableReason.NotJson or UnusableReason.WrongShape)
        {
            var second = await TryAsync(question, first, calls, cancellationToken);
            if (second.Value is { } repaired)
            {
                return new StructuredReply<T>.Answered(repaired, Repaired: true) { Calls = calls };
            }
        }

        return new StructuredReply<T>.Unusable(first.Reason, first.Detail) { Calls = calls };
    }

    /// <summary>One attempt, asked in the strictest way that the model is known to take.</summary>
    /// <param name="mended">The attempt before this one, which is to be repaired; null for the first.</param>
    private async ValueTask<Attempt<T>> TryAsync<T>(
        StructuredQuestion<T> question, Attempt<T>? mended, List<CallFacts> calls, CancellationToken cancellationToken)
        where T : class
    {
        var key = ModelMemory.Key(client, question.Model);
        AnswerFormat? guessed = null;
        while (true)
        {
            var known = memory.Of(key);
            var traits = guessed > known.Format ? known with { Format = guessed.Value } : known;
            try
            {
                var messages = StructuredMessages.Of(question, traits, mended?.Text, mended?.Detail);
                var response = await client.GetResponseAsync(messages, Options(question, traits), cancellationToken);
                calls.Add(Facts(response));
                if (guessed is { } format)
                {
                    memory.Learn(key, now => now with { Format = Max(now.Format, format) });
                }

                return Kept(Judge(question, response, key, traits), key, traits);
            }
            catch (ModelCallException error) when (error.Fault == ModelFault.FormatUnsupported && traits.Format != AnswerFormat.Text)
            {
                // Another call may have learnt it meanwhile: one step below what this one tried, never two.
                memory.Learn(key, now => now with { Format = Max(now.Format, traits.Format + 1) });
            }
            catch (ModelCallException error) when (error.MayBeFormat && traits.Format != AnswerFormat.Text)
            {
                // A guess: only an answer says that it was the format, and not this one question.
                guessed = traits.Format + 1;
            }
            catch (ModelCallException error) when (error.Fault == ModelFault.AnswerInvalid)
            {
                return Kept(Attempt<T>.None(UnusableReason.NotJson, "the server found no valid JSON in it"), key, traits);
            }
            catch (ModelCallException error) when (error.Fault == ModelFault.ContextTooLong)
            {
                return Attempt<T>.None(UnusableReason.InputTooLong, "the prompt does not fit the model's window");
            }
            catch (ModelCallException error) when (error.Fault == ModelFault.PromptFiltered)
            {
                return Attempt<T>.None(UnusableReason.PromptFiltered, error.ErrorCode ?? "content filter");
            }
            catch (ModelCallException error)
            {
                throw error.ForPeople();
            }
        }
    }

    /// <summary>The attempt as it is, with what it says of the model kept: one that breaks a schema that was sent beside the prompt is told it in the prompt from then on.</summary>
    private Attempt<T> Kept<T>(Attempt<T> attempt, string key, ModelTraits traits)
        where T : class
    {
        if (attempt.Reason is UnusableReason.NotJson or UnusableReason.WrongShape && attempt.Value is null && traits.Format == AnswerFormat.JsonSchema)
        {
            memory.Learn(key, known => known with { SchemaIgnored = true });
        }

        return attempt;
    }

    /// <summary>
    /// A server that cuts prompts counts as many tokens for a shorter one; one that counts in its own way counts fewer. The first to be told
    /// from the second takes two prompts of different length, which the caller brings: what seems cut is halved and asked again.
    /// </summary>
    private Attempt<T> Judge<T>(StructuredQuestion<T> question, ChatResponse response, string key, ModelTraits traits)
        where T : class
    {
        var attempt = StructuredAnswer.Read(question, response, traits.CountsApart);
        if (attempt.Reason != UnusableReason.InputCut || attempt.Value is not null || question.EstimatedInputTokens is not { } estimated || response.Usage?.InputTokenCount is not { } counted)
        {
            return attempt;
        }

        var first = _cut.AddOrUpdate(key, new Count(estimated, counted), (_, before) => before.Estimated >= estimated ? before : new Count(estimated, counted));
        var (shorter, fewer) = (1 - ((double)estimated / first.Estimated), 1 - ((double)counted / first.Counted));
        if (shorter < LeastShorter || fewer < shorter / 2)
        {
            return attempt;
        }

        memory.Learn(key, known => known with { CountsApart = true });
        return StructuredAnswer.Read(question, response, countsApart: true);
    }

    private ChatOptions Options<T>(StructuredQuestion<T> question, ModelTraits traits)
        where T : class
    {
        var options = new ChatOptions
        {
            ModelId = question.Model,
            MaxOutputTokens = question.MaxOutputTokens,
            Temperature = settings.Temperature,
            Seed = settings.Seed,
            Reasoning = settings.Effort is { } effort ? new ReasoningOptions { Effort = effort } : null,
            ResponseFormat = traits.Format switch
            {
                AnswerFormat.JsonSchema => ChatResponseFormat.ForJsonSchema(question.Schema.WireForm, question.Schema.Name),
                AnswerFormat.JsonObject => ChatResponseFormat.Json,
                AnswerFormat.Text => null,
                _ => throw new ArgumentOutOfRangeException(nameof(traits), traits.Format, "No such format."),
            },
        };
        return (question.Context with { EstimatedInputTokens = question.EstimatedInputTokens }).In(options);
    }

    private static CallFacts Facts(ChatResponse response) => new(
        response.ModelId,
        response.ResponseId,
        response.FinishReason?.Value,
        response.Usage?.InputTokenCount,
        response.Usage?.OutputTokenCount,
        response.Usage?.CachedInputTokenCount,
        response.Usage?.ReasoningTokenCount);

    /// <summary>What a prompt was thought to hold in tokens, and what its server counted.</summary>
    private sealed record Count(int Estimated, long Counted);

    private static AnswerFormat Max(AnswerFormat one, AnswerFormat other) => one > other ? one : other;
}

/// <summary>What every call of an engine is made with.</summary>
/// <param name="Temperature">0 to 2; null for the model's own.</param>
/// <param name="Seed">For answers that repeat as far as the provider can; null for none.</param>
/// <param name="Effort">How much a reasoning model thinks; null for the model's own.</param>
public sealed record CallSettings(float? Temperature = 0, long? Seed = null, ReasoningEffort? Effort = null);
