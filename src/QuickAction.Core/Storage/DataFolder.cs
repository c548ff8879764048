namespace QuickAction.Core.Storage;

/// <summary>Where the local store lives when nobody says: a per-user folder.</summary>
public static class DataFolder
{
    public static string Default
    {
        get
        {
            var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(folder.Length > 0 ? folder : AppContext.BaseDirectory, "quickaction");
        }
    }
}
