using System.Globalization;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>Tells from a server's error what kind of fault it is.</summary>
internal static partial class FaultReader
{
    /// <summary>The dates of RFC 9110 5.6.7: the one in use, and the two that are obsolete and have to be read all the same.</summary>
    private static readonly string[] Dates = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    public static ModelCallException Read(ErrorReply error, TimeSpan? retryAfter = null) => new(Fault(error), error.Status, error.Filtered ?? error.Shown)
    {
        RetryAfter = retryAfter,
        Told = error,
        MayBeFormat = (error.Status == 400 && error.Parameter is null && error.Says(Bare())) || (error.Status == 404 && error.Says(NoneTakesAll())),
    };

    private static ModelFault Fault(ErrorReply error) => error switch
    {
        _ when error.Is("json_validate_failed") => ModelFault.AnswerInvalid,
        { Status: >= 300 and < 400 } => ModelFault.Redirected,
        { Status: 401 } => ModelFault.KeyRefused,
        { Status: 402 } => ModelFault.QuotaSpent,
        { Status: 403 } => ModelFault.Forbidden,
        { Status: 404 or 405 } => ModelFault.NotFound,
        { Status: 413 } => ModelFault.ContextTooLong,
        // "Request too large ... Limit 10000, Requested 20000": it would never be let through, however long one waits.
        { Status: 429 } => error.Is("insufficient_quota") ? ModelFault.QuotaSpent : error.Says(TooLarge()) ? ModelFault.ContextTooLong : ModelFault.RateLimited,
        _ when error.Is("content_filter") || error.Filtered is not null => ModelFault.PromptFiltered,
        _ when error.Is("context_length_exceeded") || error.Is("exceed_context_size_error") || error.Says(TooLong()) => ModelFault.ContextTooLong,
        { Status: 408 or 409 or 425 } => ModelFault.ServerError,
        _ when error.Parameter?.StartsWith("response_format", StringComparison.Ordinal) is true || error.Says(Format()) => ModelFault.FormatUnsupported,
        // The chat template of llama.cpp and vLLM cannot put these messages: it never will.
        { Status: >= 500 } => error.Says(Template()) ? ModelFault.Rejected : ModelFault.ServerError,
        _ => ModelFault.Rejected,
    };

    /// <summary>How long the server asks to be left alone: <c>retry-after-ms</c>, else <c>Retry-After</c> in seconds or as an HTTP date (RFC 9110 10.2.3).</summary>
    public static TimeSpan? RetryAfter(Func<string, string?> header, DateTimeOffset now)
    {
        if (double.TryParse(header("retry-after-ms"), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return Within(milliseconds / 1000);
        }

        var given = header("retry-after");
        if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return Within(seconds);
        }

        return DateTimeOffset.TryParseExact(given, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var until)
            ? Within((until - now).TotalSeconds)
            : null;
    }

    /// <summary>Null for what is no time at all; never negative and at most a day.</summary>
    private static TimeSpan? Within(double seconds) => double.IsFinite(seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)) : null;

    /// <summary>As OpenAI, Azure, vLLM, llama.cpp, Ollama, LM Studio, Google and text-generation-inference put it.</summary>
    [GeneratedRegex(@"maximum context length|context (length|size|window)|model_max_prompt_tokens|max_model_len|n_ctx|prompt is too long|input is too long|too many (input )?tokens|reduce the length|`?inputs`? tokens? \+|input token count|`?inputs`? must have (less|fewer) than|entity was too large", RegexOptions.IgnoreCase)]
    private static partial Regex TooLong();

    [GeneratedRegex(@"roles must alternate|\bjinja\b|chat template", RegexOptions.IgnoreCase)]
    private static partial Regex Template();

    [GeneratedRegex(@"request too large", RegexOptions.IgnoreCase)]
    private static partial Regex TooLarge();

    [GeneratedRegex(@"response_format|json_schema|json_object|json schema|guided[_ ](json|decoding)|grammar|structured outputs?|response_schema|initiali[sz]e samplers|generate parser|required for format", RegexOptions.IgnoreCase)]
    private static partial Regex Format();

    /// <summary>Nothing but that it is wrong.</summary>
    [GeneratedRegex(@"^(\W|400|http|error|bad request|invalid request|unknown parameter|provider returned error)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    /// <summary>OpenRouter, where it knows the model but nobody who serves it with all that was asked for.</summary>
    [GeneratedRegex(@"no endpoints found that (can )?(handle|support)", RegexOptions.IgnoreCase)]
    private static partial Regex NoneTakesAll();
}
