using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Structured;

namespace QuickAction.Core.Analysis.Models;

/// <summary>Asks a model live for one tiny structured answer: that it is there, lets us in, and how it takes a schema. No document text is sent.</summary>
public static class ModelCheck
{
    /// <summary>Room for a model that reasons before it answers.</summary>
    private const int MostTokens = 2000;

    private static readonly AnswerSchema Schema = AnswerSchema.Parse("check", """
        { "type": "object", "properties": { "ready": { "type": "boolean" } }, "required": ["ready"], "additionalProperties": false }
        """);

    /// <exception cref="QuickActionException">The model could not be asked; the message says what to do.</exception>
    internal static async ValueTask<ModelCheckResult> RunAsync(
        ModelConnection connection, ModelTier tier, EngineAccount account, TimeProvider clock, CancellationToken cancellationToken)
    {
        var model = connection.Options.NameFor(tier);
        var log = new CallLog(model, account, clock);
        var question = new StructuredQuestion<Ready>
        {
            Instructions = "This is a check of the connection. Answer with ready set to true.",
            Input = "Are you ready?",
            Schema = Schema,
            Json = ReadyJson.Default.Ready,
            MaxOutputTokens = MostTokens,
            Model = model,
            Context = new CallContext { Recorder = log },
        };
        var started = clock.GetTimestamp();
        var reply = await AskAsync(connection, question, log, account, cancellationToken);
        return new ModelCheckResult(model, reply.Calls is [.., var last] ? last : null, connection.TraitsOf(model).Format, clock.GetElapsedTime(started))
        {
            Problem = reply is StructuredReply<Ready>.Unusable no ? Plainly(no) : null,
        };
    }

    /// <summary>The place of what is wrong is told only where it is not the answer as a whole.</summary>
    private static string Plainly(StructuredReply<Ready>.Unusable no)
    {
        var detail = no.Detail.Replace("/ has", "it has", StringComparison.Ordinal);
        return no.Reason is UnusableReason.WrongShape ? $"it is not the JSON that was asked for: {detail}" : detail;
    }

    private static async ValueTask<StructuredReply<Ready>> AskAsync(
        ModelConnection connection, StructuredQuestion<Ready> question, CallLog log, EngineAccount account, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await connection.Calls(new JobMeter(new PriceTable(connection.Options))).AskAsync(question, cancellationToken);
            var answer = (reply as StructuredReply<Ready>.Answered)?.Value;
            log.Answered(account, reply.Calls, answer is null ? null : new JsonObject { ["ready"] = answer.Value });
            account.SchemaValid = answer is not null;
            return reply;
        }
        catch (Exception error)
        {
            log.Failed(account, error);
            throw;
        }
    }
}

/// <param name="Model">The model as the settings name it.</param>
/// <param name="Facts">What the model said of itself and of the tokens; null when it said nothing.</param>
/// <param name="Format">How it can be asked for JSON.</param>
public sealed record ModelCheckResult(string Model, CallFacts? Facts, AnswerFormat Format, TimeSpan Took)
{
    /// <summary>Why the answer could not be used, in words to stand in brackets; null when it could.</summary>
    public string? Problem { get; init; }
}

internal sealed record Ready([property: JsonPropertyName("ready")] bool Value);

[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(ModelCheckQuestion))]
[JsonSerializable(typeof(ModelCheckAnswer))]
internal sealed partial class ReadyJson : JsonSerializerContext;
