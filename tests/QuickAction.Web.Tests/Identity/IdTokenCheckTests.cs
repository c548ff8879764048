using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.Web.Identity.OpenId;

namespace QuickAction.Web.Tests.Identity;

/// <summary>ID tokens that are good, and every way in which one is not.</summary>
public sealed class IdTokenCheckTests : IDisposable
{
    private const string Issuer = "https://sign-in.council.example/t1/v2.0";
    private const string Us = "quickaction";
    private readonly FakeClock _clock = new();
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private Dictionary<string, object?> Good => new()
    {
        ["iss"] = Issuer,
        ["aud"] = Us,
        ["sub"] = "s1",
        ["nonce"] = "n1",
        ["tid"] = "t1",
        ["iat"] = Seconds(0),
        ["exp"] = Seconds(300),
    };

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public void A_good_token_is_taken(string algorithm)
    {
        var outcome = Check(Token(Good, algorithm));

        outcome.Refusal.ShouldBeNull();
        outcome.Claims.ShouldNotBeNull().GetProperty("sub").GetString().ShouldBe("s1");
    }

    [Asvs("V10.5.1", "V10.5.3", "V10.5.4")]
    [Theory]
    [InlineData("iss", "https://sign-in.council.example/t2/v2.0", "issuer")]
    [InlineData("iss", "https://sign-in.council.example/t1/v2.0/", "issuer")]
    [InlineData("iss", null, "issuer")]
    [InlineData("aud", "another-service", "audience")]
    [InlineData("aud", null, "audience")]
    [InlineData("azp", "another-service", "audience")]
    [InlineData("nonce", "n2", "nonce")]
    [InlineData("nonce", null, "nonce")]
    [InlineData("tid", "t2", "tenant")]
    [InlineData("tid", null, "tenant")]
    [InlineData("sub", "", "subject")]
    [InlineData("exp", null, "expired")]
    [InlineData("exp", "9999999999", "expired")]
    [InlineData("iat", null, "not-yet")]
    public void A_token_that_is_not_for_this_sign_in_is_refused(string claim, string? value, string why)
    {
        var claims = Good;
        claims[claim] = value;

        Check(Token(claims)).ShouldBe(IdTokenOutcome.Refused(why));
    }

    [Fact]
    public void A_token_for_several_is_taken_only_when_it_was_given_to_us()
    {
        var claims = Good;
        claims["aud"] = new[] { Us, "another-service" };
        Check(Token(claims)).Refusal.ShouldBe("audience");

        claims["azp"] = Us;
        Check(Token(claims)).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(-361, -61, "expired")]
    [InlineData(-360, -60, "expired")]
    [InlineData(-359, -59, null)]
    [InlineData(60, 400, null)]
    [InlineData(61, 400, "not-yet")]
    public void A_token_lives_from_one_second_to_another_and_clocks_may_differ_by_a_minute(int issued, int expires, string? why)
    {
        var claims = Good;
        (claims["iat"], claims["exp"]) = (Seconds(issued), Seconds(expires));

        Check(Token(claims)).Refusal.ShouldBe(why);
    }

    [Asvs("V11.2.3", "V11.6.1")]
    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("RS1")]
    [InlineData("")]
    public void An_algorithm_that_is_not_on_the_list_is_refused_whatever_the_signature(string algorithm)
    {
        var signed = $"{Part(new Dictionary<string, object?> { ["alg"] = algorithm, ["kid"] = "r1" })}.{Part(Good)}";
        var byPublicKey = HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed));

        Check($"{signed}.{Base64Url.EncodeToString(byPublicKey)}").Refusal.ShouldBe("algorithm");
        Check($"{signed}.").Refusal.ShouldBe("algorithm");
    }

    [Fact]
    public void A_token_that_was_changed_or_signed_by_another_key_is_refused()
    {
        var parts = Token(Good).Split('.');
        var claims = Good;
        claims["roles"] = new[] { "Governance" };

        Check($"{parts[0]}.{Part(claims)}.{parts[2]}").Refusal.ShouldBe("signature");
        Check(Token(Good, rsa: _other)).Refusal.ShouldBe("signature");
        Check($"{parts[0]}.{parts[1]}.").Refusal.ShouldBe("signature");
        Check($"{parts[0]}.{parts[1]}.AAAA").Refusal.ShouldBe("signature");
    }

    [Theory]
    [InlineData("unknown", "RS256")]
    [InlineData("r1", "ES256")]
    [InlineData("e1", "RS256")]
    [InlineData("x1", "RS256")]
    [InlineData("only-ps", "RS256")]
    public void A_key_that_is_unknown_or_not_for_this_is_refused(string kid, string algorithm) =>
        Check(Token(Good, algorithm, kid)).Refusal.ShouldBe(IdTokenOutcome.UnknownKey);

    [Asvs("V11.2.3", "V11.6.1")]
    [Fact]
    public void A_short_key_verifies_nothing()
    {
        using var weak = RSA.Create(1024);
        var keys = ProviderKey.All(JsonSerializer.SerializeToElement(new { keys = new[] { Public(weak, "w1", null, null) } }));

        IdTokenCheck.Check(Token(Good, kid: "w1", rsa: weak), keys, Expected).Refusal.ShouldBe("signature");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("..")]
    [InlineData("e30.e30.e30.e30")]
    [InlineData("!!!.e30.e30")]
    [InlineData("W10.W10.AAAA")]
    public void What_is_no_token_is_refused(string token) => Check(token).Refusal.ShouldBe("malformed");

    [Fact]
    public void A_claim_that_stands_twice_makes_a_token_malformed()
    {
        var twice = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("""{"iss":"a","iss":"b"}"""));

        Check($"{Part(new Dictionary<string, object?> { ["alg"] = "RS256" })}.{twice}.AAAA").Refusal.ShouldBe("malformed");
    }

    private static readonly string[] Critical = ["b64"];

    [Fact]
    public void A_header_that_has_to_be_understood_and_is_not_is_refused()
    {
        var signed = $"{Part(new Dictionary<string, object?> { ["alg"] = "RS256", ["kid"] = "r1", ["crit"] = Critical })}.{Part(Good)}";
        var signature = _rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        Check($"{signed}.{Base64Url.EncodeToString(signature)}").Refusal.ShouldBe("algorithm");
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _other.Dispose();
        _curve.Dispose();
    }

    private IdTokenExpectation Expected => new(Issuer, Us, "n1", "t1", _clock.GetUtcNow());

    private IdTokenOutcome Check(string token) => IdTokenCheck.Check(token, Keys(), Expected);

    private IReadOnlyList<ProviderKey> Keys()
    {
        var point = _curve.ExportParameters(includePrivateParameters: false).Q;
        return ProviderKey.All(JsonSerializer.SerializeToElement(new
        {
            keys = new object[]
            {
                Public(_rsa, "r1", "sig", null),
                Public(_rsa, "x1", "enc", null),
                Public(_rsa, "only-ps", "sig", "PS256"),
                new { kty = "EC", crv = "P-256", kid = "e1", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) },
            },
        }));
    }

    private static Dictionary<string, string> Public(RSA rsa, string kid, string? use, string? alg)
    {
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        var key = new Dictionary<string, string>
        {
            ["kty"] = "RSA",
            ["kid"] = kid,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (use is not null)
        {
            key["use"] = use;
        }

        if (alg is not null)
        {
            key["alg"] = alg;
        }

        return key;
    }

    private string Token(Dictionary<string, object?> claims, string algorithm = "RS256", string? kid = null, RSA? rsa = null)
    {
        var signed = $"{Part(new Dictionary<string, object?> { ["alg"] = algorithm, ["kid"] = kid ?? (algorithm == "ES256" ? "e1" : "r1") })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm == "ES256"
            ? _curve.SignData(bytes, HashAlgorithmName.SHA256)
            : (rsa ?? _rsa).SignData(bytes, HashAlgorithmName.SHA256, algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(Dictionary<string, object?> members) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(members.Where(m => m.Value is not null).ToDictionary()));

    private long Seconds(int fromNow) => _clock.GetUtcNow().ToUnixTimeSeconds() + fromNow;
}
