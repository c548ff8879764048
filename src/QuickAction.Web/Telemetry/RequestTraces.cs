using System.Diagnostics;

namespace QuickAction.Web.Telemetry;

/// <summary>Names a request's span by its route, as OpenTelemetry's conventions for HTTP have it: never by its address, which a client makes up.</summary>
internal static class RequestTraces
{
    public static void UseRequestTraces(this WebApplication app) => app.Use(async (context, next) =>
    {
        var activity = Activity.Current;
        try
        {
            await next(context);
        }
        finally
        {
            if (activity is { IsAllDataRequested: true })
            {
                Name(activity, context);
            }
        }
    });

    private static void Name(Activity activity, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
        var known = HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method) || HttpMethods.IsHead(method) ? method : "_OTHER";
        activity.DisplayName = route is null ? known : $"{known} {route}";
        activity.SetTag("http.request.method", known);
        activity.SetTag("http.route", route);
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= 500)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }
}
