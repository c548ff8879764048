using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QuickAction.Core.Storage.Databases;

/// <summary>Copies of a whole SQLite database by SQLite's own online backup: consistent while others write, and seen by others whole or not at all.</summary>
internal static class SqliteCopy
{
    /// <param name="to">Made when missing, readable by its owner only; a database there is replaced.</param>
    /// <exception cref="IOException">The new file cannot be written.</exception>
    public static void Copy(string from, string to)
    {
        SqliteLibrary.Use();
        PrivateFiles.MakeWhenMissing(to);
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        try
        {
            using var target = Open(to, SqliteOpenMode.ReadWrite);
            source.BackupDatabase(target);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_PERM)
        {
            throw new IOException("The copy of the database could not be written.", error);
        }
    }

    /// <summary>Puts a database in the place of another that nobody has open, in one transaction; of one that cannot be read any more, by moving it aside.</summary>
    public static void Replace(string from, string to)
    {
        try
        {
            Copy(from, to);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            foreach (var part in Parts(to).Where(File.Exists))
            {
                File.Move(part, $"{part}.unreadable", overwrite: true);
            }

            Copy(from, to);
        }
    }

    /// <summary>Removes a database with its journal.</summary>
    public static void Delete(string file)
    {
        foreach (var part in Parts(file).Append($"{file}.turn"))
        {
            File.Delete(part);
        }
    }

    private static string[] Parts(string file) => [file, $"{file}-wal", $"{file}-shm"];

    private const string SelectOrigin = "SELECT origin FROM audit_log";

    /// <returns>The name of the log in the file; null when it is no database of ours.</returns>
    public static string? OriginOf(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        SqliteLibrary.Use();
        try
        {
            using var source = Open(file, SqliteOpenMode.ReadWrite);
            using var command = source.CreateCommand();
            command.CommandText = SelectOrigin;
            return command.ExecuteScalar() as string;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is NotADatabase or SqlError)
        {
            return null;
        }
    }

    /// <summary>SQLITE_NOTADB and SQLITE_ERROR (no such table).</summary>
    private const int NotADatabase = 26;
    private const int SqlError = 1;

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        connection.Open();
        return connection;
    }
}
