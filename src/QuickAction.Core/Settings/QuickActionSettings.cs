using System.ComponentModel.DataAnnotations;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Settings;

/// <summary>Everything that can be configured, with its defaults. Section <c>QuickAction</c> of appsettings.json; environment variables win.</summary>
public sealed record QuickActionSettings
{
    public const string Section = "QuickAction";

    /// <summary>The engine that answers unless a command names another.</summary>
    [Required]
    public string Engine { get; init; } = "offline";

    /// <summary>Where the local store lives; empty for the per-user folder.</summary>
    public string DataFolder { get; init; } = "";

    /// <summary>A council's own minutes templates; empty for none. A template there replaces the built-in one of the same id.</summary>
    public string TemplatesFolder { get; init; } = "";

    /// <summary>Most words of headline and key points when a command does not say.</summary>
    [Range(10, 10_000)]
    public int SummaryWords { get; init; } = 250;

    public DocumentLimits Limits { get; init; } = new();
}
