namespace QuickAction.Core.Analysis.Models;

/// <summary>What went wrong with one call of a model, as far as the caller has to tell cases apart.</summary>
public enum ModelFault
{
    /// <summary>No connection: name not found, refused, TLS not trusted.</summary>
    Unreachable,

    /// <summary>The connection ended before the answer did.</summary>
    ConnectionLost,

    /// <summary>No answer, or no further part of one, within the time that the settings allow.</summary>
    TimedOut,

    /// <summary>HTTP 429: too many requests or tokens a minute.</summary>
    RateLimited,

    /// <summary>HTTP 5xx, 408 or 409, or an error in the middle of a stream.</summary>
    ServerError,

    /// <summary>HTTP 200 with something that is not a chat completion.</summary>
    BadReply,

    /// <summary>HTTP 401.</summary>
    KeyRefused,

    /// <summary>HTTP 403.</summary>
    Forbidden,

    /// <summary>HTTP 404: no such path or model.</summary>
    NotFound,

    /// <summary>HTTP 429 with <c>insufficient_quota</c>, or 402: waiting does not help.</summary>
    QuotaSpent,

    /// <summary>HTTP 3xx. Redirects are never followed: the text would go where nobody has allowed it to.</summary>
    Redirected,

    /// <summary>The address is not one that the settings allow; nothing was sent.</summary>
    EgressRefused,

    /// <summary>Prompt and answer together do not fit the model's window (<c>context_length_exceeded</c>).</summary>
    ContextTooLong,

    /// <summary>The provider's filter did not let the prompt through.</summary>
    PromptFiltered,

    /// <summary>The server looked at the model's answer itself and did not find the JSON that it was asked for (<c>json_validate_failed</c>).</summary>
    AnswerInvalid,

    /// <summary>The server does not know the response format that was asked for.</summary>
    FormatUnsupported,

    /// <summary>Any other HTTP 4xx: the request is wrong for this server.</summary>
    Rejected,
}
