namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>Words that keep a sentence from settling or promising anything: doubt, condition, the past, other people's words, taking back.</summary>
internal static class DoubtCues
{
    public static readonly (Cue, string[])[] All =
    [
        (Cue.Hedge,
        [
            "might", "maybe", "perhaps", "possibly", "probably think", "presumably", "could", "potentially", "conceivably",
            "i suppose", "i wonder", "i would/'d maybe", "i would/'d rather", "i would/'d like to think", "in theory", "in principle we could",
            "at some point", "at some stage", "one day", "some day", "someday", "some time $", "sometime", "in due course", "down the line", "further down",
            "a thought", "to think about", "to consider", "an idea", "an option", "one of these days", "sooner or later", "one for another", "another time", "not today",
            "ought to look", "should look at", "should think", "should consider", "should probably", "should really", "should do something", "ought to think", "ought to consider", "worth us", "worth a", "worth thinking", "worth considering", "worth having",
            "would/'d be nice", "would/'d be good", "would/'d be lovely", "would/'d be great", "would not it be", "thinking of", "thinking about", "tempted", "toying", "half a mind", "minded to",
            "if i get", "when i get", "if there is time", "if time allows", "may be worth", "may want", "may well", "may need", "we should", "want to look at", "in an ideal world", "wish list", "pie in the sky",
            "i have no idea", "do not know whether", "i would have to see", "i 'd have to see", "i would need to see", "i 'd need to", "we would/'d need to", "daydreaming", "thinking aloud", "thinking out loud", "not sure about", "hoping to", "ideally",
            "in my opinion", "it strikes me", "i would/'d be inclined", "i would/'d not push",
        ]),
        (Cue.Conditional,
        [
            "if", "unless", "supposing", "suppose #the/we/they/he/she/somebody", "^ say they", "^ say #the ~3 did", "^ say #person did", "^ were ~4 to", "had we", "had they", "in the event", "provided", "assuming", "what if", "in case",
            "would have been/gone/had/done/made/taken", "we would/'d have to", "otherwise we would/'d", "^ should ~3 #the ~2 fail", "as long as", "so long as", "were #the", "were #person", "only if", "whether or not",
        ]),
        (Cue.PoliteIf,
        [
            "if nobody/no-one #adv? objects/minds/disagrees", "if no one objects/minds", "if there is/are no objection/objections", "if #anyone #is #happy", "if that is #adv? all/ok/okay/alright/right/fine/agreed/acceptable", "if you do not mind", "if i may", "if you like",
            "if you will/would", "if we may", "if you please", "if i might", "if that suits", "if that helps", "if you are all? #happy", "if we are all? #happy", "see if", "ask if", "check if", "know if", "find out if", "asked if", "wondered if", "ask them if", "whether if", "better if i", "best if i", "easier if i", "quicker if i",
        ]),
        (Cue.PastTime,
        [
            "last year/month/week/summer/winter/autumn/spring/time/christmas/quarter/term/meeting/night/session", "last #day", "last #month", "ago", "yesterday", "previously", "used to", "back in", "back last", "in the past", "at the time", "historically",
            "years ago", "already", "the week before last", "the other week", "the other day", "earlier this year", "earlier in the year", "before that", "at the previous", "at our last", "a while back", "once did", "originally", "formerly", "has/have been done", "in twenty",
            "in 1990", "in two thousand", "in ninety", "over the winter", "over the summer", "in the winter", "in the spring", "in the summer", "in the autumn", "that was", "you may recall", "may recall", "will recall", "will remember", "may remember", "remember we", "remember you", "previous",
            "in 2015/2016/2017/2018/2019/2020/2021/2022/2023/2024/2025", "done and dusted", "is finished", "finished and paid", "has/have been", "is done", "that is done", "it was us", "it was back", "went live", "we did ~2 once", "a year back", "since then",
        ]),
        (Cue.Reported,
        [
            "#person #would? #adv? #say", "it says/said/reads", "somebody/someone/people/everyone/everybody/they/neighbour/neighbours/parent/parents/mum/resident/residents/consultant ~3 #say", "been told", "was told", "were told", "being told", "is told", "i am told", "is telling", "is saying", "are saying", "are telling", "'s telling", "'s saying",
            "told me", "told us", "told them", "told him", "told her", "tells me", "tells us", "tells people", "told you", "according to", "apparently", "rumour", "rumours", "rumour mill", "word is", "#source ~4 #say", "saying that", "claiming", "tell everyone", "told everyone", "told half",
            "has written", "have written", "'s written", "has put", "'s put", "i heard that", "i hear", "we hear", "heard that", "hears that", "heard them", "going round", "going about", "supposedly", "allegedly", "reckons", "reckoned", "promised",
            "#ai ~4 #record", "#ai ~2 write/put/take down", "for the #ai", "please #record that", "ask the #ai to",
            "#person is/'s #say", "says he", "says she", "say they", "said they", "says they", "their words", "his words", "her words", "in the words of", "quote",
        ]),
        (Cue.Retract,
        [
            "scrap that", "scrap it", "scratch that", "forget i", "forget that", "forget it", "i take it back", "take that back", "take it back", "i withdraw", "i will withdraw", "to withdraw", "withdrawn", "is withdrawing", "am withdrawing", "on second thoughts", "changed my mind", "change my mind",
            "tell a lie", "hang on", "hang about", "hold on", "no , i", "cry off", "drop that/it $", "drop that/it then/now/altogether/please", "leave that alone", "leave it alone", "strike it", "strike that", "i will not ~3 after all", "can not after all", "i can not now", "not going to bother", "pulling that", "pulling it", "pull that", "pull it",
            "off the table", "do not want it any more", "do not want that any more", "pull out", "bow out", "back out", "step back", "let that go", "not pursue", "not be pursuing", "cancel that", "ignore that", "disregard", "never mind", "i will not now", "i shall not", "no longer", "take my/the/that motion/amendment/proposal/suggestion/offer ~6 away/back/off $", "take my/the/that motion/amendment/proposal/suggestion/offer ~6 away/back/off again $", "have to disappoint you/him/her/them", "have to let you/him/her/them down",
            "am going to have to pull", "can someone else", "can somebody else", "have someone else", "someone else", "somebody else", "not after all", "after all", "we can forget", "can we forget", "so that is off", "is off", "'s off", "take myself off", "hand that back", "handing that back", "give that back", "i must withdraw",
        ]),
        (Cue.Interpose,
        [
            "^^ or ,", "^^ no , look", "^^ no , that is mine", "^^ no , it is more", "^^ no , it is me", "^^ no , it is mine", "^^ no , let me", "^^ no , do not $", "can/could i $$", "that should be me", "should be me", "that is really me", "give it here", "save you/him/her/them #adv?",
            "i 'd/would rather you did not", "do not think it/that wants to", "do not think it/that should", "leave ~3 with/to me", "it is more me", "that is more me",
        ]),
        (Cue.LetOff,
        [
            "you are spared", "you are let off", "you are off the hook", "you are excused $", "you are off it", "you are off that", "you are relieved $", "you need not then", "you need not now", "that is/'s you let off", "that lets you off", "^^ stand down $", "you have got enough on $", "you have got enough on your", "you have enough on",
        ]),
        (Cue.Cede,
        [
            "^^ all yours", "it/that/he/she is/'s all? yours", "they are all? yours", "^^ yours then", "be my guest", "welcome to it/him/her/them/that", "i will/would not fight you for", "i will not wrestle", "i will/shall not argue", "i would/'d not argue", "you have it/that/him/her/them then", "i will leave it/that/him/her/them with/to you", "^^ even better", "rather you than me", "^^ off my list/plate/desk/hands", "it/that/which is/'s off my list/plate/desk/hands", "one less/fewer for me", "saves me a/the ~2 job/trip/call/journey/letter", "^^ you star", "^^ oh you star", "^^ you are a/an star/angel/gem/saint/hero/love/lifesaver",
        ]),
        (Cue.PastIntent,
        [
            "i was going to", "i had been going to", "i had ~3 planned", "i was hoping to", "i was planning to", "i was meaning to", "i meant to", "we were going to", "i was all set to", "i was about to", "i did offer", "i did volunteer", "i did say", "i 'd offered", "i had offered", "i had said", "i 'd said", "i was down to", "i 'd promised", "i had promised", "we 'd put our", "i had put in", "i 'd put in", "i 'd asked", "i had asked", "i said i would", "i said i 'd",
        ]),
        (Cue.Decline,
        [
            "except", "but", "although", "though", "only", "i would/'d rather not", "not my", "more #the ~2 's", "would it be better", "might be better", "better from", "would not it be better", "should be ~2 should not it", "i can not", "i could not", "i am on leave", "i am away", "i am not in", "i will not be", "not really", "i wonder", "it is more", "it is really", "^^ it is just $", "really it is",
            "i have never", "never met", "unless", "not sure", "i 'd struggle", "i would struggle", "tricky", "i owe", "you would/'d be better", "they have blocked", "fell out", "not speaking", "mark my own",
        ]),
        (Cue.Denial,
        [
            "nobody/no-one has/have said/told/been/agreed/decided/given/voted/approved/promised/asked", "nobody/no-one is/'s #decided", "no one 's/has/have #decided", "nothing is/'s #decided", "nobody/no-one is/'s #adv? #deciding", "no such", "nothing of the kind", "nothing of the sort", "has/have not been", "nothing has/have been", "nothing 's been", "no such thing", "it has not", "they have not", "we have not", "not true", "is nonsense", "not by", "certainly is not", "it certainly", "was not", "were not", "is not agreed", "did not", "have not agreed", "have not decided", "has not been", "gave nothing", "given nothing",
        ]),
    ];
}
