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
        fault wrong problem error mistake flaw defect
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
        remove move
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
        return: come back, get back, bring back, send back, give back
        carry: carry on, go on, keep on, go ahead
        stop: give up
        answer: get back
        complete: sign off
        persuade: win over
        remove: take away, take out, go anywhere
        release: hand over
        visit: go round, be out
        demand: ring for
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(": ")[1].Split(", ").Select(p => (Phrase: p, Stem: Of(Clause.Stem(line.Split(": ")[0])))))
        .DistinctBy(p => p.Phrase)
        .ToFrozenDictionary(p => p.Phrase, p => p.Stem, StringComparer.Ordinal);

    public static string Of(string stem) => Words.GetValueOrDefault(stem, stem);

    /// <summary>The one stem that this word and the next one stand for, or null.</summary>
    public static string? OfPhrase(string stem, ReadOnlySpan<Token> rest) =>
        rest.Length > 0 && Phrases.TryGetValue($"{stem} {rest[0].Word}", out var one) ? one : null;
}
