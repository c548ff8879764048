using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models;

/// <summary>How a chat client of ours says what <see cref="ChatResponse"/> has no member for.</summary>
public static class ReplyCodes
{
    /// <summary>The <see cref="ErrorContent.ErrorCode"/> of a refusal; Microsoft.Extensions.AI.OpenAI uses the same word.</summary>
    public const string Refusal = "Refusal";

    /// <summary>Key in <see cref="ChatResponse.AdditionalProperties"/>: the categories for which a filter stopped prompt or answer, as one string.</summary>
    public const string Filtered = "quickaction.filtered";

    public static string FilteredCategories(AdditionalPropertiesDictionary? properties) =>
        properties?.TryGetValue(Filtered, out var categories) is true && categories is string named ? named : "content filter";
}
