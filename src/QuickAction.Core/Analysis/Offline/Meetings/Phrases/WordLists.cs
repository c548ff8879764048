namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>Named lists that phrases refer to with <c>#name</c>.</summary>
internal static class WordLists
{
    /// <summary>Words that may open a sentence without changing what it does.</summary>
    public const string Particles =
        "so ok okay right well and but yes yeah yep yup oh ah now er erm um uh hm mm mmm look listen anyway also good great fine lovely brilliant perfect splendid excellent thanks cheers aye alright again "
        + "no then please actually sure grand smashing champion super wonderful marvellous quite indeed really just sorry ta hey hi first firstly second secondly finally lastly next because cos therefore";

    public static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["be"] = "am is are was were be been 's",
        ["is"] = "is are 's am",
        ["adv"] = "just also then now certainly definitely probably happily gladly simply personally myself obviously absolutely really always quickly actually all both therefore still course hereby",
        ["will"] = "will shall",
        ["would"] = "would 'd",
        ["the"] = "the a an this that these those my your our its it them him her all any some",
        ["we"] = "we panel conference committee sub-committee subcommittee board members governors council cabinet meeting group forum partnership i",
        ["month"] = "january february march april may june july august september october november december",
        ["day"] = "monday tuesday wednesday thursday friday saturday sunday",
        ["done"] = "agreed approved granted refused adjourned deferred accepted adopted confirmed endorsed rejected dismissed upheld substantiated unsubstantiated ratified carried awarded appointed elected "
            + "settled decided passed authorised authorized imposed resolved received recommended allowed permitted sanctioned signed-off",
        ["decide"] = "agree agrees approve approves authorise authorises authorize grant grants refuse refuses declare declares find finds rule rules accept accepts appoint appoints adjourn adjourns defer defers endorse endorses "
            + "resolve resolves decide decides conclude concludes award awards uphold upholds reject rejects dismiss dismisses confirm confirms ratify ratifies adopt adopts impose imposes delegate delegates recommend recommends support supports note notes",
        ["deciding"] = "agreeing approving authorising authorizing granting refusing accepting appointing adjourning deferring endorsing awarding upholding rejecting dismissing adopting imposing recommending signing allowing making ruling closing keeping dropping leaving setting holding fixing overruling overturning",
        ["decided"] = "agreed approved decided resolved voted granted refused accepted chosen chose settled confirmed authorised adopted signed",
        ["person"] = "he she they",
        ["nobody"] = "nobody no-one none",
        ["anyone"] = "anyone anybody everyone everybody all members governors colleagues people folks",
        ["happy"] = "happy content comfortable ok okay agreed agreeable fine satisfied minded alright",
        ["say"] = "says said say saying tells told tell telling wrote writes written writing claims claimed claim reckons reckoned reckon hears heard hear announces announced reports reported promised promises swears swore insists insisted posted put thinks believes",
        ["source"] = "newsletter flyer leaflet letter headline article blog column email petition post poster paper facebook gazette rumour rumours website text message notice twitter voicemail card",
        ["record"] = "record minute note minuted",
        ["number"] = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty",
        ["mood"] = "surprised amazed thrilled gutted relieved furious dead lucky ready",
        ["errand"] = "ring call phone write tell speak talk go get email ask check find sort make take put book chase contact look let warn invite draft send",
        ["ai"] = "ai assistant copilot machine computer transcriber transcript recorder bot",
    };
}
