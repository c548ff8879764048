using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>Words of what can go wrong for people, buildings, money and services. Each alone is common; with what may come they tell of a risk.</summary>
internal static class Harms
{
    private static readonly FrozenSet<string> Words = (
        "abuse abused accident accidents ambulance appeal assault attack attacked avalanche bankrupt beaten bite bleed bleeding blind blown bounce break breach breaches breaks broken bullied burn burns burnt burst bust challenge challenged choke choked claim claims collapse collapsed "
        + "compensation complaint complaints costs court crash crashes crime crook cut damage damaged damages dead deadline death deaths debt debts default deficit delay delays deteriorate die died dies disaster dispute drop drown drowned drug drugs dying eviction evicted exploited explode explosion "
        + "exposed fail failed fails failure fall falls fatal fight fine fined fire fires flood flooded flooding floods fraud freeze frostbite gone groomed groomer hacked harm harmed hip homeless hospital hurt ill inadequate infected infection injunction injured injury insolvent judicial "
        + "kill killed knife knocked lawsuit lawyers lawsuits leak leaks liable lose loses losing loss lost missing mould neglect nobody nothing nowhere overdose overrun overspend overspent panic pavement penalties penalty poisoned prison prosecuted quit ransomware relapse resign resigns rot runs scald "
        + "scalded scam shortage shortfall shut sick sink slide slides slip slips smash smashed sold starve stolen stranded strike stroke stuck sued suicide suffer theft trapped trip trouble unsafe urgent vandalised vanish violence vulnerable weapon worse").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string word) => Words.Contains(word);
}
