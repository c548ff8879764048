using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>What one attempt brought: a value, or the reason why there is none.</summary>
/// <param name="Text">What the model wrote, for the repair; it goes nowhere else.</param>
internal sealed record Attempt<T>(T? Value, UnusableReason Reason, string Detail, string? Text)
    where T : class
{
    public override string ToString() => Value is null ? $"{Reason}: {Detail}" : "answered";

    public static Attempt<T> None(UnusableReason reason, string detail, string? text = null) => new(default, reason, detail, text);
}

/// <summary>Judges a model's reply: everything that could make it half an answer is looked at before the JSON is.</summary>
internal static class StructuredAnswer
{
    /// <summary>Prompts below this many tokens are never taken for cut: servers with a prompt cache have been seen to count only what was new.</summary>
    private const int LeastTokensCut = 512;

    /// <summary>No tokeniser in use packs this many bytes of running text into a token; English is at about 4.5.</summary>
    private const int MostBytesAToken = 8;

    /// <summary>An estimate is at most 1.3 of the truth, so a count below this share of it says that a fifth or more was not read.</summary>
    private const double LeastShare = 0.6;

    private static readonly ChatFinishReason Failed = new("error");

    /// <param name="countsApart">The server's count of the prompt says nothing.</param>
    public static Attempt<T> Read<T>(StructuredQuestion<T> question, ChatResponse response, bool countsApart = false)
        where T : class
    {
        var contents = response.Messages.SelectMany(m => m.Contents).ToList();
        if (contents.OfType<ErrorContent>().Any(e => e.ErrorCode == ReplyCodes.Refusal))
        {
            return Attempt<T>.None(UnusableReason.Refused, "the model declined to answer");
        }

        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return Attempt<T>.None(UnusableReason.AnswerFiltered, ReplyCodes.FilteredCategories(response.AdditionalProperties));
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            return Attempt<T>.None(UnusableReason.OutputCut, "the answer reached its limit");
        }

        if (response.FinishReason == Failed)
        {
            return Attempt<T>.None(UnusableReason.NotJson, "something failed before its end");
        }

        return !countsApart && WasCut(question, response.Usage?.InputTokenCount)
            ? Attempt<T>.None(UnusableReason.InputCut, $"the server read only {response.Usage?.InputTokenCount} tokens of the prompt")
            : Parse(question, response.Text);
    }

    private static bool WasCut<T>(StructuredQuestion<T> question, long? counted)
        where T : class
    {
        var least = question.EstimatedInputTokens * LeastShare
            ?? (Encoding.UTF8.GetByteCount(question.Instructions) + Encoding.UTF8.GetByteCount(question.Input)) / MostBytesAToken;
        return counted >= LeastTokensCut && counted < least;
    }

    private static Attempt<T> Parse<T>(StructuredQuestion<T> question, string text)
        where T : class
    {
        var objects = JsonInText.Objects(text);
        if (objects.Count == 0)
        {
            var what = string.IsNullOrWhiteSpace(text) ? "the answer is empty" : "there is no complete JSON object in it";
            return Attempt<T>.None(UnusableReason.NotJson, what, text);
        }

        var good = objects.Select(o => Fitting(question.Schema, o)).OfType<JsonElement>().ToList();
        return good switch
        {
            [var only] => Typed(question, only, text),
            [] => Attempt<T>.None(UnusableReason.WrongShape, string.Join("; ", question.Schema.Check(objects[^1])), text),
            _ => Attempt<T>.None(UnusableReason.WrongShape, "there is more than one JSON object in it", text),
        };
    }

    /// <summary>The object itself, or the one that it is put around: {"answer": {...}}.</summary>
    private static JsonElement? Fitting(AnswerSchema schema, JsonElement found) => schema.CheckKnown(found).Count == 0 ? found
        : found.EnumerateObject().Take(2).ToList() is [{ Value: { ValueKind: JsonValueKind.Object } inner }] && schema.CheckKnown(inner).Count == 0 ? inner
        : null;

    private static Attempt<T> Typed<T>(StructuredQuestion<T> question, JsonElement json, string text)
        where T : class
    {
        try
        {
            return json.Deserialize(question.Json) is { } value
                ? new Attempt<T>(value, default, "", text)
                : Attempt<T>.None(UnusableReason.WrongShape, "the answer is null", text);
        }
        catch (JsonException error)
        {
            // The path names properties of the schema; the message would quote the value.
            return Attempt<T>.None(UnusableReason.WrongShape, $"{error.Path} cannot be read", text);
        }
    }
}
