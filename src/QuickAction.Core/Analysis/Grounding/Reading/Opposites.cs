using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Words that deny each other, so that a denial is known without its "not": who says that the motion fell says that it was not carried, and "inaccurate" is not accurate.
/// Only for the check of negation: a pair does not make a statement, it makes two words comparable.
/// </summary>
internal static class Opposites
{
    /// <summary>Each word before the colon is denied by each behind it, and the reverse.</summary>
    private const string Pairs =
        """
        carry win: fall lose defeat
        pass succeed: fail condemn
        fill replace: freeze vacant empty
        open: close
        enough sufficient adequate: short lack
        support favour: oppose against
        agree accept: reject refuse decline dispute
        uphold: dismiss reject
        receive arrive return: wait await outstanding pending overdue
        start: delay postpone wait
        renew current valid: lapse expire
        work: broken dead bust
        use: stop abandon cease scrap discontinue
        available: full
        expect likely: doubt unlikely
        safe: dangerous
        clean: dirty filthy
        proceed: drop cancel abandon
        attend: absent miss away
        allow: forbid ban bar prohibit prevent
        happen: cancel
        early: late
        keep: break
        rise: fall
        compulsory mandatory: optional voluntary
        include: exclude omit
        grant: refuse
        true: false
        better: worse
        improve: worsen deteriorate
        complete: outstanding
        occupy: empty vacant
        remain: withdraw
        prosecute: drop
        visible: hidden
        alive: dead
        strong: weak
        easy: hard difficult
        """;

    private static readonly FrozenDictionary<string, string[]> Words = Pairs
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => Array.ConvertAll(line.Split(": "), side => Array.ConvertAll(side.Split(' '), Meaning)))
        .SelectMany(sides => sides[0].SelectMany(one => sides[1].SelectMany(other => new[] { (Word: one, Other: other), (Word: other, Other: one) })))
        .Where(p => p.Word != p.Other)
        .GroupBy(p => p.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Other).Distinct().ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoDenial =
        "until unti under union unions unit units united unite unites unless unanimous unanimously uniform uniforms unique uniquely universal university universities uncle uncles undo undoes undone unusual unusually".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"In-" and its like begin too many other words to be taken for a denial wherever they stand.</summary>
    private static readonly FrozenSet<string> Prefixed = (
        "insufficient inadequate incomplete inaccurate invalid ineligible incorrect inappropriate inconclusive inconsistent inaccessible incapable inactive ineffective insecure insignificant invisible impossible improper impractical "
        + "illegal illegible illegitimate irregular irrelevant disagree disagrees disagreed disallow disallowed disapprove disapproved dissatisfied disconnect disconnected dishonest disused non-compliant non-compliance non-attendance non-payment")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the word denies by itself, as stems of one meaning; none for most words.</summary>
    public static IReadOnlyList<string> Of(string word, string meaning)
    {
        var listed = Words.TryGetValue(meaning, out var others) ? others : [];
        return Denied(word) is { } denied ? [.. listed, denied] : listed;
    }

    /// <summary>A word that is made by denying another: "untreated".</summary>
    public static bool IsDenial(string word) => Denied(word) is not null;

    private static string? Denied(string word) => Base(word) is { } denied ? Meaning(denied) : null;

    /// <summary>The word that another is made of by denying it: "treated" of "untreated". Null for most words.</summary>
    public static string? Base(string word)
    {
        if (Prefixed.Contains(word))
        {
            return word.StartsWith("non-", StringComparison.Ordinal) ? word[4..] : word.StartsWith("dis", StringComparison.Ordinal) ? word[3..] : word[2..];
        }

        return word.Length > 6 && word.StartsWith("un", StringComparison.Ordinal) && !word.StartsWith("under", StringComparison.Ordinal) && !NoDenial.Contains(word) ? word[2..] : null;
    }

    private static string Meaning(string word) => SameMeaning.Of(Clause.Stem(word));
}
