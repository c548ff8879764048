using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Providers;
using QuickAction.Core.Analysis.Models.Resilience;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Analysis.Models.Telemetry;

namespace QuickAction.Core.Analysis.Models;

/// <summary>
/// The way to the configured models, one for the process: connections, what was learnt of the models, and the limits that all jobs share. Each job takes its
/// own client from it. The layers, outermost first: budget and metering, resilience, telemetry, provider; the exact request is recorded by the
/// provider's own pipeline, inside every try.
/// </summary>
public sealed class ModelConnection : IDisposable
{
    private readonly IChatClient _shared;
    private readonly ModelMemory _memory;

    private ModelConnection(ModelOptions options, IChatClient shared, ModelMemory memory)
    {
        Options = options;
        _shared = shared;
        _memory = memory;
    }

    public ModelOptions Options { get; }

    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/> with the setting's name.</exception>
    /// <param name="memoryFile">Where what is learnt of models is kept from one process to the next; null for this process only.</param>
    public static ModelConnection Open(ModelOptions options, TimeProvider clock, string? memoryFile = null) =>
        Open(options, clock, CallPolicyOptions.Of(options), memoryFile);

    /// <summary>The file in a data folder where what is learnt of models is kept.</summary>
    public static string MemoryIn(string dataFolder) => Path.Combine(dataFolder, "models.json");

    /// <summary>Over a client that somebody else has made: a plug-in's, or the scripted one of the tests.</summary>
    public static ModelConnection Over(IChatClient client, ModelOptions options, TimeProvider clock) =>
        Layered(client, options, new ModelMemory(), clock, CallPolicyOptions.Of(options));

    internal static ModelConnection Open(
        ModelOptions options, TimeProvider clock, CallPolicyOptions policy, string? memoryFile = null)
    {
        Check(options);
        var start = ProviderClient.Start(ModelEndpoint.Of(options));
        var memory = memoryFile is null ? new ModelMemory(start) : ModelMemory.In(memoryFile, start, clock);
        return Layered(ProviderClient.Create(options, memory, clock), options, memory, clock, policy);
    }

    /// <summary>A chat client for one job.</summary>
    public IChatClient Client(JobMeter meter) => new MeteredChatClient(_shared, meter);

    /// <summary>Structured calls for one job.</summary>
    public StructuredCall Calls(JobMeter meter) => new(Client(meter), _memory, Settings(Options));

    /// <summary>What has been found out about a model so far.</summary>
    public ModelTraits TraitsOf(string model) => _memory.Of(ModelMemory.Key(_shared, model));

    public void Dispose() => _shared.Dispose();

    private static ModelConnection Layered(IChatClient provider, ModelOptions options, ModelMemory memory, TimeProvider clock, CallPolicyOptions policy)
    {
        var watched = new TelemetryChatClient(provider, clock);
        return new ModelConnection(options, new ResilientChatClient(watched, new CallPolicy(policy, clock)), memory);
    }

    private static CallSettings Settings(ModelOptions options) => new(options.Temperature, options.Seed, options.Effort switch
    {
        "" => null,
        "none" => ReasoningEffort.None,
        "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Effort, "No such effort."),
    });

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The types of the settings are kept whole where they are loaded (SettingsLoader).")]
    private static void Check(ModelOptions options)
    {
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
        {
            throw Wrong(wrong[0].ErrorMessage ?? "a value of Model is out of its range");
        }

        if (options.Prices.Any(p => p.Model.Length == 0 || p.Input < 0 || p.Output < 0 || p.CachedInput < 0) || options.Prices.DistinctBy(p => p.Model).Count() < options.Prices.Count)
        {
            throw Wrong("every entry of Model:Prices needs a Model of its own and prices that are not negative");
        }

        var models = new[] { options.NameFor(ModelTier.Best), options.NameFor(ModelTier.Fast) };
        var prices = new PriceTable(options);
        if (options.JobCost is not null && models.FirstOrDefault(m => !prices.Knows(m)) is { } unknown)
        {
            throw Wrong($"Model:JobCost needs a price for {unknown} in Model:Prices");
        }
    }

    private static QuickActionException Wrong(string what) => new(ProblemCode.Misconfigured, $"The settings are wrong: {what.TrimEnd('.')}.");
}
