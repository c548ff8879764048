using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace QuickAction.Web.Identity.OpenId;

/// <summary>A public key of the provider (RFC 7517) and the check of a signature by it. Only asymmetric algorithms that are named here are known (RFC 8725, 3.1).</summary>
internal sealed class ProviderKey
{
    private const int LeastRsaBits = 2048;
    private readonly JsonElement _key;

    private ProviderKey(JsonElement key) => _key = key;

    public static IReadOnlySet<string> Algorithms { get; } = new HashSet<string>(StringComparer.Ordinal) { "RS256", "PS256", "ES256" };

    public string? Id => Text("kid");

    /// <summary>The keys of a JWKS document; what is not a key for signatures is left out.</summary>
    public static IReadOnlyList<ProviderKey> All(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Where(k => k.ValueKind == JsonValueKind.Object).Select(k => new ProviderKey(k.Clone())).Where(k => k.Text("use") is null or "sig")]
            : [];

    /// <summary>Whether this is a key of the kind that the algorithm takes.</summary>
    public bool Fits(string algorithm) =>
        Text("kty") == (algorithm == "ES256" ? "EC" : "RSA") && (Text("alg") is not { } only || only == algorithm) && (algorithm != "ES256" || Text("crv") == "P-256");

    public bool Verifies(string algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        try
        {
            return algorithm switch
            {
                "RS256" => ByRsa(signed, signature, RSASignaturePadding.Pkcs1),
                "PS256" => ByRsa(signed, signature, RSASignaturePadding.Pss),
                "ES256" => ByCurve(signed, signature),
                _ => false,
            };
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            // Not the numbers of a key: then it has signed nothing.
            return false;
        }
    }

    private bool ByRsa(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature, RSASignaturePadding padding)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Number("n"), Exponent = Number("e") });
        return rsa.KeySize >= LeastRsaBits && rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, padding);
    }

    private bool ByCurve(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Number("x"), Y = Number("y") } });
        return curve.VerifyData(signed, signature, HashAlgorithmName.SHA256);
    }

    private byte[] Number(string name) => Base64Url.DecodeFromChars(Text(name));

    private string? Text(string name) => _key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
