using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace QuickAction.Core.Storage.Databases;

/// <summary>What a database says when its own files are not what it wrote: no room and no rights will help.</summary>
internal static class Damage
{
    public static bool IsIn(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted,
        DbException { InnerException: { } inner } => IsIn(inner),
        _ => false,
    };
}
