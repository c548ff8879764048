using System.Data.Common;
using QuickAction.Core.Audit;

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
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                "The decision log could not be read or written, so nothing was done; check the space and the rights in the data folder (--data DIR), or that the database answers.",
                retryable: true,
                error);
        }
    }
}
