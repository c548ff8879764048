using System.Runtime.InteropServices;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>Gives up, for the calling thread and every thread and program that it begins, what the kernel lets a privileged user do: a service that runs as root must not read files as root.</summary>
internal static class Privileges
{
    private const int NoNewPrivileges = 38;
    private const int Version = 0x20080522;

    private static readonly (nint Control, nint SetCapabilities)? Known = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (157, 126),
        Architecture.Arm64 => (167, 91),
        _ => null,
    };

    /// <returns>Whether no program that is started from now on can get more rights than this one has.</returns>
    public static bool Drop()
    {
        if (Known is not { } call || LibC.Call(call.Control, NoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return false;
        }

        // A head of version and thread (0: this one), and two sets of three words, all empty.
        var at = Marshal.AllocHGlobal(32);
        try
        {
            Marshal.Copy(new byte[32], 0, at, 32);
            Marshal.WriteInt32(at, Version);
            return LibC.Call(call.SetCapabilities, at, at + 8, 0, 0, 0) == 0;
        }
        finally
        {
            Marshal.FreeHGlobal(at);
        }
    }
}
