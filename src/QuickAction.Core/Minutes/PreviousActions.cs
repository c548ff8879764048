using System.Text.Json;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Minutes;

/// <summary>
/// What became of the actions of the meeting before: each one is shown with the place where this meeting speaks of it, or marked as not discussed.
/// </summary>
public static class PreviousActions
{
    public const string SectionId = "previous-actions";

    // A sentence speaks of an action when it holds at least this share of the action's content words, and at least two of them: one shared
    // word ("report") is chance.
    private const double Share = 0.5;
    private const int LeastWords = 2;

    /// <summary>The actions that stand in a JSON result of <c>quickaction minutes</c>, in their order.</summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the bytes are no such result.</exception>
    public static IReadOnlyList<string> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var result = JsonDocument.Parse(json);
            if (result.RootElement.GetProperty("schema").GetString() == "quickaction.minutes.v1")
            {
                return [.. result.RootElement.GetProperty("actions").EnumerateArray().Select(a => VisibleText.Line(a.GetProperty("text").GetString()))];
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NotMinutes(error);
        }

        throw NotMinutes(null);
    }

    internal static MinutesSection Find(IReadOnlyList<string> actions, SourceText source)
    {
        var sentences = source.Segments
            .Where(s => s.Kind != SegmentKind.PageFurniture)
            .SelectMany(s => SentenceSplitter.Split(s.Index, s.Text))
            .Select(s => new Candidate(s, ContentWords(source.Segments[s.Segment].Text.AsSpan(s.Start, s.Length))))
            .ToList();
        return new MinutesSection
        {
            Id = SectionId,
            Title = "Actions from the previous meeting",
            Kind = "list",
            From = "cues",
            WhenEmpty = "The previous minutes held no actions",
            Items = [.. actions.Select(action => Follow(action, sentences, source))],
        };
    }

    private static Statement Follow(string action, IReadOnlyList<Candidate> sentences, SourceText source)
    {
        var wanted = ContentWords(action);
        var best = sentences
            .Select(s => (s.Sentence, Shared: s.Words.Count(wanted.Contains)))
            .Where(s => s.Shared >= LeastWords && s.Shared >= Share * wanted.Count)
            .OrderByDescending(s => s.Shared)
            .Take(2)
            .OrderBy(s => s.Sentence.Segment)
            .Select(s => Cite.Range(source.Segments[s.Sentence.Segment], s.Sentence.Start, s.Sentence.End))
            .ToList();
        return best.Count > 0
            ? new Statement { Text = action, Citations = best }
            : new Statement { Text = $"{action} (not discussed at this meeting)", Supported = false };
    }

    private static QuickActionException NotMinutes(Exception? inner) => QuickActionException.Refused(
        "The previous minutes cannot be read; give the JSON result of `quickaction minutes` for that meeting.", inner);

    private static HashSet<string> ContentWords(ReadOnlySpan<char> text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in text.SplitAny(" \t\n,.;:?!()\"'\u2019\u2018\u201C\u201D"))
        {
            // Short words are almost all function words; length is a rule that needs no list.
            if (text[range].Length > 4)
            {
                words.Add(text[range].ToString().ToLowerInvariant());
            }
        }

        return words;
    }

    private sealed record Candidate(Sentence Sentence, HashSet<string> Words);
}
