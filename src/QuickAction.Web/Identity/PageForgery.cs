using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Access;

namespace QuickAction.Web.Identity;

/// <summary>
/// Antiforgery for the pages' own forms. A form with a file is read as a stream, so its token, which is its first field, is handed over as a header: the
/// framework would else put the whole upload on the disk to find it.
/// </summary>
internal static class PageForgery
{
    public const string Field = "__RequestVerificationToken";
    public const string Header = "X-QuickAction-Form";

    /// <summary>What the cookie is called where there is TLS: no other host can plant one of that name (ASVS 3.3.1).</summary>
    public const string SecureCookie = "__Host-qa-form";

    /// <summary>On this machine alone, where there is none.</summary>
    public const string LocalCookie = "qa-form";

    public static void AddPageForgery(this IServiceCollection services, IdentityMode mode)
    {
        services.AddDataProtection().SetApplicationName("quickaction");
        services.AddSingleton<FormKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<FormKeys>((options, keys) => options.XmlRepository = new StoredFormKeys(keys));
        services.AddAntiforgery(options => Configure(options, mode));
    }

    private static void Configure(AntiforgeryOptions options, IdentityMode mode)
    {
        options.FormFieldName = Field;
        options.HeaderName = Header;
        options.Cookie.Name = mode == IdentityMode.Oidc ? SecureCookie : LocalCookie;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        // Strict, it would not come with a link from an e-mail; the page would then set another one, and forms that are open elsewhere would be lost.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = mode == IdentityMode.Oidc ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        // The security headers say it for every page.
        options.SuppressXFrameOptionsHeader = true;
    }
}
