using System.Text.Json.Nodes;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>Turns the strings of an answer back into words of the source: without the marker, with names and numbers in place of placeholders.</summary>
/// <param name="question">What was sent, to tell who was left out.</param>
internal sealed class AnswerText(Marker marker, ISourceMask mask, string question)
{
    private readonly List<string> _unknown = [];
    private readonly List<string> _changed = [];

    public IReadOnlyList<string> Unknown => [.. _unknown.Distinct()];

    public IReadOnlyList<string> Changed => [.. _changed.Distinct()];

    public IReadOnlyList<string> Named(JsonObject answer) => mask.PeopleIn(answer.ToJsonString());

    /// <param name="named">Who is in the answer: see <see cref="Named"/>.</param>
    public IReadOnlyList<string> LeftOut(IReadOnlyList<string> named) => [.. mask.PeopleIn(question).Except(named)];

    /// <summary>
    /// The same JSON with its string values restored; names of properties and everything else stay. A whole number may come as "3.0" or "3e0", and one that is too large
    /// is the number of no segment.
    /// </summary>
    public JsonNode? Restore(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item.Select(p => KeyValuePair.Create(p.Key, p.Key == "owner" && IsRemoved(p.Value) ? null : Restore(p.Value)))),
        JsonArray list => new JsonArray([.. list.Where(i => i is not JsonObject person || !IsRemoved(person["name"])).Select(Restore)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Restore(text)),
        JsonValue value when value.TryGetValue<double>(out var number) && double.IsInteger(number) => JsonValue.Create((int)Math.Clamp(number, int.MinValue, int.MaxValue)),
        _ => node?.DeepClone(),
    };

    /// <summary>Where names are taken out for good, "[name removed]" is nobody's name: the owner is not known, and no such person was there.</summary>
    private static bool IsRemoved(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Trim() == KindNames.Removed(IdentifierKind.Person);

    private string Restore(string text)
    {
        var restored = mask.Restore(marker.Strip(text));
        _unknown.AddRange(restored.Unknown);
        _changed.AddRange(restored.Changed);
        return restored.Text;
    }
}
