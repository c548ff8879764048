namespace QuickAction.Core;

/// <summary>Why a file was refused, as stable codes for programs and pages; <c>docs/uploads.md</c> lists them with their sentences.</summary>
public static class RefusalReason
{
    public const string Empty = "empty-file";
    public const string TooLarge = "file-too-large";
    public const string TypeNotRead = "type-not-read";
    public const string PasswordProtected = "password-protected";
    public const string Macros = "macros";
    public const string OldFormat = "old-format";
    public const string Archive = "archive";
    public const string Damaged = "damaged";
    public const string UnsafeNames = "unsafe-names";
    public const string TooManyParts = "too-many-parts";
    public const string UnpacksTooLarge = "unpacks-too-large";
    public const string TooMuchMemory = "too-much-memory";
    public const string TooMuchText = "too-much-text";
    public const string TooSlow = "too-slow";
    public const string ReaderStopped = "reader-stopped";
    public const string Malware = "malware-found";
    public const string Duplicate = "duplicate";
    public const string Link = "link";
    public const string SystemFile = "system-file";
    public const string TooManyFiles = "too-many-files";
}
