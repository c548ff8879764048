using System.Globalization;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// What a child that reads a file gives up before it sees the first byte of it, for itself and for every program that it starts: memory, processor time and file size
/// beyond the limits, the network, and all files but programs and its own temporary folder. The kernel holds it to that, whatever the file makes of the
/// child. Network and files need seccomp and Landlock of Linux; where a kernel has none of them, the other limits stand.
/// </summary>
internal static class Confinement
{
    // Numbers of resources, from the kernel's asm-generic/resource.h.
    private const int ProcessorSeconds = 0;
    private const int FileBytes = 1;
    private const int DataBytes = 2;
    private const int CoreBytes = 4;
    private const int OpenFiles = 7;
    private const int MostOpenFiles = 256;

    /// <summary>Stacks and the runtime's own tables, beside what a file may take.</summary>
    private const long Overhead = 192L * 1024 * 1024;

    /// <summary>The polite answer comes first: this is for a reader that gives none.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <param name="folder">The one folder in which files may be made.</param>
    public static void Apply(DocumentLimits limits, string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // A group of its own, so that the parent ends it and all that it started with one signal.
        _ = LibC.SetProcessGroup(0, 0);
        Limit(ProcessorSeconds, (ulong)(limits.Seconds + (int)Grace.TotalSeconds));
        Limit(FileBytes, (ulong)limits.ChildMemoryBytes);
        Limit(DataBytes, (ulong)(DataNow() + limits.ChildMemoryBytes + Overhead));
        Limit(CoreBytes, 0);
        Limit(OpenFiles, MostOpenFiles);
        if (Privileges.Drop())
        {
            Landlock.Restrict(folder);
            Seccomp.Deny();
        }
    }

    private static void Limit(int resource, ulong most)
    {
        var limit = default(LibC.ResourceLimit);
        if (LibC.GetLimit(resource, ref limit) == 0)
        {
            // A limit that the system has set already may only be made narrower.
            limit.Most = Math.Min(limit.Most, most);
            limit.Now = limit.Most;
            _ = LibC.SetLimit(resource, ref limit);
        }
    }

    /// <summary>Private memory that may be written to, as the kernel counts it for the limit.</summary>
    private static long DataNow()
    {
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("VmData:", StringComparison.Ordinal));
        var parts = line?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length > 1 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes * 1024 : Overhead;
    }
}
