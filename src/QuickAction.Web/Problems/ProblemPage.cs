using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;
using QuickAction.Core.Jobs;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Problems;

/// <summary>An error as a page, for a person's browser on one of the service's pages.</summary>
internal static class ProblemPage
{
    private const string Start = "<a href=\"/\">Back to your team’s work</a>";

    private static readonly string[] Programs = ["/v1", "/audit", "/health", "/openapi"];

    public static bool IsFor(HttpRequest request) =>
        !Programs.Any(p => request.Path.StartsWithSegments(p)) && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var (title, detail) = Words(context.Request, problem);
        var typed = problem.Type.Status is 400 or 401 ? await TypedText.HtmlAsync(context.Request) : "";
        context.Response.StatusCode = problem.Type.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (problem.RetryAfterSeconds is { } wait)
        {
            context.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync(
            Document(HtmlEncoder.Default.Encode(title), $"{(detail.Length > 0 ? $"<p class=\"lead\">{HtmlEncoder.Default.Encode(detail)}</p>" : "")}{typed}", Links(context, problem)),
            context.RequestAborted);
    }

    /// <summary>A form that could not be taken is the commonest of these, and its people did nothing wrong.</summary>
    private static (string Title, string Detail) Words(HttpRequest request, Problem problem) => (problem.Type.Status, HttpMethods.IsPost(request.Method)) switch
    {
        _ when problem.Detail != $"{problem.Type.Title}." => (problem.Type.Title, problem.Detail),
        (401, true) => ("You have been signed out", "Nothing was saved. Sign in again, then send it once more."),
        (400, true) => ("The form could not be taken", "Nothing was saved. The page was open for too long, or something is wrong with what was sent: open it again and send it once more."),
        _ => (problem.Type.Title, ""),
    };

    /// <summary>Written by hand: whatever has failed, this must not.</summary>
    /// <param name="title">Encoded.</param>
    /// <param name="body">HTML.</param>
    /// <param name="links">Where to go on, as HTML.</param>
    public static string Document(string title, string body, string links = Start) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><title>{title} - QuickAction</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/site.css"></head>
        <body><a href="#main" class="skip">Skip to main content</a>
        <header class="top"><div class="width"><a href="/" class="name">QuickAction</a></div></header>
        <main id="main" class="width" tabindex="-1"><h1>{title}</h1>{body}<p>{links}</p></main></body></html>
        """;

    /// <summary>Where to go on: who is signed in and has no work of a team to go back to is told what else there is for them.</summary>
    private static string Links(HttpContext context, Problem problem)
    {
        if (problem.Type.Status == 401)
        {
            return $"<a href=\"{WorkOf(context.Request)}\" target=\"_blank\" rel=\"noopener\">Sign in again in a new tab</a>";
        }

        if (problem.Type.Status == 400 && HttpMethods.IsPost(context.Request.Method) && WorkOf(context.Request) is not "/" and var work)
        {
            return $"<a href=\"{work}\">Back to the draft</a>";
        }

        var links = context.User.Identity?.IsAuthenticated == true
            ? AccessLinks.Of(Caller.Of(context.User), context.User.Identity.AuthenticationType == LocalIdentity.SchemeName)
            : [];
        if (links.Count > 0 && !links.Any(l => l.Address == "/"))
        {
            return string.Join(" ", links.Select(Html));
        }

        return string.Join(" ", [Start, .. links.Where(l => problem.Type.Status == 403 && l.Address == AccessLinks.Roles).Select(Html)]);
    }

    private static string Html(AccessLink link) => $"<a href=\"{link.Address}\">{HtmlEncoder.Default.Encode(link.Name)}</a>";

    /// <summary>The page of the work that a form is about, or the start.</summary>
    private static string WorkOf(HttpRequest request) =>
        request.Path.Value?.Split('/') is ["", "jobs", var id, ..] && JobId.TryParse(id, out var job) ? $"/jobs/{job}" : "/";
}
