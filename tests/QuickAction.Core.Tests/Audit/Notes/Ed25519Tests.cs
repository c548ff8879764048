using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Tests.Audit.Notes;

public sealed class Ed25519Tests
{
    /// <summary>RFC 8032, section 7.1, tests 1 to 3.</summary>
    [Asvs("V11.2.1", "V11.4.1")]
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_vectors_of_RFC_8032_hold(string seed, string publicKey, string message, string signature)
    {
        var text = Convert.FromHexString(message);

        Convert.ToHexStringLower(Ed25519.PublicKey(Convert.FromHexString(seed))).ShouldBe(publicKey);
        Convert.ToHexStringLower(Ed25519.Sign(Convert.FromHexString(seed), text)).ShouldBe(signature);
        Ed25519.Verify(Convert.FromHexString(publicKey), text, Convert.FromHexString(signature)).ShouldBeTrue();
        Ed25519.Verify(Convert.FromHexString(publicKey), [.. text, 0], Convert.FromHexString(signature)).ShouldBeFalse();
    }

    [Fact]
    public void Keys_and_signatures_of_another_length_are_not_used()
    {
        var key = Ed25519.PublicKey(new byte[32]);

        Ed25519.Verify(key, "text"u8, new byte[63]).ShouldBeFalse();
        Ed25519.Verify(key.AsSpan(1), "text"u8, new byte[64]).ShouldBeFalse();
        Should.Throw<AuditException>(() => Ed25519.Sign(new byte[31], "text"u8));
    }

    [Fact]
    public void A_refused_signature_leaves_no_error_behind_for_the_next_use_of_OpenSSL()
    {
        Ed25519.Verify(Ed25519.PublicKey(new byte[32]), "text"u8, new byte[64]).ShouldBeFalse();

        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        rsa.VerifyData("text"u8, rsa.SignData("text"u8, HashName, Padding), HashName, Padding).ShouldBeTrue();
    }

    private static System.Security.Cryptography.HashAlgorithmName HashName => System.Security.Cryptography.HashAlgorithmName.SHA256;

    private static System.Security.Cryptography.RSASignaturePadding Padding => System.Security.Cryptography.RSASignaturePadding.Pkcs1;
}
