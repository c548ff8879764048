using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>
/// The shape of an answer: a JSON Schema (2020-12) of the subset that strict structured output allows, plus bounds that only we check. Every object lists all
/// its properties as required and allows no others (developers.openai.com, "Structured model outputs", supported schemas); an optional value is a
/// nullable one.
/// </summary>
public sealed partial class AnswerSchema
{
    private readonly SchemaValidator _validator;
    private readonly SchemaValidator _lenient;

    private AnswerSchema(string name, JsonElement root)
    {
        Name = name;
        Root = root;
        _validator = new SchemaValidator(root);
        _lenient = new SchemaValidator(root, lenient: true);
        WireForm = SchemaRules.ForTheWire(root);
    }

    /// <summary>1 to 64 letters, digits, dashes and underscores, as the wire format asks.</summary>
    public string Name { get; }

    /// <summary>The schema as it was written, bounds included.</summary>
    public JsonElement Root { get; }

    /// <summary>
    /// What a server is sent: without lengths, ranges and patterns, which some servers reject in strict mode (Azure's documentation lists them as
    /// unsupported). They are checked here all the same.
    /// </summary>
    public JsonElement WireForm { get; }

    /// <exception cref="FormatException">Not JSON, or not of the subset; the message names the place.</exception>
    public static AnswerSchema Parse(string name, string json)
    {
        if (!GoodName().IsMatch(name))
        {
            throw new FormatException($"The schema name '{name}' is not 1 to 64 letters, digits, dashes and underscores.");
        }

        JsonElement root;
        try
        {
            root = JsonElement.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            throw new FormatException($"The schema {name} is not JSON: {error.Message}", error);
        }

        return SchemaRules.FirstBreach(root) is { } breach
            ? throw new FormatException($"The schema {name} cannot be used at {breach}.")
            : new AnswerSchema(name, root);
    }

    /// <summary>Where the value breaks the schema, at most twenty places; empty when it keeps to it.</summary>
    public IReadOnlyList<Violation> Check(JsonElement value) => _validator.Check(value);

    /// <summary>
    /// The same as models keep to it that no server holds to it: properties that the schema does not know are passed over, as nobody reads them, and whole numbers may be
    /// written as strings.
    /// </summary>
    public IReadOnlyList<Violation> CheckKnown(JsonElement value) => _lenient.Check(value);

    public override string ToString() => Name;

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex GoodName();
}
