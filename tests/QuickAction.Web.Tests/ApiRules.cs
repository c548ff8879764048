using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace QuickAction.Web.Tests;

/// <summary>What a linter of API descriptions asks of an OpenAPI document, as far as it matters to those who write a client from ours.</summary>
internal static partial class ApiRules
{
    public static List<string> Faults(JsonNode document)
    {
        var faults = new List<string>();
        Check(faults, "info", "description", Text(document["info"]?["description"]).Length > 0);
        var tags = (document["tags"]?.AsArray() ?? []).ToDictionary(t => Text(t?["name"]), t => Text(t?["description"]));
        foreach (var (path, operations) in Members(document["paths"]))
        {
            Check(faults, path, "path-kebab-case", KebabPath().IsMatch(path));
            foreach (var (method, operation) in Members(operations))
            {
                Operation(faults, $"{method} {path}", path, operation, tags);
            }
        }

        References(faults, document);
        foreach (var (name, schema) in Members(document["components"]?["schemas"]))
        {
            Check(faults, name, "used", AllOf(document).Any(n => Text((n as JsonObject)?["$ref"]) == $"#/components/schemas/{name}"));
            foreach (var (property, _) in Members(schema?["properties"]))
            {
                Check(faults, $"{name}.{property}", "property-camel-case", Camel().IsMatch(property));
            }
        }

        foreach (var array in AllOf(document).OfType<JsonObject>().Where(o => Text(o["type"]) == "array"))
        {
            Check(faults, array.GetPath(), "array-items", array["items"] is not null);
        }

        return faults;
    }

    private static void Operation(List<string> faults, string name, string path, JsonNode? operation, Dictionary<string, string> tags)
    {
        Check(faults, name, "operation-id-camel-case", Camel().IsMatch(Text(operation?["operationId"])));
        Check(faults, name, "summary", Text(operation?["summary"]).Length > 0);
        Check(faults, name, "tag-described", operation?["tags"]?.AsArray() is [{ } tag] && tags.GetValueOrDefault(Text(tag), "").Length > 0);
        Check(faults, name, "security", !path.StartsWith("/v1/", StringComparison.Ordinal) || operation?["security"]?.AsArray().Count > 0);
        var parameters = (operation?["parameters"]?.AsArray() ?? []).ToList();
        foreach (var parameter in parameters)
        {
            Check(faults, $"{name} {Text(parameter?["name"])}", "parameter-described", Text(parameter?["description"]).Length > 0);
            Check(faults, $"{name} {Text(parameter?["name"])}", "parameter-typed", parameter?["schema"] is not null);
        }

        var inPath = parameters.Where(p => Text(p?["in"]) == "path").Select(p => Text(p?["name"]));
        Check(faults, name, "path-parameters", inPath.Order().SequenceEqual(InBraces().Matches(path).Select(m => m.Groups[1].Value).Order()));
        Check(faults, name, "success", Members(operation?["responses"]).Count(r => r.Name[0] == '2') == 1);
        foreach (var (status, answer) in Members(operation?["responses"]))
        {
            Check(faults, $"{name} {status}", "answer-described", Text(answer?["description"]).Length > 0);
        }
    }

    private static void References(List<string> faults, JsonNode document)
    {
        foreach (var reference in AllOf(document).OfType<JsonObject>().Select(o => Text(o["$ref"])).Where(r => r.Length > 0).Distinct())
        {
            Check(faults, reference, "reference", reference.Split('/')[1..].Aggregate((JsonNode?)document, (at, step) => at?[step]) is not null);
        }
    }

    private static void Check(List<string> faults, string where, string rule, bool isKept)
    {
        if (!isKept)
        {
            faults.Add($"{rule}: {where}");
        }
    }

    private static IEnumerable<JsonNode> AllOf(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => AllOf(m.Value)).Prepend(members),
        JsonArray items => items.SelectMany(AllOf),
        _ => [],
    };

    private static List<(string Name, JsonNode? Value)> Members(JsonNode? node) => [.. (node as JsonObject ?? []).Select(m => (m.Key, m.Value))];

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    [GeneratedRegex("^(/([a-z0-9]+(-[a-z0-9]+)*|\\{[a-z]+\\}))+$")]
    private static partial Regex KebabPath();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Camel();

    [GeneratedRegex("\\{([^}]+)\\}")]
    private static partial Regex InBraces();
}
