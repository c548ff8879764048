using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>Which schemas strict structured output takes, and what of ours is left out on the wire.</summary>
internal static class SchemaRules
{
    /// <summary>Levels of nesting that strict mode takes at least everywhere (five at first, ten now; five is on the safe side).</summary>
    private const int MostLevels = 5;

    private static readonly HashSet<string> Structure = new(StringComparer.Ordinal)
    {
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "$defs", "description",
    };

    /// <summary>Checked by us alone.</summary>
    private static readonly HashSet<string> Bounds = new(StringComparer.Ordinal)
    {
        "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems",
    };

    /// <summary>The first place that breaks the rules, with what is wrong; null when there is none.</summary>
    public static string? FirstBreach(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "object")
        {
            return "/: the root has to be of type object";
        }

        var found = Breach(root, "", 1);
        if (found is null && root.TryGetProperty("$defs", out var definitions))
        {
            foreach (var definition in definitions.EnumerateObject())
            {
                found ??= Breach(definition.Value, $"/$defs/{definition.Name}", 1);
            }
        }

        return found ?? Dangling(root, root, "");
    }

    public static JsonElement ForTheWire(JsonElement schema)
    {
        var node = JsonNode.Parse(schema.GetRawText())!;
        Strip(node, isSchema: true);
        return JsonElement.Parse(node.ToJsonString());
    }

    private static string? Breach(JsonElement schema, string at, int level)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return $"{at}: a schema is an object";
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Structure.Contains(keyword.Name) && !Bounds.Contains(keyword.Name))
            {
                return $"{at}/{keyword.Name}: the keyword is outside the subset of strict structured output";
            }
        }

        if (level > MostLevels)
        {
            return $"{at}: deeper than {MostLevels} levels";
        }

        return ObjectBreach(schema, at) ?? Children(schema, at).Select(c => Breach(c.Schema, c.At, c.Deeper ? level + 1 : level)).FirstOrDefault(b => b is not null);
    }

    private static string? ObjectBreach(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return Names(schema, "object") ? $"{at}: an object has to list its properties" : null;
        }

        if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False)
        {
            return $"{at}: additionalProperties has to be false";
        }

        var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(r => r.GetString()).ToHashSet() : [];
        return required.SetEquals(properties.EnumerateObject().Select(p => p.Name)) ? null : $"{at}: required has to list every property and no other";
    }

    private static bool Names(JsonElement schema, string type) => schema.TryGetProperty("type", out var named)
        && (named.ValueKind == JsonValueKind.Array ? named.EnumerateArray().Any(t => t.ValueEquals(type)) : named.ValueEquals(type));

    private static IEnumerable<(JsonElement Schema, string At, bool Deeper)> Children(JsonElement schema, string at)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                yield return (property.Value, $"{at}/properties/{property.Name}", true);
            }
        }

        if (schema.TryGetProperty("items", out var items))
        {
            yield return (items, $"{at}/items", false);
        }

        if (schema.TryGetProperty("anyOf", out var choices))
        {
            foreach (var (index, choice) in choices.EnumerateArray().Index())
            {
                yield return (choice, $"{at}/anyOf/{index}", false);
            }
        }
    }

    private static string? Dangling(JsonElement root, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference) && !SchemaValidator.TryResolve(root, reference.GetString(), out _))
        {
            return $"{at}/$ref: points at nothing in $defs";
        }

        var definitions = at.Length == 0 && root.TryGetProperty("$defs", out var named)
            ? named.EnumerateObject().Select(d => (Schema: d.Value, At: $"/$defs/{d.Name}", Deeper: false))
            : [];
        return Children(schema, at).Concat(definitions).Select(c => Dangling(root, c.Schema, c.At)).FirstOrDefault(b => b is not null);
    }

    /// <param name="isSchema">False for a bag of named schemas, whose keys are names and not keywords.</param>
    private static void Strip(JsonNode node, bool isSchema)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonObject>())
            {
                Strip(item, isSchema: true);
            }
        }
        else if (node is JsonObject parts)
        {
            foreach (var bound in isSchema ? parts.Select(p => p.Key).Where(Bounds.Contains).ToList() : [])
            {
                parts.Remove(bound);
            }

            foreach (var (key, value) in parts.Where(p => !isSchema || p.Key is "properties" or "$defs" or "items" or "anyOf").ToList())
            {
                if (value is not null)
                {
                    Strip(value, isSchema: !(isSchema && key is "properties" or "$defs"));
                }
            }
        }
    }
}
