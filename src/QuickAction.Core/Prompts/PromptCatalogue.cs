using System.Globalization;

namespace QuickAction.Core.Prompts;

/// <summary>Every prompt there is, in all its versions; each task's newest that is no draft is used unless the settings choose another.</summary>
public sealed class PromptCatalogue
{
    private const int MostBytes = 64 * 1024;
    private readonly Dictionary<string, Prompt> _chosen;

    private PromptCatalogue(IReadOnlyList<Prompt> all, Dictionary<string, Prompt> chosen)
    {
        All = all;
        _chosen = chosen;
    }

    /// <summary>By name, then version.</summary>
    public IReadOnlyList<Prompt> All { get; }

    /// <summary>The prompt of a task in the version that is used.</summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: there is none.</exception>
    public Prompt For(string task) => _chosen.GetValueOrDefault(task) ?? throw Wrong($"there is no prompt for {task} beside the program; install QuickAction again");

    /// <param name="folder">The folder beside the program that has a folder a task.</param>
    /// <param name="versions">The version that the settings choose for a task; the newest where they are silent.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: a file is wrong, or a chosen version does not exist.</exception>
    public static PromptCatalogue Load(string folder, IReadOnlyDictionary<string, int>? versions = null)
    {
        var all = Folders(folder).SelectMany(Read).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Version).ToList();
        var chosen = all.GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.LastOrDefault(p => !p.IsDraft) ?? g.Last(), StringComparer.Ordinal);
        foreach (var (name, version) in versions ?? new Dictionary<string, int>())
        {
            // No shell sets a variable whose name has a hyphen.
            var task = name.Replace('_', '-');
            chosen[task] = all.Find(p => p.Name == task && p.Version == version)
                ?? throw Wrong($"the settings choose version {version} of {task}, which does not exist; there are {string.Join(", ", all.Select(p => $"{p.Name} {p.Version}"))}");
        }

        return new PromptCatalogue(all, chosen);
    }

    /// <summary>Templates of minutes have a folder of their own beside the tasks'.</summary>
    private static IEnumerable<string> Folders(string folder) => Directory.Exists(folder)
        ? Directory.GetDirectories(folder).Where(f => Path.GetFileName(f) != "templates").Order(StringComparer.Ordinal)
        : throw Wrong("the folder prompts is missing beside the program; install QuickAction again");

    private static IEnumerable<Prompt> Read(string folder) => Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(path =>
    {
        var file = $"{Path.GetFileName(folder)}/{Path.GetFileName(path)}";
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? PromptParser.Parse(file, File.ReadAllBytes(path))
                : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{file} is larger than {MostBytes / 1024} KB, which no prompt is"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuickActionException(ProblemCode.Misconfigured, $"The prompts are wrong: {file} cannot be read; check that the program may open it.", inner: error);
        }
    });

    private static QuickActionException Wrong(string what) => new(ProblemCode.Misconfigured, $"The prompts are wrong: {what}.");
}
