namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>
/// What "I'll ..." says without undertaking any work: talk about the talk, the business of the meeting, moods, manners and small comforts.
/// </summary>
internal static class CourtesyCues
{
    private static readonly string[] Openings = ["i #will #adv? #adv?", "i am #adv? going to #adv?", "let me #adv?", "i need to #adv?", "i have to #adv?", "i have got to #adv?", "i must #adv?", "it is/falls down? to me to", "it is for me to"];

    private static readonly string[] Complements =
    [
        // Talk about the talk.
        "say", "tell you", "tell #the committee/panel/board/meeting", "admit", "confess", "repeat", "rephrase", "summarise", "recap", "remind", "point out", "explain $", "explain that/this/why/how/what", "note that", "note it", "add that", "add one", "add $", "echo", "stress", "emphasise", "mention that", "mention one", "mention $",
        "start $", "start with/by/off/at/us", "begin $", "begin with/by/at", "make a start $", "kick off", "open up", "open the meeting", "open it up", "open with", "stop $", "stop there", "stop you", "finish $", "finish there", "finish with", "close $", "close there", "close the/this meeting", "close by", "close on",
        "come to #day $", "let ~3 tell/say/explain/introduce", "come to that", "come to you", "come to it", "come to this", "come to #the", "come back to you in", "come back to that", "come back to this", "come on to", "come in here", "come in on", "move on", "move to the vote", "turn to", "go on", "go first", "go next", "go last", "go round", "go back to", "go back a", "go with", "go along", "go for", "leave it there", "leave it at that", "leave it $", "leave that there", "leave that $", "leave that with you", "leave it/that to you", "leave you", "leave it with you",
        "read it", "read this", "read that", "read out", "read them", "read you", "read the recommendation/recommendations/motion/words", "move it", "move that $", "move $", "move the recommendation/recommendations/motion/amendment/report", "move an", "move approval/refusal/deferral", "move ten/nine/eleven/twelve", "second", "propose", "chair", "take the note/notes/minutes", "do the note/notes/minutes", "vote", "abstain", "support", "oppose", "object", "declare", "withdraw", "rule", "accept", "allow", "defer", "bow", "put it to the vote", "put that to the vote", "put it to members", "put my hand", "take that/this/it/them as", "take ~5 as read", "take questions", "take the vote", "take a vote", "take items", "take item", "take your word", "take the flak/blame/rap/heat/stick",
        "take that $", "take that then", "take #number $", "take you", "take us", "take members", "talk you", "talk us", "walk you", "walk us", "run through", "run you", "hand over", "hand you", "hand back", "pass over", "pass to", "pass you", "pass on that one", "pass $", "call on", "call upon", "call for", "call the vote", "call the next", "call it", "bring you in", "bring ~2 in $", "invite ~6 to speak", "invite ~6 to address", "invite ~6 to present", "invite ~6 to respond", "invite questions", "invite comments",
        "ask ~3 to speak", "ask you", "ask that", "ask again", "ask the obvious", "ask members", "ask a", "ask one", "ask this", "ask everyone", "ask ~2 to introduce", "let you ~2 go/get/off/speak/finish/answer/read/think/decide", "let you $", "let #person speak/finish/answer/go/come/explain/introduce/start", "let that", "let it", "hear", "listen", "wait", "keep it short", "keep it brief", "keep this", "keep quiet", "keep my", "keep mum", "shut up", "be #adv? brief/quick/honest/frank/blunt/short/surprised/glad/sorry/sad/delighted/happy/interested/grateful/fine/ok/okay/late/back/there/here/amazed/straight/clear/quiet/careful/fair/gone/away/off/out",
        "be watching", "be listening", "be chairing", "be steering", "be leaving", "be taking the", "be honest", "be voting", "be supporting", "be the", "be a", "be in", "be on", "be at", "be with you in a", "be #mood", "share my screen", "share #the screen", "share it on", "mute", "unmute", "refer you", "refer members", "refer to", "quote", "sum up",
        // Moods, manners and small comforts.
        "give you that", "grant you", "give it a miss", "give you an example", "give you #the flavour", "see you", "see how", "miss", "believe", "bet", "never", "not", "know", "think", "guess", "hope", "have to", "have a coffee/tea/biscuit/drink/sit/lie/think/moan/go", "have the soup/same/fish", "have that one", "eat", "drink", "die", "live", "survive", "manage", "cope", "cry", "laugh", "sleep", "remember", "forget", "pretend", "spare you", "bear", "need", "want", "like", "love", "always", "stay", "sit", "stand", "get going", "get there", "get my", "get back in", "get the kettle", "get the coffee/coffees/tea/teas/drinks/biscuits/door", "get dressed", "get over it", "get used", "get it $", "get this right", "get off",
        "put the kettle", "bring biscuits", "bring cake", "bring the biscuits", "bring the cake", "bring you #the", "buy you", "buy the", "hold you to", "hold my", "settle for", "do it if", "do my best", "sign those", "sign it", "sign them", "sign that", "turn my", "turn the", "open a window", "close the door", "shut the door", "try not", "start again", "go home", "go and get", "go $", "go now", "leave now", "leave $", "leave the room", "have to go", "run $", "dash", "shoot off", "disappear", "apologise", "thank", "welcome", "introduce", "congratulate",
    ];

    /// <summary>Not promises, though they begin like one.</summary>
    private static readonly string[] Others =
    [
        "i can see", "i can hear", "i can not", "i can tell", "i can say", "i can confirm", "i can live", "i can remember", "i can only", "i can imagine", "i can understand", "i can be", "i can hardly", "i can assure", "i can report", "i can have a go", "i can think", "i can answer", "i can believe", "i can feel", "i can manage without", "i can wait",
        "i could do without", "i could not", "i could eat", "i could say", "i could see", "i could hear", "i could defend", "i am not going", "let me have", "let me know", "let me see", "let me be", "let me get this", "let me finish", "let me put it", "let me put this", "let me go back", "let me guess", "let me check i", "let me check that i", "let me check my notes", "let me just check", "let me just say", "let me explain", "i can come to", "i can speak", "i can help $",
    ];

    public static string[] All { get; } = [.. Openings.SelectMany(o => Complements.Select(c => $"{o} {c}")), .. Others];
}
