using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Privacy;

/// <summary>
/// Kinds of special-category data (UK GDPR, article 9) and of criminal-offence data (article 10) of which a text has words. A flag says that such a word stands
/// there, not that the text tells something of a person; no flag is no promise, because people say these things in other words too.
/// </summary>
public static partial class SpecialCategory
{
    // Short on purpose: words that seldom mean anything else. Each matches with any ending.
    private static readonly FrozenDictionary<string, Regex> Words = new Dictionary<string, Regex>(StringComparer.Ordinal)
    {
        ["health"] = Health(),
        ["ethnicity"] = Ethnicity(),
        ["religion"] = Religion(),
        ["sexuality"] = Sexuality(),
        ["politics"] = Politics(),
        ["trade_union"] = TradeUnion(),
        ["criminal"] = Criminal(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The codes, in alphabetical order; empty when none of the words stands in the text.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var worth = SpecialCategoryOpenings.In(text);
        return worth.Count == 0 ? [] : [.. Words.Where(w => worth.Contains(w.Key) && w.Value.IsMatch(text)).Select(w => w.Key).Order(StringComparer.Ordinal)];
    }

    private const RegexOptions How = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(diagnos|medicat|prescri(bed|ption)|hospital|patient|dementia|depress(ed|ion)|anxiety|autis(m|tic)|adhd|epilep|diabet|asthma|cancer|stroke|disab(ility|led)|wheelchair|pregnan|mental health|mental illness|psychos|psychiatr|self-harm|suicid|overdose|addict|alcoholi|surgery|gp\b)", How)]
    private static partial Regex Health();

    [GeneratedRegex(@"\b(ethnic|racial|racis[mt]|black british|black african|black caribbean|mixed heritage|asian british|white british|roma\b|romany|gypsy|irish traveller)", How)]
    private static partial Regex Ethnicity();

    [GeneratedRegex(@"\b(religio|church|mosque|synagogue|gurdwara|muslim|islam|christian(s|ity)?\b|catholic|jewish|judaism|hindu|sikh|buddhis|ramadan|halal|kosher|atheis)", How)]
    private static partial Regex Religion();

    [GeneratedRegex(@"\b(sexual|sex life|gay\b|lesbian|bisexual|homosexual|lgbt|transgender|same-sex)", How)]
    private static partial Regex Sexuality();

    [GeneratedRegex(@"\b(political (party|opinion|belief|view)|party member|labour party|conservative party|liberal democrat|green party|reform uk|plaid cymru|votes? (labour|conservative|tory))", How)]
    private static partial Regex Politics();

    [GeneratedRegex(@"\b(trade union|union (rep|member|official|steward)|shop steward|unison\b|unite the union)", How)]
    private static partial Regex TradeUnion();

    [GeneratedRegex(@"\b(convict(ed|ion)|criminal|offen[cd](e|es|er|ers|ing)\b|arrest|probation|prison|caution(ed)? by the police|on bail|custody (suite|record|sergeant)|sentenced|police caution)", How)]
    private static partial Regex Criminal();
}
