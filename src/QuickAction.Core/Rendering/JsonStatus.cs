using System.Text.Json;

namespace QuickAction.Core.Rendering;

/// <summary>
/// The member <c>status</c> of a JSON result that a service gives out, beyond design 5.2: <c>draft</c>, or <c>final</c> once a person has approved it, so that a file says it of itself as the
/// other renderings do. It is no part of what is stored, hashed and approved: the same version is a draft today and final tomorrow.
/// </summary>
public static class JsonStatus
{
    public const string Name = "status";

    private const string Draft = "draft";
    private const string Final = "final";

    /// <summary>A canonical result with the member, behind <c>schema</c>.</summary>
    public static byte[] Mark(ReadOnlySpan<byte> canonical, bool isDraft) => Mark(canonical, isDraft ? Draft : Final);

    /// <summary>A canonical result with the status that another JSON of it has; as it is where that has none, or one that this program never gave.</summary>
    internal static byte[] MarkAs(ReadOnlySpan<byte> canonical, JsonElement other) =>
        other.TryGetProperty(Name, out var status) && status.GetRawText().Trim('"') is Draft or Final ? Mark(canonical, status.GetRawText().Trim('"')) : canonical.ToArray();

    private static byte[] Mark(ReadOnlySpan<byte> canonical, string status)
    {
        // "schema" comes first, and there is no comma in it.
        var (first, comma) = (canonical.IndexOf((byte)'"'), canonical.IndexOf((byte)','));
        return [.. canonical[..(comma + 1)], .. canonical[1..first], .. System.Text.Encoding.UTF8.GetBytes($"\"{Name}\": \"{status}\","), .. canonical[(comma + 1)..]];
    }
}
