using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Review;

/// <summary>
/// Checks what a person has written against the source, by the same rules as what an engine writes. Nothing is refused: words that the source does not carry
/// are the person's own, and are marked as not supported; what the checks find stands among the result's warnings, after the engine's. Pure.
/// </summary>
/// <param name="source">With the names that people have given to its speakers.</param>
/// <param name="original">The engine's own version that the edited one comes from, with the same names.</param>
public sealed class EditGrounding(SourceText source, Result original)
{
    /// <summary>
    /// The part of a line's matter words that the cited words have to hold, beside having no finding against it. Half: a line in reported speech says much in
    /// other words, and a line about something else shares next to nothing.
    /// </summary>
    private const double EnoughShared = 0.5;

    private readonly HashSet<string> _engines = [.. ResultLines.All(original).Select(l => LineText.Of(l.Line))];
    private readonly HashSet<string> _warned = [.. original.Warnings.Select(Key)];
    private readonly QuoteResolver _quotes = new(source);

    /// <summary>The result with its changed lines marked, and with the findings about them.</summary>
    public Result Of(Result edited)
    {
        var minutes = edited as MinutesResult;
        var check = new GroundingCheck(source, minutes?.MeetingDate);
        var findings = new List<Warning>();
        foreach (var (place, line) in ResultLines.All(edited).Where(l => !_engines.Contains(LineText.Of(l.Line))).ToList())
        {
            var cited = line.Citations.Count > 0 ? line : line with { Citations = _quotes.Resolve([], line.Text).Citations };
            List<Warning> found = [.. Findings(check, cited).Where(w => !_warned.Contains(Key(w)))];
            findings.AddRange(found);
            var isCarried = cited.Citations.Count > 0 && !found.Exists(w => w.Severity != Severity.Info) && Shares(cited);
            edited = ResultLines.Change(edited, place, cited with { Supported = isCarried });
        }

        findings.AddRange(People(check, edited));
        findings.AddRange(check.LeftOut([.. edited.Claims(), .. (edited as SummaryResult)?.Stories() ?? []]).Where(w => !_warned.Contains(Key(w))));
        if (minutes?.MeetingDate is { } day && day != (original as MinutesResult)?.MeetingDate && !check.StatesMeetingDate(day))
        {
            findings.Add(new Warning("meeting-date-not-in-source", Severity.Warn, "A person gave the meeting's date; the source does not state it."));
        }

        return edited with { Warnings = [.. original.Warnings, .. findings.DistinctBy(Key)] };
    }

    private static IReadOnlyList<Warning> Findings(GroundingCheck check, Statement line) =>
        line is ActionItem action ? check.Of(new MinutesFindings { Actions = [action] }) : check.Of([line]);

    private IEnumerable<Warning> People(GroundingCheck check, Result edited)
    {
        if (edited is not MinutesResult now || original is not MinutesResult was)
        {
            return [];
        }

        var known = was.Attendees.Concat(was.Apologies).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var people = new MinutesFindings
        {
            Attendees = [.. now.Attendees.Where(p => !known.Contains(p.Name))],
            Apologies = [.. now.Apologies.Where(p => !known.Contains(p.Name))],
        };
        return check.Of(people).Where(w => !_warned.Contains(Key(w)));
    }

    /// <summary>Whether the line is about what the cited words are about. Numbers and names have checks of their own.</summary>
    private bool Shares(Statement line)
    {
        var matter = Stems(line.Text);
        if (matter.Count == 0)
        {
            return true;
        }

        var segments = line.Citations.Select(c => c.Segment).ToHashSet();
        var known = segments.Where(s => s >= 0 && s < source.Segments.Count).Select(s => source.Segments[s])
            .SelectMany(s => Stems($"{s.Speaker} {s.Text}"))
            // How the engine told the same words is known to be carried by them.
            .Concat(ResultLines.All(original).Where(l => l.Line.Supported && l.Line.Citations.Any(c => segments.Contains(c.Segment))).SelectMany(l => Stems(l.Line.Text)))
            .ToHashSet(StringComparer.Ordinal);
        return matter.Count(known.Contains) >= matter.Count * EnoughShared;
    }

    private static HashSet<string> Stems(string text)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        Span<char> stem = stackalloc char[64];
        var lower = text.ToLowerInvariant();
        for (var i = 0; i < lower.Length;)
        {
            var start = i;
            while (i < lower.Length && char.IsLetter(lower[i]))
            {
                i++;
            }

            var word = lower.AsSpan(start, i - start);
            if (word.Length > 1 && !StopWords.Has(word))
            {
                stems.Add(stem[..PorterStemmer.Stem(word, stem)].ToString());
            }

            i += i == start ? 1 : 0;
        }

        return stems;
    }

    private static string Key(Warning warning) => $"{warning.Code} {warning.Message}";
}
