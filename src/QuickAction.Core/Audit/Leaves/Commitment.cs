using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>
/// Stands in a leaf for a value that must not: <c>base64url(SHA-256("qa.commit.v1" 00 field 00 salt JCS(value)))</c>. With the salt anybody can check the
/// value; without it nothing can be learnt or linked, even about a value that could be guessed. Each field of each record has a salt of its own.
/// </summary>
public static class Commitment
{
    public const int SaltBytes = 32;
    private static readonly byte[] Prefix = "qa.commit.v1\0"u8.ToArray();

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <param name="field">The name under which the commitment stands in the leaf.</param>
    /// <exception cref="AuditException">The salt has the wrong length.</exception>
    public static string To(string field, ReadOnlySpan<byte> salt, CanonicalValue value)
    {
        if (salt.Length != SaltBytes)
        {
            throw new AuditException($"A commitment's salt has {SaltBytes} bytes.");
        }

        byte[] input = [.. Prefix, .. Encoding.UTF8.GetBytes(field), 0, .. salt, .. CanonicalJson.Encode(value)];
        return StrictBase64.EncodeUrl(SHA256.HashData(input));
    }
}
