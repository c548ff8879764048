using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Work;

/// <summary>What every host works with, put together once: the settings, the reader, the templates and prompts beside the binary, the store.</summary>
public sealed class Workshop
{
    private readonly string _folder;

    /// <param name="folder">The host's base directory, which holds <c>prompts/</c> and <c>seeds/</c>; never the working directory.</param>
    public Workshop(QuickActionSettings settings, string folder)
    {
        _folder = folder;
        Settings = settings;
        Reader = new BoundedReader(new SourceReader(Extractors.All, settings.Limits), settings.Limits);
    }

    public QuickActionSettings Settings { get; }

    public BoundedReader Reader { get; }

    /// <summary>Who opens the store: whoever runs the command; the service itself when nobody is named.</summary>
    public DecisionActor Operator { get; init; } = DecisionActor.Nobody;

    public string SeedsFolder => Path.Combine(_folder, "seeds");

    public TemplateCatalogue Templates() => TemplateCatalogue.Load(
        Path.Combine(_folder, "prompts", "templates"),
        Settings.TemplatesFolder.Length == 0 ? null : Settings.TemplatesFolder);

    /// <param name="versions">Versions by task, before those of the settings; null for those of the settings alone.</param>
    public PromptCatalogue Prompts(IReadOnlyDictionary<string, int>? versions = null)
    {
        var chosen = new Dictionary<string, int>(Settings.Prompts, StringComparer.Ordinal);
        foreach (var (task, version) in versions ?? new Dictionary<string, int>())
        {
            chosen[task] = version;
        }

        return PromptCatalogue.Load(Path.Combine(_folder, "prompts"), chosen);
    }

    /// <summary>The store of records; made when there is none. The settings are noted in the log when they are not those of the last start.</summary>
    /// <param name="dataFolder">The folder that was named for it; null for the one in the settings.</param>
    public async Task<AuditStore> OpenStoreAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        var store = await AuditStore.OpenAsync(Options(dataFolder), Program(), TimeProvider.System, cancellationToken);
        await NoteSettingsAsync(store, cancellationToken);
        return store;
    }

    /// <summary>The store, for what reads it or looks after it: where there is none, none is begun. One whose log is not whole can be looked at and not written to.</summary>
    /// <exception cref="QuickActionException">There is no store, or nothing is left of one but its keys.</exception>
    public async Task<AuditStore> OpenExistingStoreAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        if (Settings.StoreOptions(dataFolder) is { HoldsAStore: false } none)
        {
            await AuditStore.RefuseSignedBeforeAsync(none, cancellationToken);
            throw QuickActionException.Refused($"Nothing has been recorded in {none.DataFolder}; name the folder of the store with --data DIR.");
        }

        return await AuditStore.OpenToReadAsync(Options(dataFolder), Program(), TimeProvider.System, cancellationToken);
    }

    /// <summary>For what writes to a store that was opened to look after it.</summary>
    public async Task NoteSettingsAsync(AuditStore store, CancellationToken cancellationToken) =>
        await store.NoteSettingsAsync(SettingsText.Of(Settings), cancellationToken);

    /// <summary>A piece of work as its records name it.</summary>
    /// <param name="service">minutes, summary or survey.</param>
    /// <param name="scans">What a malware scanner said of each source, in their order; none where nobody was asked.</param>
    public DecisionJob Job(
        string id, DecisionActor actor, string service, string? caseReference, IReadOnlyList<SourceText> sources, IReadOnlyList<MalwareScan?>? scans = null) => new(id, caseReference)
        {
            Actor = actor,
            Service = service,
            Purpose = NonEmpty(Settings.Store.Purpose),
            LawfulBasis = NonEmpty(Settings.Store.LawfulBasis),
            Retention = Settings.Store.RetentionOf(service, TimeProvider.System.GetUtcNow()),
            Sources = [.. sources.Select((source, i) => Source(source) with { Scan = scans is not null && i < scans.Count ? scans[i] : null })],
        };

    private static DecisionSource Source(SourceText source) =>
        new(source.Sha256, source.MediaType, source.Bytes, source.Segments.Sum(segment => (long)segment.Text.Length), source.Segments.Count)
        {
            LimitsHit = [.. source.Notes.Where(n => n.PartUnread).Select(n => n.Code)],
        };

    /// <summary>Puts a backup in the place of the store.</summary>
    /// <inheritdoc cref="AuditStore.RestoreAsync"/>
    public Task<RestoredBackup> RestoreAsync(string file, string? dataFolder, bool endLost, CancellationToken cancellationToken) =>
        AuditStore.RestoreAsync(Options(dataFolder), file, endLost, Program(), TimeProvider.System, cancellationToken);

    private AuditOptions Options(string? dataFolder) => Settings.StoreOptions(dataFolder) with { Operator = Operator };

    private Audit.Leaves.Program Program() => ThisProgram.With(SettingsText.Digest(SettingsText.Of(Settings)));

    private static string? NonEmpty(string text) => text.Length == 0 ? null : text;
}
