using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>What the talk shows of its speakers: what each said they are, and who is the person, who family, who there for their work.</summary>
internal sealed class SpeakerRoles
{
    private readonly Dictionary<string, string> _stated;
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);

    private SpeakerRoles(Dictionary<string, string> stated) => _stated = stated;

    public IEnumerable<string> Speakers => _stated.Keys;

    public static SpeakerRoles Find(Talk talk, IReadOnlyList<Attendee> attendees)
    {
        var stated = Introductions.Find(talk);
        var known = new Dictionary<string, Attendee>(StringComparer.Ordinal);
        foreach (var person in attendees)
        {
            known.TryAdd(SpeakerName.Key(person.Name), person);
        }

        foreach (var speaker in stated.Keys)
        {
            if (known.TryGetValue(SpeakerName.Key(speaker), out var person))
            {
                stated[speaker] = $"{stated[speaker]}. {person.Role}. {person.Organisation}";
            }
        }

        var roles = new SpeakerRoles(stated);
        roles.Group();
        new PersonFinder(talk, roles._groups).Find();
        return roles;
    }

    /// <summary>The speaker's label and what was said of their role; empty for a speaker without a label.</summary>
    public string Stated(string? speaker) => speaker is null ? "" : _stated.GetValueOrDefault(speaker, "");

    /// <summary>One of <see cref="SpeakerGroups"/>; null when the talk does not show it.</summary>
    public string? GroupOf(string? speaker) => speaker is null ? null : _groups.GetValueOrDefault(speaker);

    /// <summary>Another word of matter follows at once: the role is what that word says.</summary>
    private static bool GoesOn(string text, int end)
    {
        if (end + 1 >= text.Length || text[end] != ' ' || !char.IsLetter(text[end + 1]))
        {
            return false;
        }

        var stop = end + 1;
        while (stop < text.Length && char.IsLetter(text[stop]))
        {
            stop++;
        }

        return !StopWords.Has(text[(end + 1)..stop].ToLowerInvariant());
    }

    private static readonly PhraseTable AllRoles = new([.. RoleWords.Person, .. RoleWords.Family, .. RoleWords.Professional]);

    private void Group()
    {
        var matcher = new PhraseMatcher(AllRoles);
        foreach (var (speaker, text) in _stated)
        {
            // The first role named is the speaker's own: "I'm Alfie's social worker, mum couldn't come". "The adult social care manager" is not the adult.
            if (LongestHits.Of(matcher.Find(text)).FirstOrDefault(h => h.Phrase >= RoleWords.Person.Length || !GoesOn(text, h.End)) is { End: > 0 } first)
            {
                _groups[speaker] = first.Phrase < RoleWords.Person.Length ? SpeakerGroups.Person
                    : first.Phrase < RoleWords.Person.Length + RoleWords.Family.Length ? SpeakerGroups.Family
                    : SpeakerGroups.Professional;
            }
        }
    }
}
