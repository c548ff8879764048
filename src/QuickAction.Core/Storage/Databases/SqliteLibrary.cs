using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// Which SQLite answers: the system's own, which its distribution keeps up to date, or else the one that the package brings, which is old (3.35.5).
/// It must be chosen before the first connection of the process. The package that chooses by itself at that moment is left out: functions are bound one by one
/// at their first call, so a choice made while another thread already calls would mix two libraries, and the process would die.
/// </summary>
public static class SqliteLibrary
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lazy<bool> Chosen = new(Choose);

    /// <summary>Chooses once for the process.</summary>
    /// <returns>True when it is the system's own.</returns>
    public static bool Use() => Chosen.Value;

    private static bool Choose()
    {
        var handle = SystemNames.Select(name => NativeLibrary.TryLoad(name, out var loaded) ? loaded : 0).FirstOrDefault(loaded => loaded != 0);
        if (handle != 0)
        {
            nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) => name == "e_sqlite3" ? handle : 0;
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        }

        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return handle != 0;
    }
}
