using QuickAction.Core.Analysis.Models.Structured;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>The shapes of answers, by the names that prompts give them. A shape that was released is never changed: another one is another name.</summary>
internal static class AnswerShapes
{
    private const string Evidence = """
        { "type": "array", "maxItems": 5, "items": { "$ref": "#/$defs/evidence" } }
        """;

    private const string EvidenceDefinition = """
        "evidence": {
          "type": "object",
          "properties": { "segment": { "type": "integer", "minimum": 0 }, "quote": { "type": "string", "maxLength": 600 } },
          "required": ["segment", "quote"],
          "additionalProperties": false
        }
        """;

    private const string StatementDefinition = $$"""
        "statement": {
          "type": "object",
          "properties": { "text": { "type": "string", "minLength": 1, "maxLength": 1500 }, "evidence": {{Evidence}} },
          "required": ["text", "evidence"],
          "additionalProperties": false
        }
        """;

    private const string MergedDefinition = """
        "merged": {
          "type": "object",
          "properties": { "text": { "type": "string", "minLength": 1, "maxLength": 1500 }, "from": { "type": "array", "items": { "type": "string" } } },
          "required": ["text", "from"],
          "additionalProperties": false
        }
        """;

    private static readonly AnswerSchema MinutesNotes = AnswerSchema.Parse("minutes-notes-1", $$"""
        {
          "type": "object",
          "properties": {
            "attendees": { "type": "array", "items": { "$ref": "#/$defs/person" } },
            "apologies": { "type": "array", "items": { "$ref": "#/$defs/person" } },
            "summary": { "type": "array", "items": { "$ref": "#/$defs/statement" } },
            "topics": { "type": "array", "items": { "$ref": "#/$defs/topic" } },
            "decisions": { "type": "array", "items": { "$ref": "#/$defs/statement" } },
            "actions": { "type": "array", "items": { "$ref": "#/$defs/action" } },
            "risks": { "type": "array", "items": { "$ref": "#/$defs/statement" } },
            "questions": { "type": "array", "items": { "$ref": "#/$defs/statement" } },
            "sections": { "type": "array", "items": { "$ref": "#/$defs/section" } }
          },
          "required": ["attendees", "apologies", "summary", "topics", "decisions", "actions", "risks", "questions", "sections"],
          "additionalProperties": false,
          "$defs": {
            {{EvidenceDefinition}},
            {{StatementDefinition}},
            "person": {
              "type": "object",
              "properties": {
                "name": { "type": "string", "minLength": 1, "maxLength": 200 },
                "role": { "type": ["string", "null"], "maxLength": 300 },
                "organisation": { "type": ["string", "null"], "maxLength": 300 },
                "evidence": {{Evidence}}
              },
              "required": ["name", "role", "organisation", "evidence"],
              "additionalProperties": false
            },
            "topic": {
              "type": "object",
              "properties": { "title": { "type": "string", "minLength": 1, "maxLength": 200 }, "points": { "type": "array", "items": { "$ref": "#/$defs/statement" } } },
              "required": ["title", "points"],
              "additionalProperties": false
            },
            "action": {
              "type": "object",
              "properties": {
                "text": { "type": "string", "minLength": 1, "maxLength": 1500 },
                "owner": { "type": ["string", "null"], "maxLength": 200 },
                "due": { "type": ["string", "null"], "maxLength": 200 },
                "evidence": {{Evidence}}
              },
              "required": ["text", "owner", "due", "evidence"],
              "additionalProperties": false
            },
            "section": {
              "type": "object",
              "properties": { "id": { "type": "string", "maxLength": 100 }, "items": { "type": "array", "items": { "$ref": "#/$defs/statement" } } },
              "required": ["id", "items"],
              "additionalProperties": false
            }
          }
        }
        """);

    private static readonly AnswerSchema MinutesMerge = AnswerSchema.Parse("minutes-merge-1", $$"""
        {
          "type": "object",
          "properties": {
            "same": { "type": "array", "items": { "type": "array", "items": { "type": "string" } } },
            "topics": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": { "title": { "type": "string", "minLength": 1, "maxLength": 200 }, "from": { "type": "array", "items": { "type": "string" } } },
                "required": ["title", "from"],
                "additionalProperties": false
              }
            },
            "summary": { "type": "array", "items": { "$ref": "#/$defs/merged" } }
          },
          "required": ["same", "topics", "summary"],
          "additionalProperties": false,
          "$defs": { {{MergedDefinition}} }
        }
        """);

    private static readonly AnswerSchema SummaryNotes = AnswerSchema.Parse("summary-notes-1", $$"""
        {
          "type": "object",
          "properties": {
            "headline": { "anyOf": [ { "$ref": "#/$defs/statement" }, { "type": "null" } ] },
            "keyPoints": { "type": "array", "items": { "$ref": "#/$defs/statement" } },
            "sections": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "heading": { "type": ["integer", "null"] },
                  "title": { "type": "string", "minLength": 1, "maxLength": 300 },
                  "points": { "type": "array", "items": { "$ref": "#/$defs/statement" } }
                },
                "required": ["heading", "title", "points"],
                "additionalProperties": false
              }
            },
            "useCases": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "title": { "type": "string", "minLength": 1, "maxLength": 200 },
                  "segment": { "type": "integer", "minimum": 0 },
                  "why": { "type": "array", "items": { "type": "string", "enum": ["figures given", "outcome told", "person's own words", "lesson drawn"] } }
                },
                "required": ["title", "segment", "why"],
                "additionalProperties": false
              }
            }
          },
          "required": ["headline", "keyPoints", "sections", "useCases"],
          "additionalProperties": false,
          "$defs": { {{EvidenceDefinition}}, {{StatementDefinition}} }
        }
        """);

    private static readonly AnswerSchema SummaryMerge = AnswerSchema.Parse("summary-merge-1", $$"""
        {
          "type": "object",
          "properties": {
            "headline": { "anyOf": [ { "$ref": "#/$defs/merged" }, { "type": "null" } ] },
            "keyPoints": { "type": "array", "items": { "$ref": "#/$defs/merged" } }
          },
          "required": ["headline", "keyPoints"],
          "additionalProperties": false,
          "$defs": { {{MergedDefinition}} }
        }
        """);

    public static IReadOnlyList<AnswerSchema> All { get; } = [MinutesNotes, MinutesMerge, SummaryNotes, SummaryMerge];

    /// <summary>Null when no shape has the name.</summary>
    public static AnswerSchema? Named(string name) => All.FirstOrDefault(s => s.Name == name);
}
