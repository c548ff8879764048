using System.Text.RegularExpressions;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>Which units each section takes because of who says them, and which it may take at all.</summary>
internal sealed partial class SectionSpeakers
{
    private static readonly PhraseTable ChairWords = new(["chair", "chairing", "chairperson", "chairman", "chairwoman", "reviewing officer"]);

    /// <summary>Whose voice a section holds, when it takes what they say.</summary>
    private static readonly string[] Persons = ["child", "young person", SpeakerGroups.Person];

    private readonly Speaker[] _byUnit;
    private readonly bool[] _isVoice;

    /// <summary>By unit, whether the family reports in it what somebody else says or wants.</summary>
    private readonly bool[] _ofFamily;

    public SectionSpeakers(IReadOnlyList<TalkUnit> units, SectionTables tables, SpeakerRoles roles)
    {
        var sections = tables.Sections;
        var chairs = new PhraseMatcher(ChairWords);
        var known = new Dictionary<string, Speaker>(StringComparer.Ordinal);
        foreach (var name in roles.Speakers)
        {
            known[name] = new Speaker(tables.Speakers.Find(name, roles), MayTake(sections, tables.Only.Find(name, roles)), chairs.Any(roles.Stated(name)));
        }

        var unknown = new Speaker(new bool[sections.Count], MayTake(sections, new bool[sections.Count]), false);
        _isVoice = [.. sections.Select(s => s.Speakers.Any(Persons.Contains))];
        _ofFamily = [.. units.Select(u => roles.GroupOf(u.Turn.Speaker) == SpeakerGroups.Family && Reported.IsMatch(u.Text))];
        _byUnit = [.. units.Select(u => u.Turn.Speaker is { } name ? known.GetValueOrDefault(name, unknown) : unknown)];
    }

    /// <summary>True when the section takes whatever the unit's speaker says.</summary>
    public bool Belongs(int unit, int section) => _byUnit[unit].Belongs[section];

    /// <summary>
    /// False when the section is limited to others. A section of the person's own voice takes no "he said" of the family: their "he" is a partner as often as the child, and what
    /// they say themselves stands among their views.
    /// </summary>
    public bool May(int unit, int section) => _byUnit[unit].May[section] && !(_isVoice[section] && _ofFamily[unit] && !_byUnit[unit].Belongs[section]);

    [GeneratedRegex(@"\b(?:he|she|they)(?:'s|'d|\u2019s|\u2019d)?\s+(?:\w+\s+)?(?:said|says|say|told|tells|wants|want|wanted|asked|asks|like|feels|wishes)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reported { get; }

    public bool Chairs(int unit) => _byUnit[unit].Chairs;

    private static bool[] MayTake(IReadOnlyList<TemplateSection> sections, bool[] named) =>
        [.. sections.Select((section, i) => section.Only.Count == 0 || named[i])];

    private sealed record Speaker(bool[] Belongs, bool[] May, bool Chairs);
}
