using System.Globalization;
using QuickAction.Core.Analysis.Grounding.Checks;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Grounding.Speech;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding;

/// <summary>
/// Compares what an answer says with the segments that it cites (design 3, step 7): names, numbers, amounts, dates, negation, what it is about, owners, due
/// dates, who said it, who was there, and the watch-list of harms. The one place for answers of every engine. Findings are warnings with their own codes (see
/// docs/grounding.md); the answer itself is not changed.
/// </summary>
/// <param name="meetingDate">Day from which "Friday" is reckoned; null when it is not known.</param>
public sealed class GroundingCheck(SourceText source, DateOnly? meetingDate)
{
    private readonly SourceReading _source = new(source, meetingDate);
    private readonly Lazy<IReadOnlyList<Citation>> _instructions = new(() => InstructionLikeSpeech.Places(source));

    public IReadOnlyList<Warning> Of(MinutesFindings found)
    {
        IEnumerable<Statement> said = found.Summary
            .Concat(found.Topics.SelectMany(t => t.Points))
            .Concat(found.Decisions)
            .Concat(found.Risks)
            .Concat(found.Questions)
            .Concat(found.Sections.Values.SelectMany(s => s))
            .Distinct(SameStatement.Comparer);
        return Distinct([
            .. Statements([.. said]),
            .. Titles([.. found.Topics.Select(t => (t.Title, Beneath(t.Points)))]),
            .. Actions(found.Actions),
            .. AttendeeCheck.Check(_source, found.Attendees, found.Apologies),
            .. Speech(),
        ]);
    }

    public IReadOnlyList<Warning> Of(SummaryFindings found)
    {
        IEnumerable<Statement> said = found.KeyPoints.Concat(found.Sections.SelectMany(s => s.Points)).Distinct(SameStatement.Comparer);
        return Distinct([
            .. Statements([.. found.Headline is null ? said : said.Prepend(found.Headline)]),
            .. Titles([.. found.Sections.Select(s => (s.Title, Beneath(s.Points)))]),
            .. found.UseCases.SelectMany(u => Titles([(u.Title, [u.Citation])])),
            .. Speech(),
        ]);
    }

    /// <summary>The gravest of what the source speaks of and nothing in the result does. Of whole results only: a part of one leaves out all the rest.</summary>
    /// <param name="said">All that the result says.</param>
    public IReadOnlyList<Warning> LeftOut(IReadOnlyList<Statement> said) =>
        [.. HarmLeftOut.Check(_source, () => Claims([.. said.Select(s => s.Text)], [.. said.Select(s => s.Citations)]))];

    /// <summary>Findings about statements that stand alone, such as the points of one chunk.</summary>
    public IReadOnlyList<Warning> Of(IReadOnlyList<Statement> statements) => Distinct(Statements(statements));

    /// <summary>True when the day stands in the source, its header lines or its name with day, month and year.</summary>
    public bool StatesMeetingDate(DateOnly day) =>
        MeetingDay.Find(_source.Talk) is { } stated && stated == day
        || _source.Whole.Dates.Exists(d => d.Full == day)
        || Header().Any(tokens => DateReader.Find(tokens, 0, tokens.Length).Any(d => d.Full == day));

    /// <summary>Said when <see cref="StatesMeetingDate"/> is false: a date from nowhere is not printed, and due dates reckoned from it are found fault with one by one.</summary>
    public static Warning MeetingDateNotInSource(DateOnly day) => new(
        "meeting-date-not-in-source", Severity.Warn, $"The engine gave {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} as the meeting's date, which the source does not state; it was left out. Give the date with --date.");

    private List<Warning> Statements(IReadOnlyList<Statement> statements) =>
        [.. InParallel.Select(Claims([.. statements.Select(s => s.Text)], [.. statements.Select(s => s.Citations)]), Findings).SelectMany(f => f)];

    /// <summary>
    /// In the source's order, so that the stretch of each begins where the one before ends, and ends where the next begins: a matter may be named long before something is said that is worth
    /// a point, and gone on with long after.
    /// Where nothing stands beneath, the whole source is its stretch.
    /// </summary>
    private IEnumerable<Warning> Titles(IReadOnlyList<(string Title, IReadOnlyList<Citation> Beneath)> titles)
    {
        var stretches = new List<IReadOnlyList<Citation>>();
        var before = int.MaxValue;
        List<List<int>> beneath = [.. titles.Select(t => t.Beneath.Select(c => c.Segment).Where(s => s >= 0 && s < source.Segments.Count).ToList())];
        for (var i = 0; i < titles.Count; i++)
        {
            var (first, last) = beneath[i].Count == 0 ? (0, source.Segments.Count - 1) : (beneath[i].Min(), beneath[i].Max());
            var next = i + 1 < titles.Count && beneath[i + 1].Count > 0 ? beneath[i + 1].Min() : 0;
            stretches.Add(Stretch(Math.Min(first - TitleCheck.Reach, before), Math.Max(last + TitleCheck.Reach, next - 1)));
            before = beneath[i].Count == 0 ? before : last;
        }

        var claims = Claims([.. titles.Select(t => t.Title)], stretches);
        return titles.SelectMany((t, i) => TitleCheck.Check(claims[i], t.Beneath));
    }

    private IReadOnlyList<Citation> Stretch(int first, int last) =>
        [.. source.Segments.Skip(first).Take(last - Math.Max(first, 0) + 1).Where(s => s.Text.Length > 0).Select(Cite.Whole)];

    private static IReadOnlyList<Citation> Beneath(IReadOnlyList<Statement> points) => [.. points.SelectMany(p => p.Citations)];

    private IEnumerable<Warning> Actions(IReadOnlyList<ActionItem> actions)
    {
        var claims = Claims([.. actions.Select(a => a.Text)], [.. actions.Select(a => a.Citations)]);
        var dues = Claims([.. actions.Select(a => a.Due ?? "")], [.. actions.Select(a => a.Citations)]);
        return InParallel.Select([.. claims.Zip(dues, actions)], ((Claim Claim, Claim Due, ActionItem Item) action) => Action(action.Claim, action.Due, action.Item)).SelectMany(f => f);
    }

    private List<Warning> Action(Claim claim, Claim due, ActionItem action) =>
    [
        .. Findings(claim),
        .. action.Owner is { } owner ? OwnerCheck.Check(claim, owner).Concat(Refusal.Check(claim, owner)) : [],
        .. claim.Segments.Count == 0 ? [] : DueCheck.Check(claim, action.Due is null ? null : due, action.DueDate),
    ];

    /// <summary>Of a statement that cites nothing, only harm is looked for: it is marked unsupported as it is.</summary>
    private List<Warning> Findings(Claim claim) => claim.Segments.Count == 0
        ? [.. HarmCheck.Check(claim)]
        : WordForWord.Is(claim) ? [.. Said(claim), .. RestsOnInstruction(claim)]
        : [.. NumberCheck.Check(claim), .. DateCheck.Check(claim), .. Measured(claim), .. Said(claim), .. MatterCheck.Check(claim), .. RestsOnInstruction(claim)];

    /// <summary>What can be wrong about a true number or a true event: of what money, in what time, which way, how much of it, and whether it has come about.</summary>
    private static IEnumerable<Warning> Measured(Claim claim) =>
    [
        .. CurrencyCheck.Check(claim),
        .. CountingCheck.Check(claim),
        .. PeriodCheck.Check(claim),
        .. DirectionCheck.Check(claim),
        .. DegreeCheck.Check(claim),
        .. StatusCheck.Check(claim),
    ];

    /// <summary>What can be wrong about words that were said: who said them, what came before them, and what they are taken to mean.</summary>
    private static IEnumerable<Warning> Said(Claim claim) =>
    [
        .. NameCheck.Check(claim),
        .. SpeakerCheck.Check(claim),
        .. NegationCheck.Check(claim),
        .. HarmCheck.Check(claim),
    ];

    /// <summary>That somebody told the program to record something does not make it so.</summary>
    private IEnumerable<Warning> RestsOnInstruction(Claim claim)
    {
        if (claim.Citations.Any(c => _instructions.Value.Any(i => i.Segment == c.Segment && i.Start < c.End && c.Start < SentenceEnd(i))))
        {
            yield return claim.Warn("rests-on-instruction", Severity.Warn, "The statement rests on words that tell the program what to record");
        }
    }

    /// <summary>What is to be recorded follows the words that say so: they reach to the end of their sentence.</summary>
    private int SentenceEnd(Citation instruction)
    {
        var text = _source.Source.Segments[instruction.Segment].Text;
        var end = instruction.End;
        while (end < text.Length && !(text[end] is '.' or '?' or '!' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private IEnumerable<Warning> Speech() => InstructionLikeSpeech.Warning(_instructions.Value) is { } warning ? [warning] : [];

    internal List<Claim> Claims(IReadOnlyList<string> texts, List<IReadOnlyList<Citation>> citations)
    {
        var tokens = TokensOf(texts);
        return [.. texts.Select((text, i) => new Claim(text, citations[i], tokens[i], _source))];
    }

    private Token[][] Header() => TokensOf([.. _source.Source.Preamble, _source.Source.Title ?? "", _source.Source.FileName]);

    /// <summary>Texts cut into words in the way in which the source is.</summary>
    private static Token[][] TokensOf(IReadOnlyList<string> texts)
    {
        var talk = Talk.From(new SourceText
        {
            FileName = "",
            MediaType = MediaTypes.PlainText,
            Sha256 = "",
            Bytes = 0,
            Shape = SourceShape.Document,
            Segments = [.. texts.Select((text, i) => new Segment { Index = i, Text = text })],
        });
        var cut = new Token[texts.Count][];
        var tokens = talk.Tokens;
        var first = 0;
        for (var i = 0; i < cut.Length; i++)
        {
            var end = first;
            while (end < tokens.Length && tokens[end].Segment == i)
            {
                end++;
            }

            cut[i] = tokens[first..end].ToArray();
            first = end;
        }

        return cut;
    }

    /// <summary>The same statement may stand in the summary and under its topic: it is found fault with once.</summary>
    private static IReadOnlyList<Warning> Distinct(IEnumerable<Warning> warnings) => [.. warnings.DistinctBy(w => (w.Code, w.Message))];
}
