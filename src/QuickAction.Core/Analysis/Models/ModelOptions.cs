using System.ComponentModel.DataAnnotations;

namespace QuickAction.Core.Analysis.Models;

/// <summary>
/// The model engine's settings. Three suffice: provider, endpoint, model; a key comes from the environment or a file. With no provider there is no
/// model engine, and nothing leaves the machine.
/// </summary>
public record ModelOptions
{
    public const string Section = "Model";

    /// <summary><c>azure-openai</c>, <c>openai</c> (any compatible server), or empty for none.</summary>
    public string Provider { get; init; } = "";

    /// <summary>
    /// Where the server is: <c>https://NAME.openai.azure.com</c> (its <c>/openai/v1/</c> is added) or a base URL such as <c>http://localhost:11434/v1</c>.
    /// TLS is required except on loopback.
    /// </summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The model's name; on Azure that of its deployment. It does the work that needs judgement.</summary>
    public string Name { get; init; } = "";

    /// <summary>A cheaper model for the work that needs none; empty for the same one.</summary>
    public string FastName { get; init; } = "";

    /// <summary>
    /// The API key; only from the environment (<c>QuickAction__Model__Key</c>), never from appsettings.json. Empty: <see cref="KeyFile"/>, else on Azure
    /// Entra ID, elsewhere no key.
    /// </summary>
    [NotRecorded]
    public string Key { get; init; } = "";

    /// <summary>A file that holds the API key and nothing else, such as a mounted secret.</summary>
    [NotRecorded]
    public string KeyFile { get; init; } = "";

    /// <summary>The client id of a user-assigned managed identity; empty for what <c>DefaultAzureCredential</c> finds.</summary>
    public string ManagedIdentity { get; init; } = "";

    /// <summary>The scope of an Entra ID token; another one only in sovereign clouds.</summary>
    [Required]
    public string EntraScope { get; init; } = "https://ai.azure.com/.default";

    /// <summary>Hosts that text may be sent to; empty for the endpoint's own. An endpoint that is not among them stops the start.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Have answers streamed: where a gateway cuts silent connections, or where silence should be noticed sooner than a slow answer.</summary>
    public bool Stream { get; init; }

    /// <summary>0 for answers that repeat as far as the model can; null for the model's own.</summary>
    [Range(0.0, 2.0)]
    public float? Temperature { get; init; } = 0;

    /// <summary>For answers that repeat as far as the provider can; null for none.</summary>
    public long? Seed { get; init; }

    /// <summary>How much a reasoning model thinks: <c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c>; empty for the model's own.</summary>
    [RegularExpression("^(none|low|medium|high)?$", ErrorMessage = "Model:Effort is none, low, medium or high")]
    public string Effort { get; init; } = "";

    /// <summary>Calls in flight at once, all jobs together; fewer while the server limits.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 16;

    /// <summary>How long one try may take, in seconds.</summary>
    [Range(1, 3600)]
    public int TrySeconds { get; init; } = 180;

    /// <summary>How long a call may take with all its retries, in seconds, waiting for its turn not counted.</summary>
    [Range(1, 86_400)]
    public int CallSeconds { get; init; } = 900;

    /// <summary>How long a stream may be silent, in seconds.</summary>
    [Range(1, 3600)]
    public int SilenceSeconds { get; init; } = 90;

    /// <summary>Retries of one call after the first try.</summary>
    [Range(0, 20)]
    public int Retries { get; init; } = 6;

    /// <summary>Most tokens that one job may use, read and written together; null for no bound.</summary>
    [Range(1, long.MaxValue)]
    public long? JobTokens { get; init; }

    /// <summary>Most that one job may cost, in the currency of the price table; null for no bound. Needs a price for every model.</summary>
    [Range(0.0, double.MaxValue)]
    public decimal? JobCost { get; init; }

    /// <summary>Currency of the prices, as an ISO 4217 code.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "Model:Currency is an ISO 4217 code such as GBP")]
    public string Currency { get; init; } = "GBP";

    /// <summary>What the models cost by the price list that <see cref="PriceList"/> names.</summary>
    public IReadOnlyList<ModelPrice> Prices { get; init; } = [];

    /// <summary>Which price list the prices are from, such as <c>2026-11</c>; it is recorded with every cost.</summary>
    public string PriceList { get; init; } = "";

    [NotRecorded]
    public bool Configured => Provider.Length > 0;

    /// <summary>The model for one tier of work.</summary>
    public string NameFor(ModelTier tier) => tier == ModelTier.Fast && FastName.Length > 0 ? FastName : Name;

    /// <summary>Without the key.</summary>
    public override string ToString() => Configured ? $"{Provider} {Endpoint} {Name}" : "no model";
}

/// <summary>How much judgement a task needs.</summary>
public enum ModelTier
{
    Fast,
    Best,
}

/// <summary>What a model costs, for one million tokens.</summary>
public sealed record ModelPrice
{
    /// <summary>The model's name as the settings have it.</summary>
    public string Model { get; init; } = "";

    /// <summary>Tokens read.</summary>
    public decimal Input { get; init; }

    /// <summary>Tokens written, reasoning included.</summary>
    public decimal Output { get; init; }

    /// <summary>Tokens read from the provider's cache; null: as <see cref="Input"/>.</summary>
    public decimal? CachedInput { get; init; }
}
