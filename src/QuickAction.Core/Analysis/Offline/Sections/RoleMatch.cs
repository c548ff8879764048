using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>Role words of all sections, matched together so that the longest wins. Made once for a template.</summary>
internal sealed class RoleMatch
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _bySection;
    private readonly int[] _sections;
    private readonly PhraseTable _phrases;

    public RoleMatch(IReadOnlyList<IReadOnlyList<string>> bySection)
    {
        _bySection = bySection;
        _sections = [.. bySection.SelectMany((roles, section) => roles.Where(IsSpoken).Select(_ => section))];

        // A role of no section at all still shadows the shorter ones inside it.
        _phrases = new PhraseTable([.. bySection.SelectMany(roles => roles.Where(IsSpoken)), .. RoleWords.Professional, .. RoleWords.Family]);
    }

    public bool[] Find(string speaker, SpeakerRoles roles)
    {
        var found = new bool[_bySection.Count];
        foreach (var hit in LongestHits.Of(new PhraseMatcher(_phrases).Find(roles.Stated(speaker))))
        {
            if (hit.Phrase < _sections.Length)
            {
                found[_sections[hit.Phrase]] = true;
            }
        }

        for (var i = 0; i < found.Length; i++)
        {
            found[i] |= roles.GroupOf(speaker) is { } group && _bySection[i].Contains(group);
        }

        return found;
    }

    private static bool IsSpoken(string role) => !role.StartsWith('[');
}
