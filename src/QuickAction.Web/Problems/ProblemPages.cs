using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using QuickAction.Core.Settings;
using QuickAction.Web.Hosting;

namespace QuickAction.Web.Problems;

/// <summary>The pages to which the types of problems lead: what each means and what to do.</summary>
internal static class ProblemPages
{
    public const string Root = "/problems";

    public static void MapProblemPages(this WebApplication app)
    {
        var pages = app.MapGroup(Root).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("", All);
        pages.MapGet("/{code}", IResult (string code) => ProblemType.Find(code) is { } type ? One(type) : Problem.NotFound);
    }

    /// <summary>
    /// A problem's <c>type</c>: the address of its page, absolute where it is known where the service is. Else it is relative to the request's own address (RFC 9457, 3.1.1):
    /// a host that somebody made up is not said again.
    /// </summary>
    public static string UriOf(ProblemType type, HttpContext context) => $"{OriginOf(context)}{type.Path}";

    private static string OriginOf(HttpContext context)
    {
        var url = context.RequestServices.GetRequiredService<QuickActionSettings>().Service.PublicUrl;
        return url.Length > 0 ? url.TrimEnd('/')
            : ListenAddresses.IsLoopbackHost(context.Request.Host.Host) ? $"{context.Request.Scheme}://{context.Request.Host.Value}"
            : "";
    }

    private static ContentHttpResult One(ProblemType type) => Page(type.Title, $"""
        <p>An answer with status {type.Status} and a <code>type</code> that ends in <code>{type.Name}</code> means this.</p>
        <h2>What to do</h2>
        <p>{Coded(type.Remedy)}</p>
        <p><a href="{Root}">All problems</a></p>
        """);

    private static ContentHttpResult All() => Page("Problems and what to do", $"""
        <p>Every error of the API names one of these. The names never change.</p>
        <ul>
        {string.Join('\n', ProblemType.All.Select(t => $"<li><a href=\"{t.Path}\"><code>{t.Name}</code></a> ({t.Status}): {HtmlEncoder.Default.Encode(t.Title)}</li>"))}
        </ul>
        """);

    private static ContentHttpResult Page(string title, string body) =>
        TypedResults.Content(ProblemPage.Document(HtmlEncoder.Default.Encode(title), body), "text/html; charset=utf-8");

    /// <summary>Names of fields and the like are written between backticks.</summary>
    private static string Coded(string text) => string.Concat(
        text.Split('`').Select((part, i) => i % 2 == 0 ? HtmlEncoder.Default.Encode(part) : $"<code>{HtmlEncoder.Default.Encode(part)}</code>"));
}
