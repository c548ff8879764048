using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>What a structured question looks like on the wire: instructions, then the source, then for a repair the answer that failed and why.</summary>
internal static class StructuredMessages
{
    public static IReadOnlyList<ChatMessage> Of<T>(StructuredQuestion<T> question, ModelTraits traits, string? failedAnswer, string? complaint)
        where T : class
    {
        var bare = traits.Format == AnswerFormat.JsonSchema && !traits.SchemaIgnored;
        var messages = new List<ChatMessage>
        {
            new(ChatRole.System, bare ? question.Instructions : WithSchema(question)),
            new(ChatRole.User, question.Input),
        };
        if (complaint is null)
        {
            return messages;
        }

        // Also when it was empty: some servers take no two messages of one role after the other.
        messages.Add(new ChatMessage(ChatRole.Assistant, string.IsNullOrWhiteSpace(failedAnswer) ? "{}" : failedAnswer));

        messages.Add(new ChatMessage(
            ChatRole.User,
            $"That answer cannot be used: {complaint}. Answer the first message again in full, as one JSON object that keeps to the schema, and write nothing else."));
        return messages;
    }

    private static string WithSchema<T>(StructuredQuestion<T> question)
        where T : class => $"""
            {question.Instructions}

            Answer with one JSON object that keeps to the following JSON Schema, and write nothing else.
            {question.Schema.Root.GetRawText()}
            """;
}
