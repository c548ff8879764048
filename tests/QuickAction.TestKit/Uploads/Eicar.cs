using System.Security.Cryptography;
using System.Text;

namespace QuickAction.TestKit.Uploads;

/// <summary>
/// The harmless text by which malware scanners are tried (eicar.org). It is put together here, so that no scanner finds it in the repository.
/// </summary>
public static class Eicar
{
    public const string Signature = "QuickAction.Test.Eicar";

    public static byte[] Bytes { get; } = Encoding.ASCII.GetBytes(string.Concat(@"X5O!P%@AP[4\PZX54(P^)", "7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-", "TEST-FILE!", "$H+H*"));

    /// <summary>A line of a signature database of hashes (.hsb) that finds this text and nothing else.</summary>
    public static string HashLine => $"{Convert.ToHexStringLower(SHA256.HashData(Bytes))}:{Bytes.Length}:{Signature}\n";
}
