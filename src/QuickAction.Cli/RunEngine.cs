using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;

namespace QuickAction.Cli;

/// <summary>The engine that a run asks: the offline one, or one for each source over the connection to a model.</summary>
internal sealed class RunEngine : IDisposable
{
    private readonly string _name;
    private readonly EngineSettings? _settings;
    private readonly ModelConnection? _connection;
    private readonly PromptCatalogue? _prompts;
    private readonly Func<SourceText, ISourceMask> _mask;

    private RunEngine(string name, EngineSettings? settings, ModelConnection? connection, PromptCatalogue? prompts, Func<SourceText, ISourceMask> mask) =>
        (_name, _settings, _connection, _prompts, _mask) = (name, settings, connection, prompts, mask);

    /// <summary>True when nothing leaves this machine.</summary>
    public bool IsOffline => _connection is null;

    /// <param name="name">The engine that the command names; null for that of the settings.</param>
    /// <param name="noMaskReason">Why a person wants nothing replaced; null to have identifiers replaced.</param>
    /// <param name="dataFolder">The folder that the command names for the local store; null for that of the settings.</param>
    /// <exception cref="UsageException">No engine of that name, or a reason where nothing is sent.</exception>
    public static RunEngine Open(Workbench bench, string? name, string? noMaskReason, string? dataFolder)
    {
        var wanted = name ?? bench.Settings.Engine;
        if (wanted == "offline")
        {
            return noMaskReason is null
                ? new RunEngine(wanted, null, null, null, _ => new OpenText("offline"))
                : throw new UsageException("--no-mask-reason goes with a model engine; the offline engine sends nothing.");
        }

        if (!bench.Settings.ModelEngines().TryGetValue(wanted, out var settings))
        {
            throw new UsageException($"There is no engine named {wanted}; `quickaction engines` lists those there are.");
        }

        var connection = ModelConnection.Open(settings, TimeProvider.System, ModelConnection.MemoryIn(bench.Settings.StoreOptions(dataFolder).DataFolder));
        return new RunEngine(wanted, settings, connection, bench.Prompts(), Mask(bench, settings, noMaskReason));
    }

    public string Name => _name;

    /// <summary>The engine for one source, with a budget of its own.</summary>
    public IEngine For(SourceText source)
    {
        if (_connection is null || _settings is null || _prompts is null)
        {
            return new OfflineEngine();
        }

        var meter = JobMeter.For(_settings);
        return new ModelEngine(
            new ModelAccess
            {
                Name = _name,
                Provider = _settings.Provider,
                Best = _settings.NameFor(ModelTier.Best),
                Fast = _settings.NameFor(ModelTier.Fast),
                Options = _settings.EngineOptions(),
                AtOnce = _settings.Concurrency,
                Calls = _connection.Calls(meter),
                Price = (model, read, written) => meter.Prices.Cost(model, read, written),
                Currency = _settings.Currency,
                PriceList = _settings.PriceList,
            },
            _prompts,
            _mask(source));
    }

    public void Dispose() => _connection?.Dispose();

    private static Func<SourceText, ISourceMask> Mask(Workbench bench, EngineSettings settings, string? noMaskReason)
    {
        if (noMaskReason is { Length: > 0 })
        {
            return _ => new OpenText(noMaskReason);
        }

        var pseudonymiser = new Pseudonymiser(bench.Settings.Privacy, settings.Mask);
        return source => new PseudonymMask(source, pseudonymiser.Mask(source, new PseudonymMap()), "uk/1");
    }
}
