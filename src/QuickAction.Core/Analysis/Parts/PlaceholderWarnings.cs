using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>What a reviewer must know of placeholders that did not come back as they were sent.</summary>
internal static class PlaceholderWarnings
{
    private const int Most = 20;

    /// <param name="found">What was made of the answers: some of it the model wrote without placeholders, and some comes from the source's own labels.</param>
    /// <param name="json">How it is written.</param>
    public static IEnumerable<Warning> Of<T>(JobRecord record, T found, JsonTypeInfo<T> json)
    {
        if (record.UnknownPlaceholders is { Count: > 0 } unknown)
        {
            yield return new Warning(
                "unknown-placeholder",
                Severity.High,
                $"The model wrote {unknown.Count} placeholder(s) that stand for nobody and nothing in the source ({string.Join(", ", unknown.Take(5))}); they stand in the result as they are.");
        }

        if (record.ChangedPlaceholders is { Count: > 0 } changed)
        {
            yield return new Warning(
                "changed-placeholder",
                Severity.Warn,
                $"The model changed the spelling of {changed.Count} placeholder(s) ({string.Join(", ", changed.Take(Most))}); they were put back all the same. Check the names beside them.");
        }

        var people = record.PeopleLeftOut;
        if (people.Count > 0)
        {
            var written = string.Join('\n', Written(JsonSerializer.SerializeToNode(found, json)));
            people = [.. people.Where(p => !written.Contains(p, StringComparison.OrdinalIgnoreCase))];
        }

        if (people.Count > 0)
        {
            var more = people.Count > Most ? $" and {people.Count - Most} more" : "";
            yield return new Warning(
                "people-not-named",
                Severity.Info,
                $"{people.Count} person(s) of the source are named nowhere in what the model wrote: {string.Join(", ", people.Take(Most))}{more}. Check that nothing of weight was said by or of them.");
        }
    }

    /// <summary>All texts but the citations, which are the source's.</summary>
    private static IEnumerable<string> Written(JsonNode? node) => node switch
    {
        JsonObject item => item.Where(p => p.Key != "citations").SelectMany(p => Written(p.Value)),
        JsonArray list => list.SelectMany(Written),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
