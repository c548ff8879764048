using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>
/// What a rejected request teaches about a model: which parameter it does not take. So a reasoning model that knows no temperature, or an older
/// server that knows no <c>max_completion_tokens</c>, costs one refused request and no more.
/// </summary>
internal static partial class ParameterLesson
{
    private static readonly string[] Droppable = ["temperature", "top_p", "seed", "reasoning_effort", "stream_options", "stream"];

    /// <summary>The traits after the lesson; null when the error teaches nothing.</summary>
    /// <param name="most">How long the answer might have been; null where no limit was sent.</param>
    public static ModelTraits? From(ErrorReply error, ModelTraits traits, int? most = null)
    {
        if (error.Status is not (400 or 422 or 500 or 501))
        {
            return null;
        }

        if (!traits.NoSystemRole && error.Says(NoSystemRole()))
        {
            return traits with { NoSystemRole = true };
        }

        if (most is { } asked && OutputLesson.Most(error, asked) is { } less)
        {
            return traits with { MostOutput = Math.Min(less, traits.MostOutput ?? less) };
        }

        return error.Status is 400 or 422 or 501 && Named(error) is { } parameter ? Without(parameter, traits) : null;
    }

    private static ModelTraits? Without(string parameter, ModelTraits traits) => (parameter, traits.OutputLimit) switch
    {
        // The other name first; when both were refused, none. The new name is tried first where both may be known, so refusing it comes first there.
        ("max_completion_tokens", OutputLimit.MaxCompletionTokens) => traits with
        {
            OutputLimit = traits.Rejects("max_tokens") ? OutputLimit.None : OutputLimit.MaxTokens,
            Rejected = [.. traits.Rejected, "max_completion_tokens"],
        },
        ("max_tokens", OutputLimit.MaxTokens) => traits with
        {
            OutputLimit = traits.Rejects("max_completion_tokens") ? OutputLimit.None : OutputLimit.MaxCompletionTokens,
            Rejected = [.. traits.Rejected, "max_tokens"],
        },
        _ when Droppable.Contains(parameter) && !traits.Rejects(parameter) => traits with { Rejected = [.. traits.Rejected, parameter] },
        _ => null,
    };

    /// <summary>The parameter that the error is about: its <c>param</c>, else the first one that it names, if it says that it is not supported.</summary>
    private static string? Named(ErrorReply error)
    {
        // Not by its name among the words: it is one of everyday speech.
        if (error.Says(NoStream()) || (error.Parameter == "stream" && error.Says(Unsupported())))
        {
            return "stream";
        }

        if (error.Says(Positive()) && Heat().Match(error.Words) is { Success: true } heat)
        {
            return heat.Value;
        }

        if (!error.Says(Unsupported()) && !error.Is("unsupported_parameter") && !error.Is("unsupported_value") && !error.Is("unknown_parameter"))
        {
            return null;
        }

        return error.Parameter is { } named && Parameter().IsMatch(named)
            ? named
            : Parameter().Match(error.Words) is { Success: true } match ? match.Value : null;
    }

    [GeneratedRegex(@"\b(max_completion_tokens|max_tokens|temperature|top_p|seed|reasoning_effort|stream_options)\b")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"unsupported|not support|not (permitted|allowed|recogni[sz]ed|known)|unknown|unrecogni[sz]ed|unexpected|extra_forbidden|invalid parameter|no such parameter|only the default|deprecated", RegexOptions.IgnoreCase)]
    private static partial Regex Unsupported();

    [GeneratedRegex(@"\bstreaming (mode )?(is|are) (not|un)|(does not|doesn't) support streaming", RegexOptions.IgnoreCase)]
    private static partial Regex NoStream();

    /// <summary>Ours is 0, which some servers do not take although they take others.</summary>
    [GeneratedRegex(@"strictly positive|greater than 0|(must|should) be positive", RegexOptions.IgnoreCase)]
    private static partial Regex Positive();

    [GeneratedRegex(@"\b(temperature|top_p)\b")]
    private static partial Regex Heat();

    [GeneratedRegex(@"system role (is )?not supported|only user and assistant roles are supported|conversation roles must alternate|developer instruction is not enabled|(does not|doesn't) support (the )?system (role|messages?)|\brole'?\]? (does not|doesn't) support '?system\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoSystemRole();
}
