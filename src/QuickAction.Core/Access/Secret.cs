using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Access;

/// <summary>
/// 32 random bytes as text, handed out once. Only its SHA-256 is stored: 256 random bits cannot be guessed from it, so nothing slower is needed.
/// </summary>
public sealed class Secret
{
    public const string TokenPrefix = "qa_";
    private const int Bytes = 32;

    private Secret(string text) => Text = text;

    /// <summary>What its holder shows; never stored, never logged.</summary>
    public string Text { get; }

    public static Secret NewToken() => new(TokenPrefix + Random());

    public static Secret NewSession() => new(Random());

    /// <summary>As it is stored and looked up: 64 hex digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether it could be a token at all; what could not is not looked up.</summary>
    public static bool LooksLikeToken(string text) =>
        text.StartsWith(TokenPrefix, StringComparison.Ordinal)
        && text.Length == TokenPrefix.Length + Base64Url.GetEncodedLength(Bytes)
        && Base64Url.IsValid(text.AsSpan(TokenPrefix.Length));

    public override string ToString() => "(secret)";

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
