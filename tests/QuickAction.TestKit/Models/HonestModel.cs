using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace QuickAction.TestKit.Models;

/// <summary>
/// A stand-in for a good model: reads the question as it was rendered and answers only with what stands there, quoted. Its answer is a function of the
/// question. It understands little: "agreed" is a decision, "I will" an action, "if" a risk.
/// </summary>
public static partial class HonestModel
{
    /// <summary>An answer for <see cref="ScriptedChatClient"/>.</summary>
    public static ChatResponse Reply(ScriptedRequest request) => ScriptedChatClient.Reply(
        Answer(((ChatResponseFormatJson)request.Options!.ResponseFormat!).SchemaName!, request.Messages.Last(m => m.Role == ChatRole.User).Text),
        input: request.Messages.Sum(m => m.Text.Length) / 4);

    /// <param name="schema">Name of the schema that was asked for.</param>
    /// <param name="question">The user message.</param>
    public static string Answer(string schema, string question) => schema switch
    {
        "minutes-notes-1" => Minutes(Lines(question)).ToJsonString(),
        "minutes-merge-1" => MinutesMerge(Notes(question)).ToJsonString(),
        "summary-notes-1" => Summary(Lines(question)).ToJsonString(),
        "summary-merge-1" => SummaryMerge(Notes(question)).ToJsonString(),
        _ => throw new ArgumentOutOfRangeException(nameof(schema), schema, "No such schema."),
    };

    /// <summary>The segments of a question: what stands behind the code that it names.</summary>
    public static IReadOnlyList<(int Segment, string? Speaker, string Text)> Lines(string question)
    {
        var code = Code().Match(question).Groups[1].Value;
        return [.. Regex.Matches(question, $@"^{code} \[(\d+)\] (?:([^:\n]{{1,60}}): )?(.*)$", RegexOptions.Multiline)
            .Select(m => (int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), m.Groups[2].Success ? m.Groups[2].Value.Replace($" {code} ", " ", StringComparison.Ordinal) : null, m.Groups[3].Value.Replace($"{code} ", "", StringComparison.Ordinal)))];
    }

    public static IReadOnlyList<(string Id, string Kind, string Text)> Notes(string question)
    {
        var code = Code().Match(question).Groups[1].Value;
        return [.. Regex.Matches(question, $@"^{code} \[(\w+)\] ([^:\n]+): (.*)$", RegexOptions.Multiline)
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value.Replace($"{code} ", "", StringComparison.Ordinal)))];
    }

    private static JsonObject Minutes(IReadOnlyList<(int Segment, string? Speaker, string Text)> lines)
    {
        var long1 = lines.Where(l => l.Text.Split(' ').Length >= 4).ToList();
        return new JsonObject
        {
            ["attendees"] = new JsonArray(),
            ["apologies"] = new JsonArray(),
            ["summary"] = List(long1.Take(1).Select(Statement)),
            ["topics"] = List(long1.Take(1).Select(l => new JsonObject { ["title"] = "Matter " + l.Segment, ["points"] = List(long1.Take(3).Select(Statement)) })),
            ["decisions"] = List(long1.Where(l => Has(l.Text, "agreed") || Has(l.Text, "decided")).Select(Statement)),
            ["actions"] = List(long1.Where(l => Has(l.Text, "I will") || Has(l.Text, "I'll")).Select(Action)),
            ["risks"] = List(long1.Where(l => Has(l.Text, "If ")).Select(Statement)),
            ["questions"] = List(long1.Where(l => l.Text.TrimEnd().EndsWith('?')).Select(Statement)),
            ["sections"] = new JsonArray(),
        };
    }

    private static JsonObject Action((int Segment, string? Speaker, string Text) line)
    {
        var action = Statement(line);
        action["owner"] = line.Speaker;
        action["due"] = Due().Match(line.Text) is { Success: true } due ? due.Value : null;
        return action;
    }

    private static JsonObject Summary(IReadOnlyList<(int Segment, string? Speaker, string Text)> lines)
    {
        var long1 = lines.Where(l => l.Text.Split(' ').Length >= 6).ToList();
        var heading = lines.FirstOrDefault(l => l.Speaker == "heading");
        return new JsonObject
        {
            ["headline"] = long1.Count > 0 ? Statement(long1[0]) : null,
            ["keyPoints"] = List(long1.Skip(1).Take(2).Select(Statement)),
            ["sections"] = List(long1.Take(1).Select(l => new JsonObject
            {
                ["heading"] = heading.Speaker is null ? null : heading.Segment,
                ["title"] = heading.Text ?? "Text",
                ["points"] = List(long1.Take(2).Select(Statement)),
            })),
            ["useCases"] = new JsonArray(),
        };
    }

    private static JsonObject MinutesMerge(IReadOnlyList<(string Id, string Kind, string Text)> notes) => new()
    {
        ["same"] = List(notes.Where(n => n.Kind is not "summary" and not "topic").GroupBy(n => (n.Kind, n.Text)).Where(g => g.Count() > 1).Select(g => Ids(g.Select(n => n.Id)))),
        ["topics"] = List(notes.Where(n => n.Kind == "topic").Select(n => new JsonObject { ["title"] = n.Text, ["from"] = Ids([n.Id]) })),
        ["summary"] = List(notes.Where(n => n.Kind == "summary").Take(4).Select(n => new JsonObject { ["text"] = n.Text, ["from"] = Ids([n.Id]) })),
    };

    private static JsonObject SummaryMerge(IReadOnlyList<(string Id, string Kind, string Text)> notes) => new()
    {
        ["headline"] = notes.Count > 0 ? new JsonObject { ["text"] = notes[0].Text, ["from"] = Ids([notes[0].Id]) } : null,
        ["keyPoints"] = List(notes.Skip(1).Take(4).Select(n => new JsonObject { ["text"] = n.Text, ["from"] = Ids([n.Id]) })),
    };

    /// <summary>The line itself in reported form, with its first words for evidence.</summary>
    private static JsonObject Statement((int Segment, string? Speaker, string Text) line) => new()
    {
        ["text"] = $"It was said: {line.Text}",
        ["evidence"] = new JsonArray(new JsonObject { ["segment"] = line.Segment, ["quote"] = string.Join(' ', line.Text.Split(' ').Take(20)) }),
    };

    private static JsonArray List(IEnumerable<JsonNode> items) => new([.. items]);

    private static JsonArray Ids(IEnumerable<string> ids) => new([.. ids.Select(i => (JsonNode)i)]);

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);

    [GeneratedRegex(@"The code is (\w+)")]
    private static partial Regex Code();

    [GeneratedRegex(@"by (?:Monday|Tuesday|Wednesday|Thursday|Friday)|before the end of the month")]
    private static partial Regex Due();
}
