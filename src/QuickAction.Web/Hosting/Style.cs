using System.Collections.Frozen;

namespace QuickAction.Web.Hosting;

/// <summary>What the pages are made with: one style sheet, one script, one icon. None of them says anything of anybody, so everybody may have them.</summary>
internal static class Style
{
    private static readonly FrozenDictionary<string, string> Files = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["site.css"] = "text/css; charset=utf-8",
        ["site.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void MapStyle(this WebApplication app)
    {
        foreach (var (name, type) in Files)
        {
            var path = Path.Combine(AppContext.BaseDirectory, "wwwroot", name);
            app.MapGet("/" + name, (HttpContext context) =>
                {
                    // Kept by the browser, and asked for again whether it has changed: a new version is seen at once.
                    context.Response.Headers.CacheControl = "no-cache";
                    return TypedResults.PhysicalFile(path, type, lastModified: File.GetLastWriteTimeUtc(path));
                })
                .AllowAnonymous()
                .ExcludeFromDescription();
        }
    }
}
