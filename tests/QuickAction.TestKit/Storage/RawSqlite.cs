using System.Data.Common;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.TestKit.Storage;

/// <summary>The file of a store as any other program sees it, through the same SQLite as the store: two libraries in one process would be one too many.</summary>
public static class RawSqlite
{
    /// <param name="file">A database that is there.</param>
    /// <returns>An open connection, the caller's to dispose.</returns>
    public static DbConnection Open(string file) => SqliteDatabase.SourceOf(file).OpenConnection();
}
