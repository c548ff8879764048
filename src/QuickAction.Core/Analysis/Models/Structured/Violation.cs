namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>One place where JSON breaks its schema. Holds none of the JSON's values and no property name that the schema does not know.</summary>
/// <param name="Place">Where, as a JSON Pointer (RFC 6901).</param>
public sealed record Violation(string Place, string Problem)
{
    public override string ToString() => $"{(Place.Length == 0 ? "/" : Place)} {Problem}";
}
