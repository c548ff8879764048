using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>
/// Checks JSON against the subset of JSON Schema 2020-12 that <see cref="SchemaRules"/> lets through. Ours because what it says goes to the model and to the
/// records, so it must hold no value of the answer, and because the libraries that are served are past versions of ones that went commercial.
/// </summary>
/// <param name="lenient">True to pass over properties that the schema does not know, and to take whole numbers that are written as strings.</param>
internal sealed class SchemaValidator(JsonElement root, bool lenient = false)
{
    private const int Most = 20;

    /// <summary>Patterns come from prompt files, answers from a model: no pattern may run long on a hostile answer.</summary>
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    public IReadOnlyList<Violation> Check(JsonElement value)
    {
        var found = new List<Violation>();
        Check(root, value, "", found);
        return found;
    }

    public static bool TryResolve(JsonElement root, string? reference, out JsonElement schema)
    {
        const string Prefix = "#/$defs/";
        schema = root;
        return reference == "#" || (reference?.StartsWith(Prefix, StringComparison.Ordinal) is true
            && root.TryGetProperty("$defs", out var definitions)
            && definitions.TryGetProperty(reference[Prefix.Length..], out schema));
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<Violation> found)
    {
        if (found.Count >= Most)
        {
            return;
        }

        if (schema.TryGetProperty("$ref", out var reference) && TryResolve(root, reference.GetString(), out var target))
        {
            Check(target, value, at, found);
        }

        if (lenient && Written(schema, value) is { } written)
        {
            CheckNumber(schema, written, at, found);
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !IsOneOf(type, value))
        {
            Add(found, at, $"has to be of type {(type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray()) : type)}");
            return;
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
        {
            Add(found, at, $"has to be one of {allowed.GetRawText()}");
        }

        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
        {
            Add(found, at, $"has to be {only.GetRawText()}");
        }

        if (schema.TryGetProperty("anyOf", out var choices) && !choices.EnumerateArray().Any(c => Keeps(c, value)))
        {
            Add(found, at, "fits none of the shapes allowed here");
        }

        CheckParts(schema, value, at, found);
    }

    private void CheckParts(JsonElement schema, JsonElement value, string at, List<Violation> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, at, found);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, at, found);
                break;
            case JsonValueKind.String:
                CheckString(schema, value.GetString()!, at, found);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, Number(value), at, found);
                break;
        }
    }

    private static void CheckNumber(JsonElement schema, double number, string at, List<Violation> found)
    {
        Bound(schema, "minimum", least => number >= least, at, "has to be at least", found);
        Bound(schema, "maximum", most => number <= most, at, "has to be at most", found);
    }

    /// <summary>"3" where a whole number has to be and no string may: as small models write it. Null when it is none.</summary>
    private static int? Written(JsonElement schema, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && schema.TryGetProperty("type", out var type) && !IsOneOf(type, value)
            && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => t.ValueEquals("integer")) : type.ValueEquals("integer"))
            && int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private void CheckObject(JsonElement schema, JsonElement value, string at, List<Violation> found)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(n => !value.TryGetProperty(n, out _)))
            {
                Add(found, $"{at}/{Escape(name)}", "is missing");
            }
        }

        var known = schema.TryGetProperty("properties", out var properties);
        foreach (var part in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(part.Name, out var expected))
            {
                Check(expected, part.Value, $"{at}/{Escape(part.Name)}", found);
            }
            else if (!lenient && schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
            {
                Add(found, at, "has a property that is not allowed");
            }
        }
    }

    private void CheckArray(JsonElement schema, JsonElement value, string at, List<Violation> found)
    {
        var length = value.GetArrayLength();
        Bound(schema, "minItems", least => length >= least, at, "has too few items, the least is", found);
        Bound(schema, "maxItems", most => length <= most, at, "has too many items, the most is", found);
        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Check(items, item, $"{at}/{index.ToString(CultureInfo.InvariantCulture)}", found);
            }
        }
    }

    private static void CheckString(JsonElement schema, string text, string at, List<Violation> found)
    {
        // The specification counts characters, not UTF-16 code units.
        var length = text.Length - text.Where((c, i) => char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1])).Count();
        Bound(schema, "minLength", least => length >= least, at, "is too short, the least number of characters is", found);
        Bound(schema, "maxLength", most => length <= most, at, "is too long, the most characters are", found);
        if (schema.TryGetProperty("pattern", out var pattern) && !Matches(text, pattern.GetString()!))
        {
            Add(found, at, $"does not match the pattern {pattern.GetString()}");
        }
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.ECMAScript, PatternTime);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private bool Keeps(JsonElement schema, JsonElement value)
    {
        var found = new List<Violation>();
        Check(schema, value, "", found);
        return found.Count == 0;
    }

    private static void Bound(JsonElement schema, string keyword, Func<double, bool> holds, string at, string problem, List<Violation> found)
    {
        if (schema.TryGetProperty(keyword, out var bound) && !holds(bound.GetDouble()))
        {
            Add(found, at, $"{problem} {bound.GetRawText()}");
        }
    }

    private static bool IsOneOf(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(t => Is(t.GetString(), value))
        : Is(type.GetString(), value);

    private static bool Is(string? type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(Number(value)),
        _ => throw new FormatException($"The schema names a type that JSON does not have: {type}."),
    };

    /// <summary>Infinite or no number when it is beyond all bounds ("1e400"): then it is no whole one either.</summary>
    private static double Number(JsonElement value) => value.TryGetDouble(out var number) ? number : double.NaN;

    /// <summary>Once: of ten properties that nobody asked for no more is to be said than of one.</summary>
    private static void Add(List<Violation> found, string at, string problem)
    {
        var violation = new Violation(at, problem);
        if (found.Count < Most && !found.Contains(violation))
        {
            found.Add(violation);
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
