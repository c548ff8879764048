using Microsoft.AspNetCore.Authorization;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Hosting;

/// <summary>
/// Browsers fetch pages ahead that nobody has opened, and say so in <c>Sec-Purpose</c> (older ones in other headers). That somebody has read something is evidence here, so nothing but what is
/// for everybody is given out before it is opened: a browser whose guess was refused asks again when it is.
/// </summary>
internal static class OnlyWhenOpened
{
    private static readonly string[] Headers = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];
    private static readonly string[] Guesses = ["prefetch", "prerender", "preview"];

    /// <summary>Behind the routing, which knows what is for everybody.</summary>
    public static void UseOnlyWhenOpened(this WebApplication app) => app.Use((context, next) =>
        IsGuess(context.Request) && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
            ? Problem.Of(ProblemType.NotAllowed, "Nothing is given out before somebody opens it; ask without the header that calls this a guess.").WriteAsync(context)
            : next(context));

    private static bool IsGuess(HttpRequest request) =>
        Headers.Any(name => request.Headers[name].ToString() is { Length: > 0 } said && Guesses.Any(guess => said.Contains(guess, StringComparison.OrdinalIgnoreCase)));
}
