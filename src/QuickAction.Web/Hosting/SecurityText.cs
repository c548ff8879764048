using System.Globalization;
using QuickAction.Core.Settings;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Hosting;

/// <summary><c>/.well-known/security.txt</c> (RFC 9116): whom to tell of a weakness. There is none until somebody is named.</summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";

    /// <summary>Whoever reads it takes it for out of date after this; RFC 9116 recommends less than a year.</summary>
    private const int DaysGood = 180;

    public static void MapSecurityText(this WebApplication app) => app
        .MapGet(Path, (QuickActionSettings settings, TimeProvider clock) => settings.Service.SecurityContact.Length == 0
            ? Problem.NotFound
            : Results.Text(Of(settings.Service, clock.GetUtcNow()), "text/plain; charset=utf-8"))
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static string Of(ServiceSettings settings, DateTimeOffset now)
    {
        var expires = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(DaysGood).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var canonical = settings.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? $"Canonical: {settings.PublicUrl.TrimEnd('/')}{Path}\r\n" : "";
        return $"Contact: {settings.SecurityContact}\r\nExpires: {expires}\r\nPreferred-Languages: en\r\n{canonical}";
    }
}
