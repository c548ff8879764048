using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;

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

    public PromptCatalogue Prompts() => PromptCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "prompts"), Settings.Prompts);

    /// <summary>The store of records, in the folder that the command or the settings name; made when there is none.</summary>
    public async Task<AuditStore> OpenStoreAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        var settings = SettingsText.Of(Settings);
        var store = await AuditStore.OpenAsync(
            Settings.StoreOptions(dataFolder), ThisProgram.With(SettingsText.Digest(settings)), TimeProvider.System, cancellationToken);
        await store.NoteSettingsAsync(settings, cancellationToken);
        return store;
    }

    /// <summary>The store, for a command that reads it or looks after it: where there is none, none is begun.</summary>
    /// <exception cref="QuickActionException">There is no store.</exception>
    public Task<AuditStore> OpenExistingStoreAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        var options = Settings.StoreOptions(dataFolder);
        return options.HoldsAStore
            ? AuditStore.OpenAsync(options, ThisProgram.With(SettingsText.Digest(SettingsText.Of(Settings))), TimeProvider.System, cancellationToken)
            : throw QuickActionException.Refused($"Nothing has been recorded in {options.DataFolder}; name the folder of the store with --data DIR.");
    }

    /// <summary>For a command that writes to a store that it opened to look after it.</summary>
    public async Task NoteSettingsAsync(AuditStore store, CancellationToken cancellationToken) =>
        await store.NoteSettingsAsync(SettingsText.Of(Settings), cancellationToken);

    /// <summary>A piece of work of whoever runs the command.</summary>
    /// <param name="service">minutes, summary or survey.</param>
    /// <param name="resumed">The id of a job that is taken up again; null for a new one.</param>
    public DecisionJob NewJob(string service, string? caseReference, IReadOnlyList<SourceText> sources, string? resumed = null) =>
        new(resumed ?? DecisionId.New(TimeProvider.System.GetUtcNow()).ToString(), caseReference)
        {
            Actor = Owner,
            Service = service,
            Purpose = NonEmpty(Settings.Store.Purpose),
            LawfulBasis = NonEmpty(Settings.Store.LawfulBasis),
            Sources = [.. sources.Select(s => new DecisionSource(s.Sha256, s.MediaType, s.Bytes, s.Segments.Sum(segment => (long)segment.Text.Length), s.Segments.Count))],
        };

    /// <summary>Who runs the command: this machine's own name for them.</summary>
    public static DecisionActor Owner => new(Environment.MachineName, Environment.UserName, "local", "User");

    private static string? NonEmpty(string text) => text.Length == 0 ? null : text;
}
