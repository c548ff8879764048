using System.Globalization;

namespace QuickAction.Core.Audit.Json;

/// <summary>Finds a place in a leaf by its JSON pointer (RFC 6901); names in leaves hold neither ~ nor /.</summary>
public static class JsonPointer
{
    /// <summary>The text at the place, or null.</summary>
    public static string? Text(CanonicalValue json, string place) =>
        (place.Split('/').Skip(1).Aggregate((CanonicalValue?)json, Step) as CanonicalText)?.Value;

    private static CanonicalValue? Step(CanonicalValue? at, string step) => at switch
    {
        CanonicalObject members => members[step],
        CanonicalList list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Items.Count => list.Items[i],
        _ => null,
    };
}
