using System.Text.Json;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>Azure's content filter results, of a prompt or of an answer.</summary>
internal static class FilterResults
{
    /// <summary>The categories that were filtered, comma separated, wherever the element carries results; null when it carries none or none was filtered.</summary>
    public static string? Stopped(JsonElement element)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(element, found);
        return found.Count == 0 ? null : string.Join(", ", found);
    }

    private static void Collect(JsonElement element, SortedSet<string> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var part in element.EnumerateObject())
            {
                switch (part.Name)
                {
                    case "content_filter_results" or "content_filter_result" when part.Value.ValueKind == JsonValueKind.Object:
                        found.UnionWith(part.Value.EnumerateObject().Where(c => Filtered(c.Value)).Select(c => c.Name));
                        break;
                    case "prompt_filter_results" or "innererror":
                        Collect(part.Value, found);
                        break;
                }
            }
        }
    }

    private static bool Filtered(JsonElement category) =>
        category.ValueKind == JsonValueKind.Object && category.TryGetProperty("filtered", out var filtered) && filtered.ValueKind == JsonValueKind.True;
}
