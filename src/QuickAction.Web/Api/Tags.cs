using Microsoft.Net.Http.Headers;

namespace QuickAction.Web.Api;

/// <summary>Entity tags: what the client has already is not sent again. Programs may keep what they got; browsers, at the pages' own addresses, keep nothing (ASVS 14.3.2).</summary>
internal static class Tags
{
    /// <summary>Sets the tag of what is about to be sent, and says whether the client has it.</summary>
    public static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase) ? "private, no-cache" : "no-store";
        return EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known)
            && known.Any(k => k.Tag == tag || k == EntityTagHeaderValue.Any);
    }
}
