using System.Buffers;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>What speaks for one template.</summary>
/// <param name="DifferentInTalk">How many different phrases of it are said.</param>
/// <param name="NamedAtOpening">True when the opening says one of its telling phrases of this very meeting.</param>
/// <param name="NamedOnFile">True when the title, the header lines or the file's name hold one of its telling phrases.</param>
/// <param name="Strongest">The phrases that counted most, at most three, readable.</param>
internal sealed record TemplateEvidence(
    MinutesTemplate Template, double Score, int DifferentInTalk, bool NamedAtOpening, bool NamedOnFile, IReadOnlyList<string> Strongest)
{
    /// <summary>Words of the opening: greetings, introductions and what the meeting is for fit in it (three to four minutes of speech).</summary>
    private const int OpeningWords = 450;

    /// <summary>Words in which a bare name of the meeting announces it ("Team meeting, the library, third of May.").</summary>
    private const int FirstWords = 100;

    /// <summary>Characters before a phrase in which the opening may say "welcome to this".</summary>
    private const int Before = 60;

    /// <summary>From this weight a phrase names a kind of meeting rather than a habit of it.</summary>
    private const int TellingWeight = 5;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".?!,;:");

    /// <summary>Words by which a speaker says that what follows is this meeting.</summary>
    private static readonly string[] OfItself =
    [
        "welcome to", "welcome ... to", "this is", "here for", "here today for", "this meeting of", "meeting of the", "today's", "this afternoon's",
        "this morning's", "this evening's", "tonight's", "open this", "start this", "start our", "begin this",
        "convened", "called this", "together for", "purpose of", "to this", "chair of this", "chairing this", "chair this", "we're doing",
        "doing a", "doing your", "carry out", "come to do", "attending this",
    ];

    public static IReadOnlyList<TemplateEvidence> Gather(SourceText source, TemplateCatalogue catalogue)
    {
        var tallies = catalogue.Templates.SelectMany(t => t.Detect.Select(phrase => new TemplateTally(t, phrase))).ToList();
        var matcher = new PhraseMatcher(tallies.Select(t => t.Phrase.Text));
        Listen(source, matcher, tallies);
        foreach (var name in source.Preamble.Append(source.Title ?? "").Append(Path.GetFileNameWithoutExtension(source.FileName).Replace('_', ' ')))
        {
            foreach (var hit in matcher.Find(name))
            {
                tallies[hit.Phrase].Named = true;
            }
        }

        return [.. tallies.GroupBy(t => t.Template).Select(Sum)];
    }

    private static void Listen(SourceText source, PhraseMatcher matcher, List<TemplateTally> tallies)
    {
        var itself = new PhraseMatcher(OfItself);
        var words = 0;
        foreach (var segment in source.Segments.Where(s => s.Kind != SegmentKind.PageFurniture))
        {
            foreach (var hit in matcher.Find(segment.Text))
            {
                var opening = words + hit.Word < OpeningWords;
                var leadUp = LeadUp(segment.Text.AsSpan(0, hit.Start));
                var announced = words + hit.Word < FirstWords && leadUp.IsWhiteSpace() && StandsAlone(segment.Text.AsSpan(hit.End));
                tallies[hit.Phrase].Add(opening, announced || (opening && itself.Any(leadUp)));
            }

            words += words < OpeningWords ? Words.Count(segment.Text) : 0;
        }
    }

    /// <summary>The words straight before a phrase: "before we start, the planning committee has this room" does not start the planning committee.</summary>
    private static ReadOnlySpan<char> LeadUp(ReadOnlySpan<char> before)
    {
        var near = before[Math.Max(0, before.Length - Before)..];
        return near[(near.LastIndexOfAny(ClauseEnds) + 1)..];
    }

    private static bool StandsAlone(ReadOnlySpan<char> after) => after.IsEmpty || ClauseEnds.Contains(after[0]);

    private static TemplateEvidence Sum(IGrouping<MinutesTemplate, TemplateTally> tallies)
    {
        var found = tallies.Where(t => t.Score > 0).OrderByDescending(t => t.Score).ToList();
        return new TemplateEvidence(
            tallies.Key,
            found.Sum(t => t.Score),
            found.Count(t => t.Times > 0),
            found.Exists(t => t.OfThisMeeting && t.Phrase.Weight >= TellingWeight),
            found.Exists(t => t.Named && t.Phrase.Weight >= TellingWeight),
            [.. found.Take(3).Select(t => t.Phrase.Text.Replace("*", "", StringComparison.Ordinal))]);
    }
}
