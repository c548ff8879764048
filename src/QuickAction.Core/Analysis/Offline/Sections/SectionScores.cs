using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>
/// How much each unit has to do with each section: by its own cues, as the answer to a question that held them, by who speaks, and a little by the
/// sentences next to it. The constants were set on the seeds, by reading what the sections got.
/// </summary>
internal sealed class SectionScores
{
    private const double EachFurtherCue = 0.6;

    /// <summary>A cue in a fifth of all sentences is worth half of a rare one.</summary>
    private const double FrequencyCosts = 5;
    private const double OnlyBonus = 1.3;
    private const double SpeakerWorth = 0.9;
    private const double BeforeWorth = 0.35;
    private const double AfterWorth = 0.2;

    /// <summary>"Next one, Wednesday the fifteenth": a form field about time wants its day.</summary>
    private const double DayInField = 0.35;
    private const double ProcedureFactor = 0.4;

    /// <summary>Whoever chairs says again what others said, and what will be asked.</summary>
    private const double ChairFactor = 0.85;
    private const double UndertakingFactor = 0.6;

    /// <summary>From this score of its own cues a sentence counts whole, whoever says it ("We'll meet again on ...").</summary>
    private const double Unmistakable = 1.25;

    private readonly IReadOnlyList<TalkUnit> _units;
    private readonly IReadOnlyList<TemplateSection> _sections;
    private readonly SectionSpeakers _speakers;
    private readonly double[][] _own;
    private readonly double[][] _asked;
    private readonly double[] _mostAsked;

    /// <summary>Most sentences hold no cue; nought times a factor is nought, so that they can share it.</summary>
    private readonly double[] _nothing;

    public SectionScores(IReadOnlyList<TalkUnit> units, SectionTables tables, SectionSpeakers speakers)
    {
        (_units, _sections, _speakers) = (units, tables.Sections, speakers);
        _nothing = new double[_sections.Count];
        _own = Own(tables.Cues);
        _asked = new AskedScores(units, _own).Find();
        Limit();
        _mostAsked = [.. _asked.Select(scores => scores.Max())];
    }

    /// <summary>Score of the unit's own cues for the section.</summary>
    public double Own(int unit, int section) => _own[unit][section];

    /// <summary>Score as an answer to what was asked.</summary>
    public double Asked(int unit, int section) => _asked[unit][section];

    /// <summary>True when the section takes whatever this unit's speaker says.</summary>
    public bool BySpeaker(int unit, int section) => _speakers.Belongs(unit, section);

    public bool MaySpeak(int unit, int section) => _speakers.May(unit, section);

    public double Total(int unit, int section)
    {
        var score = _own[unit][section] + _asked[unit][section] + Neighbours(unit, section) + Speaker(unit, section);
        score += _units[unit].Is(TalkSign.NamesDay) && _own[unit][section] > 0 && _sections[section].Kind == SectionKind.Field ? DayInField : 0;
        score *= _units[unit].Is(TalkSign.RunsMeeting) || (_units[unit].IsPrompt && !_units[unit].IsQuestion) ? ProcedureFactor : 1;
        if (_own[unit][section] >= Unmistakable)
        {
            return score;
        }

        score *= _speakers.Chairs(unit) ? ChairFactor : 1;
        return score * (_units[unit].Is(TalkSign.Undertakes) ? UndertakingFactor : 1);
    }

    /// <summary>Who speaks counts for less where an answer to a question about something else is given.</summary>
    private double Speaker(int unit, int section) => !BySpeaker(unit, section) ? 0
        : _mostAsked[unit] > _asked[unit][section] + 0.3 ? SpeakerWorth / 2
        : SpeakerWorth;

    private double[][] Own(CueBook book)
    {
        var matcher = new PhraseMatcher(book.Phrases);
        var cues = _units.Select(u => book.Find(u.Text, matcher)).ToArray();
        var uses = new int[book.Count];
        foreach (var found in cues)
        {
            foreach (var cue in found)
            {
                uses[cue]++;
            }
        }

        var worth = uses.Select((used, cue) => book.WorthOf(cue) / (1 + (FrequencyCosts * (used - 1) / Math.Max(50, _units.Count)))).ToArray();
        return [.. cues.Select(found => Sum(book, found, worth))];
    }

    /// <summary>The best cue whole, each further one for less.</summary>
    private double[] Sum(CueBook book, int[] cues, double[] worth)
    {
        if (cues.Length == 0)
        {
            return _nothing;
        }

        var score = new double[_sections.Count];
        var factor = new double[_sections.Count];
        Array.Sort(cues, (one, other) => worth[one] == worth[other] ? one.CompareTo(other) : worth[other].CompareTo(worth[one]));
        foreach (var cue in cues)
        {
            foreach (var section in book.SectionsOf(cue))
            {
                factor[section] = factor[section] == 0 ? 1 : factor[section] * EachFurtherCue;
                score[section] += factor[section] * worth[cue];
            }
        }

        return score;
    }

    private void Limit()
    {
        for (var unit = 0; unit < _units.Count; unit++)
        {
            for (var section = 0; section < _sections.Count; section++)
            {
                var factor = !MaySpeak(unit, section) ? 0 : _sections[section].Only.Count > 0 ? OnlyBonus : 1;
                _own[unit][section] *= factor;
                _asked[unit][section] *= factor;
            }
        }
    }

    private double Neighbours(int unit, int section)
    {
        var turn = _units[unit].Turn.Index;
        var before = unit > 0 && _units[unit - 1].Turn.Index == turn ? _own[unit - 1][section] : 0;
        var after = unit + 1 < _units.Count && _units[unit + 1].Turn.Index == turn ? _own[unit + 1][section] : 0;
        return (BeforeWorth * Math.Min(1.5, before)) + (AfterWorth * Math.Min(1.5, after));
    }
}
