namespace QuickAction.Core.Audit;

/// <summary>A file that cannot be read or written, by its name: whoever is to look after it has to know which.</summary>
public sealed class FileFaultException(string path, string what, Exception inner) : IOException($"{path} could not be {what}.", inner)
{
    public static T Reading<T>(string path, Func<T> read) => Telling(path, "read", read);

    public static T Writing<T>(string path, Func<T> write) => Telling(path, "written", write);

    private static T Telling<T>(string path, string what, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is UnauthorizedAccessException or (IOException and not FileFaultException))
        {
            throw new FileFaultException(path, what, error);
        }
    }
}
