using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Privacy;

/// <summary>What a council adds to the built-in recognisers. Section <c>QuickAction:Privacy</c>.</summary>
public sealed record PrivacyOptions
{
    /// <summary>References of the council's own systems.</summary>
    public ReferenceOptions[] References { get; init; } = [];
}

/// <summary>A reference of a council's system: what it looks like and beside which words it stands.</summary>
public sealed record ReferenceOptions : IValidatableObject
{
    /// <summary>Label of the placeholder, capital letters and underscores: <c>HOUSING_REF</c>. A built-in one may be extended.</summary>
    public string Kind { get; init; } = "";

    /// <summary>
    /// A .NET regular expression for the whole reference, without look-around and back-references, matched against capital letters: <c>H[0-9]{6}</c>.
    /// </summary>
    public string Pattern { get; init; } = "";

    /// <summary>Words that stand beside it, such as "tenancy reference"; none when the pattern is enough by itself.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>Most letters and digits that a reference has.</summary>
    [Range(1, 64)]
    public int MostCharacters { get; init; } = 24;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IdentifierKind.TryParse(Kind, out _) || Kind is "PERSON" or "TEXT")
        {
            yield return new ValidationResult($"Privacy:References: Kind must be capital letters and underscores, such as HOUSING_REF, not '{Kind}'");
        }

        if (Problem() is { } problem)
        {
            yield return new ValidationResult($"Privacy:References: the pattern of {Kind} cannot be used: {problem}");
        }

        if (Words.Any(w => w.Length == 0 || !w.All(c => char.IsLetter(c) || c == ' ')))
        {
            yield return new ValidationResult($"Privacy:References: Words of {Kind} must be letters and single spaces");
        }
    }

    internal IdentifierKind ParseKind() => IdentifierKind.TryParse(Kind, out var kind) ? kind : throw new InvalidOperationException("The settings were not validated.");

    internal Regex ParsePattern() => new(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private string? Problem()
    {
        try
        {
            return Pattern.Length == 0 ? "it is empty" : ParsePattern().IsMatch("") ? "it matches nothing at all" : null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return error.Message;
        }
    }
}
