using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction;

/// <summary>
/// A ZIP of files, each of which is to be a source of its own. What is wrong with the archive refuses all of it; what is wrong with an entry refuses that entry. Nothing is unpacked
/// to the disk, and no entry's name is ever used as a path. Not safe for use by several threads at once.
/// </summary>
public sealed class FileArchive
{
    private readonly ZipGuard _zip;
    private readonly DocumentLimits _limits;

    private FileArchive(ZipGuard zip, DocumentLimits limits, IReadOnlyList<ArchiveItem> items) => (_zip, _limits, Items) = (zip, limits, items);

    /// <summary>Every file in it, folders left out, in the order of its directory.</summary>
    public IReadOnlyList<ArchiveItem> Items { get; }

    /// <param name="mostFiles">Most files in it, those of operating systems not counted.</param>
    /// <exception cref="QuickActionException">It is damaged, holds too much or too many, or was built to mislead.</exception>
    public static FileArchive Open(ReadOnlyMemory<byte> bytes, DocumentLimits limits, int mostFiles)
    {
        var zip = ZipGuard.OpenArchive(bytes, limits);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var items = zip.Entries.Select(entry => new ArchiveItem(entry, Wrong(entry, seen, limits))).ToList();
        var files = items.Count(i => i.Refusal?.Reason != RefusalReason.SystemFile);
        return files == 0 ? throw QuickActionException.Refused("The archive holds no files; put the transcripts or documents into it and try again.", RefusalReason.Empty)
            : files > mostFiles ? throw QuickActionException.Refused($"The archive holds more than {mostFiles} files; split it into several and try again.", RefusalReason.TooManyFiles)
            : new FileArchive(zip, limits, items);
    }

    /// <summary>Unpacks one file into memory.</summary>
    /// <exception cref="QuickActionException">It is refused, or more comes out than may.</exception>
    public SourceFile Read(ArchiveItem item, CancellationToken cancellationToken)
    {
        if (item.Refusal is { } refusal)
        {
            throw refusal;
        }

        using var content = _zip.OpenEntry(item.Entry);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bytes.Write(buffer, 0, read);
            if (bytes.Length > _limits.FileBytes)
            {
                throw TooLarge(_limits);
            }
        }

        return new SourceFile(item.Name, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static QuickActionException? Wrong(ZipEntry entry, HashSet<string> seen, DocumentLimits limits) =>
        IsOfSystem(entry.Name) ? QuickActionException.Refused("This is a file of the operating system and no document; nothing needs to be done.", RefusalReason.SystemFile)
        : ZipNames.HasControls(entry.Name) ? QuickActionException.Refused("The file's name holds control characters; give it another name and make the archive again.", RefusalReason.UnsafeNames)
        : !ZipNames.IsSafe(entry.Name) ? QuickActionException.Refused("The file's name leads out of the archive; make the archive again and try the new one.", RefusalReason.UnsafeNames)
        : entry.IsLink ? QuickActionException.Refused("This is a link to a file; put the file itself into the archive.", RefusalReason.Link)
        : entry.IsEncrypted ? ZipRefusals.PasswordProtected()
        : !seen.Add(entry.Name) ? QuickActionException.Refused("The archive holds another file of this name; give each a name of its own.", RefusalReason.Duplicate)
        : entry.Unpacked > limits.FileBytes ? TooLarge(limits)
        : null;

    private static QuickActionException TooLarge(DocumentLimits limits) =>
        QuickActionException.Refused($"The file is larger than {limits.FileBytes / (1024 * 1024)} MB; split it into parts and try again.", RefusalReason.TooLarge);

    /// <summary>What macOS and Windows put beside the files.</summary>
    private static bool IsOfSystem(string path)
    {
        var name = Path.GetFileName(path);
        return path.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.StartsWith("._", StringComparison.Ordinal)
            || name is ".DS_Store" or "Thumbs.db" or "desktop.ini";
    }
}

/// <summary>A file in an archive.</summary>
public sealed class ArchiveItem
{
    internal ArchiveItem(ZipEntry entry, QuickActionException? refusal) => (Entry, Refusal) = (entry, refusal);

    /// <summary>Its name without any folder.</summary>
    public string Name => VisibleText.Line(Path.GetFileName(Entry.Name)) is { Length: > 0 and <= 255 } name ? name : "file";

    /// <summary>Why it is not read, known without unpacking it; null when nothing is known against it.</summary>
    public QuickActionException? Refusal { get; }

    internal ZipEntry Entry { get; }
}
