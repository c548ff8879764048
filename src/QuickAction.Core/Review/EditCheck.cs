using System.Text.Json;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;

namespace QuickAction.Core.Review;

/// <summary>
/// Whether what a person sends is an edit of a result: the same contract, what the engine said of itself untouched, every citation still in the source.
/// </summary>
public static class EditCheck
{
    // What was made by whom from what, and what was found to be wrong with it, is not for the reviewer to rewrite.
    private static readonly string[] Fixed = ["schema", "engine", "source", "coverage", "warnings", "records", "template", "speakers"];

    internal const string NotShown = "invisible-characters";
    internal const string NotShownDetail = "This holds zero-width, direction, tag or control characters, which nobody sees; leave them out";

    /// <param name="current">The canonical JSON of the version that was edited.</param>
    /// <param name="edited">The whole result as it is to be.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: it is no result at all.</exception>
    public static CheckedEdit Of(ReadOnlyMemory<byte> current, ReadOnlyMemory<byte> edited, SourceSegments source)
    {
        var result = ResultReader.Read(edited);
        var canonical = Renderer.Render(result, OutputFormat.Json, RenderOptions.Default);
        using var before = JsonDocument.Parse(current);
        using var sent = JsonDocument.Parse(edited);
        // What a draft says of itself came with it, and may come back.
        using var after = JsonDocument.Parse(JsonStatus.MarkAs(canonical, sent.RootElement));
        var faults = new List<EditFault>();
        foreach (var name in Fixed.Where(name => !IsKept(before.RootElement, sent.RootElement, name)))
        {
            faults.Add(new EditFault($"/{name}", "not-editable", "This part of a result cannot be edited"));
        }

        if (faults.Count == 0 && !IsSame(sent.RootElement, after.RootElement))
        {
            faults.Add(new EditFault("", "not-the-contract", "The result holds members or values that its contract does not have; absent is null"));
        }

        // What is approved is what is shown: nothing that no page shows comes in by an edit.
        var texts = Texts(before.RootElement, "").Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(Texts(after.RootElement, "").Where(t => !texts.Contains(t.Text) && !t.At.EndsWith("/quote", StringComparison.Ordinal) && !VisibleText.Is(t.Text)).Select(t => new EditFault(t.At, NotShown, NotShownDetail)));

        var known = new HashSet<string>(StringComparer.Ordinal);
        Walk(before.RootElement, "", (_, statement) => known.Add(statement.GetRawText().ReplaceLineEndings("")), (_, _) => { });
        var flags = Flags(before.RootElement);
        Walk(
            after.RootElement,
            "",
            (at, statement) => faults.AddRange(known.Contains(statement.GetRawText().ReplaceLineEndings("")) ? [] : Statement(at, statement, flags)),
            (at, citation) => faults.AddRange(Citation(at, citation, source)));
        if (result is MinutesResult minutes && ResultReader.Read(current) is MinutesResult old)
        {
            faults.AddRange(Sections(minutes, old));
        }

        return new CheckedEdit(result, canonical, faults);
    }

    private static bool IsKept(JsonElement before, JsonElement sent, string name) => before.TryGetProperty(name, out var old)
        ? sent.TryGetProperty(name, out var now) && IsSame(old, now)
        : !sent.TryGetProperty(name, out _);

    /// <summary>What cannot be compared, a text that is no text or a number beyond all bounds, is not the same.</summary>
    private static bool IsSame(JsonElement one, JsonElement other)
    {
        try
        {
            return JsonElement.DeepEquals(one, other);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static IEnumerable<EditFault> Statement(string at, JsonElement statement, Dictionary<string, bool> flags)
    {
        var text = statement.GetProperty("text").GetString();
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new EditFault($"{at}/text", "empty-statement", "A statement has to say something; leave it out instead");
            yield break;
        }

        var isSupported = statement.GetProperty("supported").GetBoolean();
        if (isSupported && statement.GetProperty("citations").GetArrayLength() == 0)
        {
            yield return new EditFault($"{at}/supported", "no-citation", "A statement without a citation is not supported by the source");
        }

        if (isSupported && flags.TryGetValue(text, out var was) && !was)
        {
            yield return new EditFault($"{at}/supported", "was-not-supported", "The same words were not found in the source; reword the statement or leave it marked");
        }
    }

    private static IEnumerable<EditFault> Citation(string at, JsonElement citation, SourceSegments source)
    {
        var (start, end) = (citation.GetProperty("start").GetInt32(), citation.GetProperty("end").GetInt32());
        if (source[citation.GetProperty("segment").GetInt32()] is not { } segment
            || start < 0 || start >= end || end > segment.Text.Length || segment.Text[start..end] != citation.GetProperty("quote").GetString())
        {
            yield return new EditFault(at, "citation-not-in-source", "The quote is not what stands at that place of the source");
        }
        else if (citation.GetProperty("speaker").GetString() is { } speaker && speaker != segment.Speaker)
        {
            yield return new EditFault($"{at}/speaker", "citation-of-another-speaker", "Somebody else says this in the source");
        }
    }

    /// <summary>Sections show the lists once more: what is edited in one place must not stay as it was in the other.</summary>
    private static IEnumerable<EditFault> Sections(MinutesResult minutes, MinutesResult old)
    {
        // Which sections there are, and what each shows, is the template's to say.
        if (!minutes.Sections.Select(s => (s.Id, s.Kind, s.From, s.WhenEmpty)).SequenceEqual(old.Sections.Select(s => (s.Id, s.Kind, s.From, s.WhenEmpty))))
        {
            yield return new EditFault("/sections", "not-editable", "The sections are those of the template; their items and titles can be edited");
        }

        foreach (var from in (string[])["summary", "decisions", "actions", "risks", "questions"])
        {
            var wasSame = Shown(old, from) is { Count: > 0 } shown && shown.SetEquals(Texts(old, from));
            if (wasSame && !Shown(minutes, from).SetEquals(Texts(minutes, from)))
            {
                yield return new EditFault($"/{from}", "sections-differ", "The list and the sections that show it have to say the same");
            }
        }
    }

    private static HashSet<string> Shown(MinutesResult minutes, string from) => [.. minutes.Sections.Where(s => s.From == from).SelectMany(s => s.Items).Select(i => i.Text)];

    private static IEnumerable<string> Texts(MinutesResult minutes, string from) => (from switch
    {
        "summary" => minutes.Summary,
        "decisions" => minutes.Decisions,
        "actions" => minutes.Actions,
        "risks" => minutes.Risks,
        _ => minutes.Questions,
    }).Select(s => s.Text);

    private static IEnumerable<PlacedText> Texts(JsonElement element, string at) => element.ValueKind switch
    {
        JsonValueKind.String => [new PlacedText(at, element.GetString() ?? "")],
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Texts(item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at}/{i}"))),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Texts(m.Value, $"{at}/{m.Name}")),
        _ => [],
    };

    private static Dictionary<string, bool> Flags(JsonElement root)
    {
        var flags = new Dictionary<string, bool>(StringComparer.Ordinal);
        Walk(
            root,
            "",
            (_, statement) =>
            {
                var text = statement.GetProperty("text").GetString() ?? "";
                flags[text] = statement.GetProperty("supported").GetBoolean() || flags.GetValueOrDefault(text);
            },
            (_, _) => { });
        return flags;
    }

    private static void Walk(JsonElement element, string at, Action<string, JsonElement> statement, Action<string, JsonElement> citation)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, item) in element.EnumerateArray().Index())
            {
                Walk(item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at}/{i}"), statement, citation);
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (element.TryGetProperty("supported", out _))
        {
            statement(at, element);
        }
        else if (element.TryGetProperty("segment", out _) && element.TryGetProperty("quote", out _))
        {
            citation(at, element);
        }

        foreach (var member in element.EnumerateObject())
        {
            Walk(member.Value, $"{at}/{member.Name}", statement, citation);
        }
    }

    private sealed record PlacedText(string At, string Text);
}

/// <param name="Canonical">The result as it is stored.</param>
/// <param name="Faults">What is wrong with the edit; empty when it may be stored.</param>
public sealed record CheckedEdit(Result Result, byte[] Canonical, IReadOnlyList<EditFault> Faults);

/// <param name="At">A JSON pointer to the place; empty for the whole.</param>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Detail">A plain sentence without content.</param>
public sealed record EditFault(string At, string Code, string Detail);
