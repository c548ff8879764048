using System.Text.Json.Nodes;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>Turns the strings of an answer back into words of the source: without the marker, with names and numbers in place of placeholders.</summary>
internal sealed class AnswerText(Marker marker, ISourceMask mask)
{
    private readonly List<string> _unknown = [];
    private readonly List<string> _changed = [];

    public IReadOnlyList<string> Unknown => [.. _unknown.Distinct()];

    public IReadOnlyList<string> Changed => [.. _changed.Distinct()];

    /// <summary>The same JSON with its string values restored; names of properties and everything else stay.</summary>
    public JsonNode? Restore(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item.Select(p => KeyValuePair.Create(p.Key, Restore(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Restore)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Restore(text)),
        _ => node?.DeepClone(),
    };

    private string Restore(string text)
    {
        var restored = mask.Restore(marker.Strip(text));
        _unknown.AddRange(restored.Unknown);
        _changed.AddRange(restored.Changed);
        return restored.Text;
    }
}
