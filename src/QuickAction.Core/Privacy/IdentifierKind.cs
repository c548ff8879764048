using System.Diagnostics.CodeAnalysis;

namespace QuickAction.Core.Privacy;

/// <summary>
/// What an identifier is: the upper-case label that stands in its placeholder (<c>NHS</c> in <c>[[NHS_1]]</c>). The kinds below are built in; a council adds
/// its own by configuration.
/// </summary>
public readonly record struct IdentifierKind
{
    /// <summary>Longest label: 24 characters, capital letters with single underscores between them.</summary>
    public const int LongestLabel = 24;

    private IdentifierKind(string label) => Label = label;

    public string Label { get; }

    public static IdentifierKind Person { get; } = new("PERSON");

    /// <summary>NHS number of England, Wales and the Isle of Man, Health and Care number of Northern Ireland, CHI number of Scotland.</summary>
    public static IdentifierKind Nhs { get; } = new("NHS");

    /// <summary>National Insurance number.</summary>
    public static IdentifierKind Nino { get; } = new("NINO");
    public static IdentifierKind Postcode { get; } = new("POSTCODE");
    public static IdentifierKind Phone { get; } = new("PHONE");
    public static IdentifierKind Email { get; } = new("EMAIL");

    /// <summary>A name on a social network: <c>@somebody</c>.</summary>
    public static IdentifierKind Handle { get; } = new("HANDLE");

    /// <summary>Address of a device on the internet.</summary>
    public static IdentifierKind NetworkAddress { get; } = new("IP");
    public static IdentifierKind Passport { get; } = new("PASSPORT");
    public static IdentifierKind DrivingLicence { get; } = new("DRIVING_LICENCE");
    public static IdentifierKind Vehicle { get; } = new("VEHICLE");
    public static IdentifierKind SortCode { get; } = new("SORT_CODE");
    public static IdentifierKind Account { get; } = new("ACCOUNT");
    public static IdentifierKind Iban { get; } = new("IBAN");

    /// <summary>Payment card number.</summary>
    public static IdentifierKind Card { get; } = new("CARD");

    /// <summary>Unique pupil number.</summary>
    public static IdentifierKind Upn { get; } = new("UPN");

    /// <summary>Date of birth.</summary>
    public static IdentifierKind BirthDate { get; } = new("DOB");
    public static IdentifierKind Address { get; } = new("ADDRESS");

    /// <summary>Unique property reference number.</summary>
    public static IdentifierKind Uprn { get; } = new("UPRN");
    public static IdentifierKind CouncilTax { get; } = new("COUNCIL_TAX");

    /// <summary>Person or case id of a social-care system.</summary>
    public static IdentifierKind SocialCare { get; } = new("SOCIAL_CARE");
    public static IdentifierKind Court { get; } = new("COURT");

    /// <summary>Police crime reference or custody record.</summary>
    public static IdentifierKind Crime { get; } = new("CRIME");

    /// <summary>Unique taxpayer reference.</summary>
    public static IdentifierKind Taxpayer { get; } = new("UTR");

    /// <summary>Text of the source that looks like a placeholder of ours, kept apart so that it is put back as it was.</summary>
    internal static IdentifierKind Literal { get; } = new("TEXT");

    /// <summary>Reads a label; false unless it is one to <see cref="LongestLabel"/> capital letters, parted by single underscores.</summary>
    public static bool TryParse([NotNullWhen(true)] string? label, out IdentifierKind kind)
    {
        kind = default;
        if (label is null || label.Length is 0 or > LongestLabel || label[0] == '_' || label[^1] == '_' || label.Contains("__", StringComparison.Ordinal))
        {
            return false;
        }

        if (!label.All(c => c is (>= 'A' and <= 'Z') or '_'))
        {
            return false;
        }

        kind = new IdentifierKind(label);
        return true;
    }

    public override string ToString() => Label;
}
