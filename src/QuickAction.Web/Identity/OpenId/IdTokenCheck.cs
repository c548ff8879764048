using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace QuickAction.Web.Identity.OpenId;

/// <summary>What an ID token must say.</summary>
/// <param name="Tenant">Empty when the issuer has no tenants.</param>
internal sealed record IdTokenExpectation(string Issuer, string Audience, string Nonce, string Tenant, DateTimeOffset Now);

/// <param name="Claims">Null when the token is refused.</param>
/// <param name="Refusal">Why, as a stable word; null when it is not.</param>
internal sealed record IdTokenOutcome(JsonElement? Claims, string? Refusal)
{
    public const string UnknownKey = "key";

    public static IdTokenOutcome Refused(string why) => new(null, why);
}

/// <summary>Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7; RFC 8725): signature by one of the issuer's keys first, then each claim that binds it to us and to this sign-in.</summary>
internal static class IdTokenCheck
{
    private const int MostCharacters = 64 * 1024;

    /// <summary>What two machines' clocks may differ by.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static IdTokenOutcome Check(string token, IReadOnlyList<ProviderKey> keys, IdTokenExpectation expected)
    {
        if (token.Length > MostCharacters || token.Split('.') is not [var head, var body, var signature] || Read(head) is not { } header || Read(body) is not { } claims)
        {
            return IdTokenOutcome.Refused("malformed");
        }

        if (Text(header, "alg") is not { } algorithm || !ProviderKey.Algorithms.Contains(algorithm) || header.TryGetProperty("crit", out _))
        {
            return IdTokenOutcome.Refused("algorithm");
        }

        var fitting = keys.Where(k => k.Fits(algorithm)).ToList();
        var named = Text(header, "kid") is { } id ? fitting.Where(k => k.Id == id).ToList() : fitting;
        if (named is not [var key])
        {
            return IdTokenOutcome.Refused(IdTokenOutcome.UnknownKey);
        }

        return Decoded(signature) is { } bytes && key.Verifies(algorithm, Encoding.ASCII.GetBytes($"{head}.{body}"), bytes)
            ? Judge(claims, expected) is { } why ? IdTokenOutcome.Refused(why) : new IdTokenOutcome(claims, null)
            : IdTokenOutcome.Refused("signature");
    }

    private static string? Judge(JsonElement claims, IdTokenExpectation expected) =>
        Text(claims, "iss") != expected.Issuer ? "issuer"
        : !IsFor(claims, expected.Audience) ? "audience"
        : Time(claims, "exp") is not { } exp || expected.Now >= exp + Skew ? "expired"
        : Time(claims, "iat") is not { } iat || iat > expected.Now + Skew || (Time(claims, "nbf") is { } nbf && nbf > expected.Now + Skew) ? "not-yet"
        : expected.Nonce.Length == 0 || Text(claims, "nonce") != expected.Nonce ? "nonce"
        : expected.Tenant.Length > 0 && Text(claims, "tid") != expected.Tenant ? "tenant"
        : string.IsNullOrEmpty(Text(claims, "sub")) ? "subject"
        : null;

    /// <summary>For us; and when for others too, then given to us (<c>azp</c>).</summary>
    private static bool IsFor(JsonElement claims, string audience)
    {
        var all = claims.TryGetProperty("aud", out var aud)
            ? aud.ValueKind switch
            {
                JsonValueKind.String => [aud.GetString()],
                JsonValueKind.Array => aud.EnumerateArray().Select(a => a.ValueKind == JsonValueKind.String ? a.GetString() : null).ToList(),
                _ => new List<string?>(),
            }
            : [];
        var party = claims.TryGetProperty("azp", out _) ? Text(claims, "azp") ?? "" : null;
        return all.Contains(audience) && (party is null ? all.Count == 1 : party == audience);
    }

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_000
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    private static string? Text(JsonElement part, string name) => part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Read(string part)
    {
        try
        {
            using var document = Decoded(part) is { } bytes ? JsonDocument.Parse(bytes, Strict) : null;
            return document?.RootElement is { ValueKind: JsonValueKind.Object } root ? root.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decoded(string part)
    {
        try
        {
            return part.Length > 0 ? Base64Url.DecodeFromChars(part) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
