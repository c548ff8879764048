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
        while (true)
        {
            var traits = memory.Of(key);
            try
            {
                var messages = StructuredMessages.Of(question, traits, mended?.Text, mended?.Detail);
                var response = await client.GetResponseAsync(messages, Options(question, traits), cancellationToken);
                calls.Add(Facts(response));
                var attempt = StructuredAnswer.Read(question, response);
                if (attempt.Reason is UnusableReason.NotJson or UnusableReason.WrongShape && attempt.Value is null && traits.Format == AnswerFormat.JsonSchema)
                {
                    memory.Learn(key, known => known with { SchemaIgnored = true });
                }

                return attempt;
            }
            catch (ModelCallException error) when (error.Fault == ModelFault.FormatUnsupported && traits.Format != AnswerFormat.Text)
            {
                // Another call may have learnt it meanwhile: one step below what this one tried, never two.
                memory.Learn(key, known => known with { Format = Max(known.Format, traits.Format + 1) });
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

    private static AnswerFormat Max(AnswerFormat one, AnswerFormat other) => one > other ? one : other;
}

/// <summary>What every call of an engine is made with.</summary>
/// <param name="Temperature">0 to 2; null for the model's own.</param>
/// <param name="Seed">For answers that repeat as far as the provider can; null for none.</param>
/// <param name="Effort">How much a reasoning model thinks; null for the model's own.</param>
public sealed record CallSettings(float? Temperature = 0, long? Seed = null, ReasoningEffort? Effort = null);
