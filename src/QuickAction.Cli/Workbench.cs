using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage;

namespace QuickAction.Cli;

/// <summary>What the commands work with, put together once from the settings beside the binary.</summary>
internal sealed class Workbench
{
    private Workbench(QuickActionSettings settings, Terminal terminal)
    {
        Settings = settings;
        Terminal = terminal;
        Reader = new BoundedReader(new SourceReader(Extractors.All, settings.Limits), settings.Limits);
    }

    public QuickActionSettings Settings { get; }

    public Terminal Terminal { get; }

    public BoundedReader Reader { get; }

    public static Workbench Open(Terminal terminal) => new(SettingsLoader.Load(AppContext.BaseDirectory), terminal);

    public TemplateCatalogue Templates() => TemplateCatalogue.Load(
        Path.Combine(AppContext.BaseDirectory, "prompts", "templates"),
        Settings.TemplatesFolder.Length == 0 ? null : Settings.TemplatesFolder);

    /// <exception cref="UsageException">No engine of that name.</exception>
    public IEngine Engine(string? name) => (name ?? Settings.Engine) switch
    {
        "offline" => new OfflineEngine(),
        var unknown => throw new UsageException($"There is no engine named {unknown}; `quickaction engines` lists those there are."),
    };

    /// <summary>A log for one job, in the folder that the command or the settings name.</summary>
    public FileDecisionLog Log(string? dataFolder, string job)
    {
        var folder = dataFolder ?? (Settings.DataFolder.Length == 0 ? DataFolder.Default : Settings.DataFolder);
        return FileDecisionLog.Open(folder, job);
    }
}
