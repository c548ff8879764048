using System.Runtime.InteropServices;

namespace QuickAction.Web.Queue;

/// <summary>
/// The heap of the C library, from which SQLite, OpenSSL and the runtime's own compiler take. It has a part for nearly every thread that has used it, and keeps what was freed in them until it is told to
/// give it back; the collector knows nothing of it.
/// </summary>
internal static class NativeHeap
{
    /// <returns>Whether there is a C library that can: glibc's; musl has no such call and keeps less.</returns>
    public static bool GiveBack()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            _ = Trim(0);
            return true;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nint left);
}
