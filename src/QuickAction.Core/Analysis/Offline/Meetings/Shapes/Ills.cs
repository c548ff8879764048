using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// Words of what goes wrong or ends badly, wider than <see cref="Harms"/> and by kind: hurt to people, things that break or run out, money and law, delay, trust.
/// By kind, because what a meeting fears is as often a gap in the rota as a fall.
/// </summary>
internal static class Ills
{
    private static readonly FrozenDictionary<string, string> Kinds = Pairs(
        ("hurt",
            "abuse abused abuser accident accidents ambulance asthma assault attack attacked beat beaten bite bitten bleed bleeding blood bruise bruised bullied bullying burn burned burning burns burnt casualty choke choked choking cold coma coroner crush crushed cry crying cut dead "
            + "death deaths dehydrated dehydration die died dies drown drowned drowning drunk dying electrocuted emergency exploited faint fall falling falls fatal fatality fell fever fight fits fracture fractured freeze freezing froze groomed harm harmed heart hip hit hospital hungry hurt hurts ill "
            + "illness infected infection inhale injure injured injuries injury inquest isolated kill killed killing kills knife knocked lame lonely malnourished overdose overdosed pain poison poisoned pneumonia relapse relapses scald scalded scalding seizure self-harm sepsis sepsis sick sore "
            + "starve starving stab stabbed stroke suicidal suicide suffer suffers suffocate sting stung trapped trip tripped trips unconscious unsafe violence violent vulnerable wander wanders weapon wound"),
        ("break",
            "avalanche blocked blocks break breakdown breaking breaks broke broken burst bursts bust clog clogged collapse collapsed collapses corrupt corrupted crack cracked cracks crash crashed crashes crumble damage damaged damp decay derail deteriorate deteriorates down explode explosion fail failed "
            + "failing fails failure failures fault faults faulty fire fires flood flooded flooding floods give gives giving hacked jam jammed landslip leak leaked leaking leaks mould off out outage overflow overheat overload overloaded overrun ransomware rot rotten rotting rust shatter shut sink sinks slide slides "
            + "slip slips slippery smash smashed smoke snap snapped spill spread spreads stop stops stopped subside subsidence trip vandalised virus washed wobbly worn"),
        ("lack",
            "alone behind cancel cancelled close closed closes closing closure cover dry empty gap gaps gone half homeless insufficient lack leave leaves leaving lose loses losing loss lost miss missed misses missing nobody nothing nowhere off overwhelmed quit resign resignation resigns retire retires run runs running scarce short shortage "
            + "shortages shortfall shrink shrinks sick stranded stretched struggle struggling stuck thin unable understaffed unfilled vacancies vacancy vacant vanish vanished waste wasted without"),
        ("money",
            "arrears bankrupt bankruptcy bill bills bust clawback compensation cost costs cut cuts debt debts default deficit dear eviction evict evicted expensive fine fined fines fold folds fraud insolvent liable liability overpaid overspend overspent owe owed pay penalties penalty repay redundancies redundant repossessed "
            + "scam sold squeeze squeezed underfunded unpaid withdraw withdrawn withdraws"),
        ("law",
            "adverse appeal appeals ban banned breach breached breaches broke challenge challenged claim claims complain complaint complaints court criminal crime dispute disputes enforcement illegal injunction inquiry inspector invalid judge judicial lawyer lawyers lawsuit legal negligence negligent offence ombudsman prison "
            + "prosecute prosecuted prosecution regulator reject rejected refused revoked solicitor solicitors statutory sue sued suing tribunal unlawful uninsured void"),
        ("late",
            "deadline delay delayed delays expire expired expires later late lapse lapsed lapses miss overdue slip slipped slipping slow slower slows stall stalled stalls too winter"),
        ("trust",
            "afraid alarm alarmed angry anxious awful bad badly blame chaos concern concerned concerns danger dangerous disaster disastrous dread embarrassed embarrassing fear fears frightened frightening horrible mess nasty nervous panic poor press reputation risk risks risky riot scared serious seriously severe "
            + "shambles shouting terrible terrified terrifying trouble ugly uneasy unhappy upset worried worries worry worrying worse worst wrong"));

    /// <summary>The kind of ill that the word tells of; null for most words.</summary>
    public static string? Kind(string word) => Kinds.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Pairs(params (string Kind, string Words)[] kinds)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, words) in kinds)
        {
            foreach (var word in words.Split(' '))
            {
                all.TryAdd(word, kind);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
