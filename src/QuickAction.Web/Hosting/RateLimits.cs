using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Hosting;

/// <summary>
/// How much one person, or one address without a sign-in, may ask for: a bucket of tokens for requests, and a few uploads at once. Each node counts by itself.
/// </summary>
internal static partial class RateLimits
{
    private const int UsualPerMinute = 600;
    private const int UploadsWaiting = 16;

    public static int PerMinute(ServiceSettings settings) => settings.RequestsPerMinute ?? (settings.Identity.Mode == IdentityMode.Local ? 0 : UsualPerMinute);

    public static void AddRateLimits(this IServiceCollection services, QuickActionSettings settings) => services.AddRateLimiter(limits =>
    {
        limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(Requests(PerMinute(settings.Service)), Uploads(settings.Service.UploadsAtOnce));
        limits.OnRejected = RejectAsync;
    });

    private static PartitionedRateLimiter<HttpContext> Requests(int perMinute) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        perMinute == 0 || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(WhoAsks(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                QueueLimit = 0,
            }));

    private static PartitionedRateLimiter<HttpContext> Uploads(int atOnce) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType
        && context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            ? RateLimitPartition.GetConcurrencyLimiter(WhoAsks(context), _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = UploadsWaiting })
            : RateLimitPartition.GetNoLimiter(""));

    private static string WhoAsks(HttpContext context) => context.User.Identity?.IsAuthenticated == true
        ? $"{context.User.FindFirst(Caller.TenantClaim)?.Value}/{context.User.FindFirst(Caller.PersonClaim)?.Value}/{context.User.FindFirst(Caller.TeamClaim)?.Value}"
        : context.Connection.RemoteIpAddress?.ToString() ?? "nobody";

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        LogExcess(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RateLimits)), (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none");
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        var problem = Problem.Of(ProblemType.TooManyRequests, $"You have sent too many requests; wait {wait.ToString(CultureInfo.InvariantCulture)} {(wait == 1 ? "second" : "seconds")}.");
        await (problem with { RetryAfterSeconds = wait }).WriteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "excess_rate_limit_exceeded: {Route}")]
    private static partial void LogExcess(ILogger logger, string route);
}
