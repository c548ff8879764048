using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Analysis.Models.Structured;

namespace QuickAction.Core.Tests.Analysis.Models.Structured;

public sealed class AnswerSchemaTests
{
    private static readonly AnswerSchema Minutes = AnswerSchema.Parse("minutes", """
        {
          "type": "object",
          "properties": {
            "title": { "type": ["string", "null"], "maxLength": 5 },
            "mood": { "enum": ["calm", "heated"] },
            "share": { "type": "number", "minimum": 0, "maximum": 1 },
            "items": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "$ref": "#/$defs/item" } },
            "due": { "anyOf": [ { "type": "null" }, { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" } ] }
          },
          "required": ["title", "mood", "share", "items", "due"],
          "additionalProperties": false,
          "$defs": {
            "item": {
              "type": "object",
              "properties": { "text": { "type": "string", "minLength": 1 }, "segment": { "type": "integer" } },
              "required": ["text", "segment"],
              "additionalProperties": false
            }
          }
        }
        """);

    private const string Good = """{"title":"A","mood":"calm","share":0.5,"items":[{"text":"x","segment":1}],"due":null}""";

    [Theory]
    [InlineData(Good)]
    [InlineData("""{"title":null,"mood":"heated","share":1,"items":[{"text":"x","segment":1.0},{"text":"y","segment":-2}],"due":"2026-04-21"}""")]
    [InlineData("""{"title":"😀😀😀😀😀","mood":"calm","share":0,"items":[{"text":"x","segment":1e2}],"due":null}""")]
    public void An_answer_that_keeps_to_the_schema_has_no_violations(string json) => Minutes.Check(JsonElement.Parse(json)).ShouldBeEmpty();

    [Theory]
    [InlineData("share", "1.1", "/share has to be at most 1")]
    [InlineData("share", "\"1\"", "/share has to be of type number")]
    [InlineData("title", "\"abcdef\"", "/title is too long, the most characters are 5")]
    [InlineData("title", "7", "/title has to be of type string or null")]
    [InlineData("mood", "\"cross\"", "/mood has to be one of [\"calm\", \"heated\"]")]
    [InlineData("items", "[]", "/items has too few items, the least is 1")]
    [InlineData("items", "[{\"text\":\"\",\"segment\":1}]", "/items/0/text is too short, the least number of characters is 1")]
    [InlineData("items", "[{\"text\":\"x\",\"segment\":1.5}]", "/items/0/segment has to be of type integer")]
    [InlineData("items", "[{\"text\":\"x\"}]", "/items/0/segment is missing")]
    [InlineData("items", "[{\"text\":\"x\",\"segment\":1,\"who\":\"Ann\"}]", "/items/0 has a property that is not allowed")]
    [InlineData("due", "\"soon\"", "/due fits none of the shapes allowed here")]
    public void A_breach_is_named_with_its_place(string property, string value, string expected)
    {
        var answer = JsonNode.Parse(Good)!.AsObject();
        answer[property] = JsonNode.Parse(value);

        Minutes.Check(JsonElement.Parse(answer.ToJsonString())).ShouldHaveSingleItem().ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("not JSON", "not JSON")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "root has to be of type object")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", "additionalProperties has to be false")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}""", "required has to list every property")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object"}},"required":["a"],"additionalProperties":false}""", "/properties/a: an object has to list its properties")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","format":"email"}},"required":["a"],"additionalProperties":false}""", "format: the keyword is outside")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#/$defs/b"}},"required":["a"],"additionalProperties":false}""", "points at nothing")]
    public void A_schema_outside_the_strict_subset_is_refused_with_its_place(string json, string words)
    {
        Should.Throw<FormatException>(() => AnswerSchema.Parse("s", json)).Message.ShouldContain(words);
    }

    [Fact]
    public void A_name_that_the_wire_does_not_take_is_refused() => Should.Throw<FormatException>(() => AnswerSchema.Parse("two words", "{}"));

    [Fact]
    public void On_the_wire_bounds_are_left_out_and_properties_that_are_named_like_bounds_are_not()
    {
        var schema = AnswerSchema.Parse("s", """
            {
              "type": "object",
              "properties": { "pattern": { "type": "string", "pattern": "a" }, "maximum": { "type": "integer", "maximum": 3 } },
              "required": ["pattern", "maximum"], "additionalProperties": false
            }
            """);

        schema.WireForm.GetRawText().ShouldBe(
            """{"type":"object","properties":{"pattern":{"type":"string"},"maximum":{"type":"integer"}},"required":["pattern","maximum"],"additionalProperties":false}""");
    }

    /// <summary>Whatever a model is cut off in the middle of, no half of it is ever taken for a whole answer.</summary>
    [Fact]
    public void No_beginning_of_an_answer_is_an_answer()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            JsonInText.Objects($"Here it is: {Good[..length]}").ShouldBeEmpty();
        }

        JsonInText.Objects($"Here it is: {Good}").ShouldHaveSingleItem().GetRawText().ShouldBe(Good);
    }

    [Fact]
    public void Text_around_an_answer_never_hides_it_nor_makes_another()
    {
        var around = ArbMap.Default.ArbFor<NonNull<string>>().Filter(s => !s.Get.Contains('{', StringComparison.Ordinal) && !s.Get.Contains("</think>", StringComparison.Ordinal));

        Prop.ForAll(around, around, (before, after) => JsonInText.Objects($"{before.Get}{Good}{after.Get}").Select(o => o.GetRawText()).SequenceEqual([Good]))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_thousand_opening_braces_are_read_in_no_time_and_hold_nothing()
    {
        JsonInText.Objects(new string('{', 100_000)).ShouldBeEmpty();
        JsonInText.Objects(string.Concat(Enumerable.Repeat("{\"a\":", 20_000))).ShouldBeEmpty();
    }
}
