using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>Past forms that no rule of endings takes back to their verb, so that "paid" meets "pay". Reported speech is full of them.</summary>
internal static class Irregular
{
    private static readonly FrozenDictionary<string, string> Forms = (
        "paid=pay goes=go went=go gone=go made=make took=take taken=take saw=see seen=see sent=send came=come got=get gave=give given=give told=tell said=say knew=know known=know found=find "
        + "left=leave kept=keep withheld=withhold overridden=override overrode=override met=meet held=hold bought=buy brought=bring ran=run wrote=write written=write spoke=speak spoken=speak built=build heard=hear lost=lose won=win sold=sell "
        + "spent=spend felt=feel fell=fall fallen=fall rose=rise risen=rise ate=eat eaten=eat drove=drive driven=drive chose=choose chosen=choose shown=show "
        + "wore=wear worn=wear broke=break broken=break drank=drink drunk=drink caught=catch taught=teach thought=think sought=seek slept=sleep led=lead lent=lend lit=light meant=mean rang=ring rung=ring "
        + "sat=sit stood=stand stuck=stick stole=steal stolen=steal struck=strike swore=swear threw=throw thrown=throw understood=understand woke=wake woken=wake withdrew=withdraw withdrawn=withdraw "
        + "flew=fly flown=fly forgot=forget forgotten=forget froze=freeze frozen=freeze hid=hide hidden=hide hurt=hurt laid=lay bit=bite bitten=bite dealt=deal dug=dig fed=feed fought=fight "
        + "children=child people=person men=man women=woman")
        .Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>Words that minutes put for one another.</summary>
    private static readonly FrozenDictionary<string, string> Alike = (
        "drop=fall drops=fall dropped=fall dropping=fall decrease=fall decreased=fall shut=close shuts=close shutting=close alter=change alters=change altered=change altering=change amend=change amended=change amending=change "
        + "begin=start begins=start began=start begun=start purchase=buy purchased=buy purchasing=buy receive=get received=get receiving=get phone=ring phoned=ring phoning=ring call=ring called=ring calling=ring kids=child kid=child "
        + "mum=mother mums=mother dad=father dads=father require=need required=need requires=need permit=allow permitted=allow inform=tell informed=tell request=ask requested=ask accept=agree accepted=agree circulate=send circulated=send "
        + "transfer=move transferred=move continue=carry continued=carry continues=carry increase=rise increased=rise increases=rise grew=rise grown=rise repair=mend repaired=mend fix=mend fixed=mend "
        + "here=attend present=attend attended=attend attending=attend lads=boy lad=boy pupils=child pupil=child residents=tenant resident=tenant")
        .Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    public static string Base(string word) => Alike.GetValueOrDefault(word) ?? Form(word);

    /// <summary>The verb of a past form, and nothing put for it.</summary>
    public static string Form(string word) => Forms.GetValueOrDefault(word, word);
}
