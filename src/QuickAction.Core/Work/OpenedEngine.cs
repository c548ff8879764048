using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage;

namespace QuickAction.Core.Work;

/// <summary>The engine that a run or a job asks: the offline one, or one for each source over the connection to a model.</summary>
public sealed class OpenedEngine : IDisposable
{
    private readonly string _name;
    private readonly EngineSettings? _settings;
    private readonly ModelConnection? _connection;
    private readonly PromptCatalogue? _prompts;
    private readonly string? _noMaskReason;
    private readonly Pseudonymiser? _pseudonymiser;
    private readonly PrivacyOptions _privacy;
    private readonly List<JobMeter> _meters = [];

    private OpenedEngine(
        string name, EngineSettings? settings, ModelConnection? connection, PromptCatalogue? prompts, string? noMaskReason, Pseudonymiser? pseudonymiser, PrivacyOptions privacy) =>
        (_name, _settings, _connection, _prompts, _noMaskReason, _pseudonymiser, _privacy) = (name, settings, connection, prompts, noMaskReason, pseudonymiser, privacy);

    /// <summary>True when nothing leaves this machine.</summary>
    public bool IsOffline => _connection is null;

    /// <param name="name">The engine that was asked for; null for that of the settings.</param>
    /// <param name="noMaskReason">Why a person wants nothing replaced; null to have identifiers replaced.</param>
    /// <param name="dataFolder">The folder that was named for the local store; null for that of the settings.</param>
    /// <param name="prompts">Versions of prompts by their task, instead of those that the settings choose; null for those of the settings alone.</param>
    /// <exception cref="QuickActionException">No engine of that name, a prompt version that does not exist, or a reason or prompt where nothing is sent.</exception>
    public static OpenedEngine Open(Workshop shop, string? name, string? noMaskReason, string? dataFolder, IReadOnlyDictionary<string, int>? prompts = null)
    {
        var wanted = name ?? shop.Settings.Engine;
        if (wanted == "offline")
        {
            if (prompts is { Count: > 0 })
            {
                throw new QuickActionException(ProblemCode.Misconfigured, "Prompt versions go with a model engine; the offline engine reads no prompt.");
            }

            return noMaskReason is null
                ? new OpenedEngine(wanted, null, null, null, null, null, shop.Settings.Privacy)
                : throw new QuickActionException(ProblemCode.Misconfigured, "--no-mask-reason goes with a model engine; the offline engine sends nothing.");
        }

        if (!shop.Settings.ModelEngines().TryGetValue(wanted, out var settings))
        {
            throw new QuickActionException(ProblemCode.Misconfigured, $"There is no engine named {wanted}; `quickaction engines` lists those there are.");
        }

        var connection = ModelConnection.Open(settings, TimeProvider.System, ModelConnection.MemoryIn(shop.Settings.StoreOptions(dataFolder).DataFolder));
        return new OpenedEngine(wanted, settings, connection, shop.Prompts(prompts), noMaskReason, new Pseudonymiser(shop.Settings.Privacy, settings.Mask), shop.Settings.Privacy);
    }

    public string Name => _name;

    /// <summary>What the jobs so far have cost, in <see cref="Currency"/>: 0 offline; null when a model has no price, or nothing was asked yet.</summary>
    public decimal? Spent => IsOffline ? 0 : _meters.Count == 0 ? null : _meters.Aggregate((decimal?)0, (sum, m) => sum + (m.Used.Calls == 0 ? 0 : m.Used.Cost));

    /// <summary>True once a job was not asked further because its budget does not cover it.</summary>
    public bool IsBudgetSpent => _meters.Exists(m => m.IsSpent);

    /// <summary>The currency of the price list; null offline.</summary>
    public string? Currency => _settings?.Currency;

    /// <summary>
    /// The engine for one source of a job, with the placeholders of the job's case and what is left of its budget: what runs of the job before this one have used
    /// counts.
    /// </summary>
    /// <param name="log">The run's, which keeps what the run makes: a run whose job is erased meanwhile makes nothing more.</param>
    /// <param name="people">Names of people whom the request names, such as the chair.</param>
    public async ValueTask<IEngine> ForAsync(SourceText source, IReadOnlyList<string> people, DecisionJob job, DecisionLog log, CancellationToken cancellationToken) =>
        _pseudonymiser is null ? new OfflineEngine() : Over(
            _noMaskReason is not null
                ? new OpenText(_noMaskReason)
                : new PseudonymMask(source, await MaskAsync(_pseudonymiser, source, people, job, log, cancellationToken), MaskingRules.Name),
            await log.UsedBeforeAsync(job, cancellationToken));

    private static async ValueTask<CaseMasking> MaskAsync(
        Pseudonymiser pseudonymiser, SourceText source, IReadOnlyList<string> people, DecisionJob job, DecisionLog log, CancellationToken cancellationToken) =>
        await CaseMasking.MaskAsync(pseudonymiser, source, await log.MapsAsync(job, cancellationToken), job.CaseReference ?? job.Id, people, cancellationToken);

    /// <summary>The engine for a look at what it would take; it is not asked, and placeholders are kept nowhere.</summary>
    public IEngine Unasked(SourceText source, IReadOnlyList<string> people) =>
        _pseudonymiser is null ? new OfflineEngine()
            : Over(_noMaskReason is not null ? new OpenText(_noMaskReason) : new PseudonymMask(source, _pseudonymiser.Mask(source, new PseudonymMap(), people), MaskingRules.Name), []);

    private IEngine Over(ISourceMask mask, IReadOnlyList<UsedBefore> before)
    {
        if (_connection is null || _settings is null || _prompts is null)
        {
            return new OfflineEngine();
        }

        var meter = JobMeter.For(_settings, before);
        _meters.Add(meter);
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
                Privacy = _privacy,
            },
            _prompts,
            mask);
    }

    public void Dispose() => _connection?.Dispose();
}
