using System.Globalization;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>What a refusal says of how long an answer may be: of this model at all, or beside this prompt in its window.</summary>
internal static partial class OutputLesson
{
    /// <summary>No answer of ours fits into fewer; a number below is about something else, or the prompt has to be shorter.</summary>
    private const int Least = 256;

    /// <summary>The most that the model ever writes; null when the error does not say so, or says more than was asked for.</summary>
    public static int? Most(ErrorReply error, int asked) => (error.Parameter is { } named && Limit().IsMatch(named)) || error.Says(Limit())
        ? Usable(Number(MostIn().Match(error.Words)) is { } most ? error.Says(Exclusive()) ? most - 1 : most : null, asked)
        : null;

    /// <summary>What the prompt leaves of the window, as vLLM, OpenRouter and text-generation-inference count it; null when they do not say, or when it is too little.</summary>
    public static int? Rest(ErrorReply error, int asked) =>
        Number(Window().Match(error.Words)) is { } window && Number(Prompt().Match(error.Words)) is { } prompt ? Usable(window - prompt, asked) : null;

    private static int? Usable(int? tokens, int asked) => tokens >= Least && tokens < asked ? tokens : null;

    private static int? Number(Match match) =>
        match.Success && int.TryParse(match.Groups.Values.Skip(1).First(g => g.Success).ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\bmax_((completion|new|output)_)?tokens\b|\bmaxOutputTokens\b")]
    private static partial Regex Limit();

    [GeneratedRegex(
        @"at most [`']?(\d{1,9})\b|(?:less than or equal to|<=|no more than|(?:cannot|must not|may not) exceed) [`']?(\d{1,9})\b|maximum (?:allowed )?(?:value|number|limit)[^.\d]{0,60}?(?:is|of|:) ?[`']?(\d{1,9})\b|\[\d+, ?(\d{1,9})\]|\d+ > (\d{1,9}), which is the maximum|to (\d{1,9}) \(exclusive\)",
        RegexOptions.IgnoreCase)]
    private static partial Regex MostIn();

    [GeneratedRegex(@"to \d+ \(exclusive\)", RegexOptions.IgnoreCase)]
    private static partial Regex Exclusive();

    [GeneratedRegex(@"context length (?:is|of)(?: only)? (\d{1,9})\b|`max_new_tokens` must be <= (\d{1,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Window();

    [GeneratedRegex(@"(\d{1,9}) (?:input tokens|prompt tokens|tokens from the input|in the messages|in the prompt|of text input|`inputs` tokens)", RegexOptions.IgnoreCase)]
    private static partial Regex Prompt();
}
