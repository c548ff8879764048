using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using QuickAction.Core.Documents;
using QuickAction.Core.Privacy;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Settings;

/// <summary>Everything that can be configured, with its defaults. Section <c>QuickAction</c> of appsettings.json; environment variables win.</summary>
public sealed record QuickActionSettings
{
    public const string Section = "QuickAction";

    /// <summary>The engine that answers unless a command names another.</summary>
    [Required]
    public string Engine { get; init; } = "offline";

    /// <summary>Where the local store lives; empty for the per-user folder.</summary>
    [NotRecorded]
    public string DataFolder { get; init; } = "";

    /// <summary>A council's own minutes templates; empty for none. A template there replaces the built-in one of the same id.</summary>
    [NotRecorded]
    public string TemplatesFolder { get; init; } = "";

    /// <summary>Most words of headline and key points when a command does not say.</summary>
    [Range(10, 10_000)]
    public int SummaryWords { get; init; } = 250;

    /// <summary>References of the council's own systems that are masked before a model sees them.</summary>
    public PrivacyOptions Privacy { get; init; } = new();

    public DocumentLimits Limits { get; init; } = new();

    /// <summary>The model that may be asked instead of the offline engine; by default there is none.</summary>
    public EngineSettings Model { get; init; } = new();

    /// <summary>Further models by the names of their engines, each with the same settings as <see cref="Model"/>.</summary>
    public IReadOnlyDictionary<string, EngineSettings> Engines { get; init; } = FrozenDictionary<string, EngineSettings>.Empty;

    /// <summary>Versions of prompts by task, where not the newest is wanted.</summary>
    public IReadOnlyDictionary<string, int> Prompts { get; init; } = FrozenDictionary<string, int>.Empty;

    public StoreSettings Store { get; init; } = new();

    public ServiceSettings Service { get; init; } = new();

    /// <summary>All model engines that are set up, by name.</summary>
    public IReadOnlyDictionary<string, EngineSettings> ModelEngines() =>
        Engines.Concat(Model.Configured ? [KeyValuePair.Create("model", Model)] : []).ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    /// <summary>The store that these settings mean.</summary>
    /// <param name="dataFolder">The folder that a command names for one run; null for the one in the settings.</param>
    public AuditOptions StoreOptions(string? dataFolder) => new()
    {
        DataFolder = Path.GetFullPath(dataFolder ?? (DataFolder.Length == 0 ? Storage.DataFolder.Default : DataFolder)),
        Connection = Store.Connection,
        KeysConnection = Store.KeysConnection,
        MigrateConnection = Store.MigrateConnection,
        MigrateKeysConnection = Store.MigrateKeysConnection,
        Origin = Store.Origin,
        SigningKeyFile = Store.SigningKeyFile,
        ContentKeyFile = Store.ContentKeyFile,
        ContentKeyText = Store.ContentKey,
        ContentKeyCommand = Store.ContentKeyCommand,
        MirrorFolder = Store.MirrorFolder,
        JoinsOthers = Store.JoinsOthers,
    };
}
