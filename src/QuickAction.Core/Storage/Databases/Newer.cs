namespace QuickAction.Core.Storage.Databases;

/// <summary>Keeps an older program from working on tables that a newer one has changed.</summary>
internal static class Newer
{
    /// <exception cref="QuickActionException">The store is newer than this program.</exception>
    public static void Refuse(long stored, int known)
    {
        if (stored > known)
        {
            throw new QuickActionException(ProblemCode.Unavailable, "The store was made by a newer QuickAction; update this one before you use it.");
        }
    }
}
