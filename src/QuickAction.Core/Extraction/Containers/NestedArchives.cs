namespace QuickAction.Core.Extraction.Containers;

/// <summary>Finds archives inside a container by their first bytes. They are named to the reader and never opened.</summary>
internal static class NestedArchives
{
    public const string Code = "embedded-archives-not-read";
    private const int NamesShown = 5;
    private const int NameLength = 60;

    public static IReadOnlyList<ExtractionNote> Find(ZipGuard guard)
    {
        var names = guard.Entries.Where(e => IsArchive(guard.Peek(e, 8).Span)).Select(e => Path.GetFileName(e.Name)).ToList();
        if (names.Count == 0)
        {
            return [];
        }

        var shown = string.Join(", ", names.Take(NamesShown).Select(Shown));
        var more = names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "";
        var message = $"{names.Count} embedded {(names.Count == 1 ? "file was" : "files were")} not opened: {shown}{more}.";
        return [new ExtractionNote(Code, Severity.Warn, message)];
    }

    private static bool IsArchive(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\u0003\u0004"u8)
        || start.StartsWith("PK\u0005\u0006"u8)
        || start.StartsWith("Rar!"u8)
        || start.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
        || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08])
        || start.StartsWith("BZh"u8)
        || start.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
        || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Names come from the file: only plain characters, and not too many of them, reach a message.</summary>
    private static string Shown(string name) =>
        string.Concat(name.Take(NameLength).Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_'));
}
