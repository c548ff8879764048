using System.Text;

namespace QuickAction.Core.Extraction.Detection;

/// <summary>The compound file of Word 97 and after, in which Office also wraps what it encrypts, and Rich Text.</summary>
internal static class OfficeFiles
{
    private static readonly byte[] EncryptedStream = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    public static bool IsRichText(ReadOnlySpan<byte> bytes) => bytes.StartsWith("{\\rtf"u8);

    public static QuickActionException Refusal(ReadOnlySpan<byte> bytes) => QuickActionException.Refused(
        IsRichText(bytes) ? "The file is Rich Text, which is not read; save it as DOCX and try again."
        : bytes.IndexOf(EncryptedStream) >= 0 ? "The file is password protected; remove the password and try again."
        : "The file is in an old Office format; save it as DOCX or XLSX and try again.",
        !IsRichText(bytes) && bytes.IndexOf(EncryptedStream) >= 0 ? RefusalReason.PasswordProtected : RefusalReason.OldFormat);
}
