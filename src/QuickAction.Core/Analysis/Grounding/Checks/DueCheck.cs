using System.Globalization;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>A due date only when it was stated: its words stand in the cited segments, or mean a day that is said there, and the day is the one that they mean.</summary>
internal static class DueCheck
{
    /// <param name="due">The words of the due date read as a claim of their own, with the action's citations; null when the action has none.</param>
    public static IEnumerable<Warning> Check(Claim claim, Claim? due, DateOnly? day)
    {
        var said = due is not null && Said(due);
        if (due is not null && !said)
        {
            yield return claim.Warn("due-not-stated", Severity.Warn, $"The due date \"{due.Text}\" is not said in the words that are cited");
        }

        if (day is not { } date)
        {
            yield break;
        }

        var stated = claim.Segments.Concat(claim.Near).Select(claim.Source.Facts).ToList();
        var means = due is null ? null : SegmentFacts.Of(due.Tokens, 0, due.Tokens.Length);
        if (stated.Any(f => DueFacts.Days(f, claim.Source.MeetingDate).Contains(date)) || IsEvent(due, claim.Source, date) || (said && DueFacts.Days(means!, claim.Source.MeetingDate).Contains(date)))
        {
            // Said; but then the words must not mean another day.
            var days = means is null ? [] : DueFacts.Days(means, claim.Source.MeetingDate).ToList();
            if (days.Count > 0 && !days.Contains(date))
            {
                yield return claim.Warn("due-date-differs", Severity.Warn, $"The day {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} is not what \"{due!.Text}\" means");
            }
        }
        else
        {
            yield return claim.Warn("due-date-not-stated", Severity.Warn, $"The day {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} does not follow from the words that are cited");
        }
    }

    /// <summary>"For the board", "to the next meeting": the day on which something happens may be said anywhere in the talk.</summary>
    private static bool IsEvent(Claim? due, SourceReading source, DateOnly date) =>
        due is not null
        && (due.Tokens.Any(t => EventDates.IsEventNoun(t.Word)) || DueReader.Find(due.Tokens, 0, due.Tokens.Length).Exists(p => p.Due.Kind is DueKind.Event))
        && DueFacts.Days(source.Whole, source.MeetingDate).Contains(date);

    private static bool Said(Claim due)
    {
        var words = QuoteText.Bare(Folding.Fold(due.Text));
        if (due.Segments.Concat(due.Near).Any(s => Folding.Fold(due.Source.Source.Segments[s].Text).Contains(words, StringComparison.Ordinal)))
        {
            return true;
        }

        var phrases = DueReader.Find(due.Tokens, 0, due.Tokens.Length);
        var cited = due.Segments.Concat(due.Near).Select(due.Source.Facts).ToList();
        return (phrases.Count > 0 && phrases.TrueForAll(p => cited.Exists(f => DueFacts.Hold(f, p.Due, due.Source.MeetingDate))))
            || Content(due).All(w => cited.Exists(f => f.Words.Contains(w)));
    }

    private static IEnumerable<string> Content(Claim due) => due.Tokens.Select(t => t.Word).Where(w => (w.Length > 3 && w is not ("within" or "before" or "time" or "next")) || char.IsAsciiDigit(w[0]));
}
