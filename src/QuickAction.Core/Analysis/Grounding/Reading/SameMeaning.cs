using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Words that minutes put for what was said, so that what is denied can be told by either: "turned up" is "attended", "consent" is "approval". Only for the check of
/// negation, which compares words that may be denied; what a statement is about is compared more strictly.
/// </summary>
internal static class SameMeaning
{
    /// <summary>The first word of each line stands for all of it.</summary>
    private static readonly FrozenDictionary<string, string> Words =
        """
        approve consent permission authorise authorisation sanction approval
        visit contact
        fault wrong problem error mistake flaw defect difficulty hitch snag trouble
        maintain hold keep
        release disclose publish
        want wish appetite keen willing prepared desire eager
        tell notify notice notification
        know aware awareness
        find identify locate discover trace
        complete finish finished
        convince persuade
        answer reply respond response
        allow let
        rise raise
        fall reduce reduction lower
        return
        support back
        worry concern worried
        remove move migrate transfer relocate
        expect anticipate
        intend plan intention propose
        proof evidence prove
        vehicle car van
        home house
        company firm contractor supplier
        staff worker employee
        letter correspondence
        allocate assign
        replace replacement
        afford
        danger risk dangerous
        test trial
        speak talk
        unusual uncommon rare rarely seldom
        usual common
        worth worthwhile
        demand
        contain include
        enough sufficient adequate
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(' ').Select(w => (Stem: Clause.Stem(w), First: Clause.Stem(line.Split(' ')[0]))))
        .DistinctBy(p => p.Stem)
        .ToFrozenDictionary(p => p.Stem, p => p.First, StringComparer.Ordinal);

    /// <summary>Verb and particle that mean what one word means.</summary>
    private static readonly FrozenDictionary<string, string> Phrases =
        """
        attend: turn up, show up, make it
        fall: go down, come down, bring down
        rise: go up, put up
        return: come back, get back, bring back, send back, give back, hand back, pay back
        carry: carry on, go on, keep on, go ahead
        stop: give up, call off, pull out
        refuse: turn down, hold out
        answer: get back
        complete: sign off
        persuade: win over
        remove: take away, take out, go anywhere, come over, bring over, move over
        release: hand over
        visit: go round, be out
        demand: ring for
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(": ")[1].Split(", ").Select(p => (Phrase: p, Stem: Of(Clause.Stem(line.Split(": ")[0])))))
        .DistinctBy(p => p.Phrase)
        .ToFrozenDictionary(p => p.Phrase, p => p.Stem, StringComparer.Ordinal);

    public static string Of(string stem) => Words.GetValueOrDefault(stem, stem);

    /// <summary>The one stem that this word and the next one stand for, or null; "handed it back" is "handed back".</summary>
    /// <param name="length">How many words behind it belong to it.</param>
    public static string? OfPhrase(string stem, ReadOnlySpan<Token> rest, out int length)
    {
        length = rest.Length > 1 && rest[0].Word is "it" or "them" or "him" or "her" or "that" or "this" or "us" or "me" ? 2 : 1;
        return rest.Length >= length && Particles.Contains(rest[length - 1].Word) && Phrases.TryGetValue($"{stem} {rest[length - 1].Word}", out var one) ? one : null;
    }

    private static readonly FrozenSet<string> Particles = Phrases.Keys.Select(p => p.Split(' ')[1]).ToFrozenSet(StringComparer.Ordinal);
}
