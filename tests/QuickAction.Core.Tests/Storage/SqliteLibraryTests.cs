using QuickAction.TestKit;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage;

public sealed class SqliteLibraryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void No_package_brings_the_part_by_which_a_connection_chooses_its_own_library() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "SQLitePCLRaw.batteries*").ShouldBeEmpty();

    [Fact]
    public void A_process_has_one_SQLite_loaded()
    {
        using var connection = RawSqlite.Open(_folder.Combine("some.db"));

        // Half of the calls in one library and half in another is a jump to nowhere, now and then.
        File.ReadLines("/proc/self/maps")
            .Select(line => Path.GetFileName(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]))
            .Where(name => name.Contains("sqlite3", StringComparison.Ordinal) && name.Contains(".so", StringComparison.Ordinal))
            .Distinct()
            .Count()
            .ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();
}
