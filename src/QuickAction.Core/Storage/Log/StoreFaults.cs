using System.Data.Common;
using QuickAction.Core.Audit;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Turns what a database, a disk or the log's own checks say into a sentence for a person. If the log cannot be written, nothing is done.</summary>
internal static class StoreFaults
{
    public static async Task<T> TellAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (AuditException error)
        {
            throw new QuickActionException(ProblemCode.NotRecorded, error.Message, inner: error);
        }
        catch (ErasedMeanwhileException error)
        {
            throw new QuickActionException(ProblemCode.NotRecorded, ErasedMeanwhileException.Sentence, inner: error);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                "The database is damaged, so nothing was done: put back a backup of it (`quickaction restore FILE`; PostgreSQL: `pg_restore`), and have the disk looked at.",
                inner: error);
        }
        catch (FileFaultException error)
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded, $"{error.Message.TrimEnd('.')}, so nothing was done; check the rights and the space there.", retryable: true, error);
        }
        catch (Exception error) when (IsOfTheMachine(error))
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                "The decision log could not be read or written, so nothing was done; check the space and the rights in the data folder (--data DIR), or that the database answers.",
                retryable: true,
                error);
        }
    }

    /// <summary>What kept a store from doing what it was asked, as part of a longer account; null when it is something else.</summary>
    public static string? Sentence(Exception error) => error switch
    {
        AuditException or QuickActionException or FileFaultException => error.Message,
        _ when IsDamage(error) => "the database is damaged.",
        _ when IsOfTheMachine(error) => "the databases, the keys or the mirror could not be written.",
        _ => null,
    };

    /// <summary>True when a database says that its own files are not what it wrote.</summary>
    public static bool IsDamage(Exception error) => Damage.IsIn(error);

    private static bool IsOfTheMachine(Exception error) => error is DbException or IOException or UnauthorizedAccessException or TimeoutException;
}
