using System.Runtime.InteropServices;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// Landlock (Linux 5.13 and after, docs.kernel.org/userspace-api/landlock.html): the calling thread, and every thread and program that it begins, reads and runs what
/// a system needs to run programs, writes in one folder, and sees no other file: not the database, not the keys, not another process's memory.
/// </summary>
internal static class Landlock
{
    // Numbers of system calls: the same on every architecture.
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;

    // Rights on files, in the order of the kernel's linux/landlock.h.
    private const ulong Execute = 1 << 0;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;
    private const ulong Refer = 1 << 13;
    private const ulong Truncate = 1 << 14;
    private const ulong Device = 1 << 15;
    private const ulong First = (1 << 13) - 1;
    private const ulong Tcp = 3;
    private const int OpenAsPath = 0x280000;

    /// <summary>What programs, their libraries, fonts and the runtime are read from.</summary>
    private static readonly string[] Readable =
        ["/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/etc/ssl/openssl.cnf", "/opt", "/nix/store", "/var/cache/fontconfig", "/proc", "/sys/fs/cgroup", "/sys/devices/system/cpu", "/dev/urandom", "/dev/zero"];

    /// <summary>After <see cref="Privileges.Drop"/>, without which the kernel takes no rules.</summary>
    /// <param name="folder">The one folder to write in.</param>
    public static void Restrict(string folder)
    {
        var version = (int)LibC.Call(CreateRuleset, 0, 0, 1, 0, 0);
        if (version < 1)
        {
            return;
        }

        var all = First | (version >= 2 ? Refer : 0) | (version >= 3 ? Truncate : 0) | (version >= 5 ? Device : 0);
        var ruleset = WithNative(new Ruleset { Files = all, Network = Tcp }, (at, size) => LibC.Call(CreateRuleset, at, version >= 4 ? size : sizeof(ulong), 0, 0, 0));
        if (ruleset < 0)
        {
            return;
        }

        // Of our own folder only the code: settings stand there too.
        var code = Directory.EnumerateFiles(AppContext.BaseDirectory).Where(f => Path.GetExtension(f) is ".dll" or ".so");
        foreach (var path in Readable.Concat(code).Concat(Directory.Exists(Path.Combine(ReaderProgram.RuntimeFolder, "shared")) ? [ReaderProgram.RuntimeFolder] : []))
        {
            Allow(ruleset, path, Execute | ReadFile | ReadFolder);
        }

        Allow(ruleset, "/dev/null", ReadFile | WriteFile);
        Allow(ruleset, folder, all & ~Execute);
        _ = LibC.Call(RestrictSelf, ruleset, 0, 0, 0, 0);
        _ = LibC.Close((int)ruleset);
    }

    private static void Allow(nint ruleset, string path, ulong rights)
    {
        var descriptor = LibC.Open(path, OpenAsPath);
        if (descriptor < 0)
        {
            return;
        }

        // A file has no entries: rights on folders are not taken for it.
        var fitting = Directory.Exists(path) ? rights : rights & (Execute | ReadFile | WriteFile | Truncate);
        WithNative(new Beneath { Rights = fitting, Parent = descriptor }, (at, _) => LibC.Call(AddRule, ruleset, 1, at, 0, 0));
        _ = LibC.Close(descriptor);
    }

    private static nint WithNative<T>(T value, Func<nint, int, nint> use)
        where T : struct
    {
        var size = Marshal.SizeOf<T>();
        var at = Marshal.AllocHGlobal(size);
        try
        {
            Marshal.StructureToPtr(value, at, fDeleteOld: false);
            return use(at, size);
        }
        finally
        {
            Marshal.FreeHGlobal(at);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Beneath
    {
        public ulong Rights;
        public int Parent;
    }
}
