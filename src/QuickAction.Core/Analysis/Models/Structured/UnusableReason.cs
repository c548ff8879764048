namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>Why there is no answer to a structured question, although the model was reached. The caller splits the input, then names the gap.</summary>
public enum UnusableReason
{
    /// <summary>Prompt and answer do not fit the model's window (<c>context_length_exceeded</c>). Splitting helps.</summary>
    InputTooLong,

    /// <summary>
    /// The server says that it read far fewer tokens than it was sent: it cut the prompt without telling (Ollama does, beyond <c>num_ctx</c>).
    /// Splitting helps.
    /// </summary>
    InputCut,

    /// <summary>The answer reached the output limit (<c>finish_reason: length</c>). Splitting helps.</summary>
    OutputCut,

    /// <summary>No complete JSON value in the answer, also after the repair.</summary>
    NotJson,

    /// <summary>JSON that breaks the schema, also after the repair.</summary>
    WrongShape,

    /// <summary>The model declined to answer.</summary>
    Refused,

    /// <summary>The provider's content filter stopped the prompt.</summary>
    PromptFiltered,

    /// <summary>The provider's content filter stopped the answer.</summary>
    AnswerFiltered,
}
