using System.Collections.Frozen;

namespace QuickAction.Core.Privacy;

/// <summary>Kinds in words: for what stands in a redacted text, and for counts.</summary>
public static class KindNames
{
    private static readonly FrozenDictionary<IdentifierKind, string> Names = new Dictionary<IdentifierKind, string>
    {
        [IdentifierKind.Person] = "name",
        [IdentifierKind.Nhs] = "NHS number",
        [IdentifierKind.Nino] = "National Insurance number",
        [IdentifierKind.Postcode] = "postcode",
        [IdentifierKind.Phone] = "telephone number",
        [IdentifierKind.Email] = "e-mail address",
        [IdentifierKind.Handle] = "social media name",
        [IdentifierKind.NetworkAddress] = "internet address",
        [IdentifierKind.Passport] = "passport number",
        [IdentifierKind.DrivingLicence] = "driving licence number",
        [IdentifierKind.Vehicle] = "vehicle registration",
        [IdentifierKind.SortCode] = "sort code",
        [IdentifierKind.Account] = "account number",
        [IdentifierKind.Iban] = "bank account",
        [IdentifierKind.Card] = "card number",
        [IdentifierKind.Upn] = "pupil number",
        [IdentifierKind.BirthDate] = "date of birth",
        [IdentifierKind.Address] = "address",
        [IdentifierKind.Uprn] = "property reference",
        [IdentifierKind.CouncilTax] = "council tax reference",
        [IdentifierKind.SocialCare] = "social care reference",
        [IdentifierKind.Court] = "court reference",
        [IdentifierKind.Crime] = "crime reference",
        [IdentifierKind.Taxpayer] = "taxpayer reference",
        [IdentifierKind.Literal] = "text that looks like a placeholder",
    }.ToFrozenDictionary();

    /// <summary>The kinds that are built in.</summary>
    public static IEnumerable<IdentifierKind> BuiltIn => Names.Keys.OrderBy(k => k.Label, StringComparer.Ordinal);

    /// <summary>One of the kind, in words; a configured kind by its label.</summary>
    public static string Of(IdentifierKind kind) => Names.GetValueOrDefault(kind) ?? kind.Label.Replace('_', ' ').ToLowerInvariant();

    /// <summary>What stands for an identifier in a redacted text.</summary>
    public static string Removed(IdentifierKind kind) => $"[{Of(kind)} removed]";
}
