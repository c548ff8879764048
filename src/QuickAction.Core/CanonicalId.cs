namespace QuickAction.Core;

/// <summary>
/// Ids are read in the one form in which they are written: lower case, with dashes. Whoever goes on with the text that was read then has the id itself, and not another spelling of it
/// that no row, key or record knows.
/// </summary>
internal static class CanonicalId
{
    public static bool TryParse(string? text, out Guid id) => Guid.TryParseExact(text, "D", out id) && id.ToString("D") == text;
}
