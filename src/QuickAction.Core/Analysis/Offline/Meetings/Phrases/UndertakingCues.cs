namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>How people undertake to do something and ask it of one another. The verb follows the phrase unless it is said otherwise.</summary>
internal static class UndertakingCues
{
    public static readonly (Cue, string[])[] All =
    [
        (Cue.Commit,
        [
            "i #will #adv? #adv? #adv?", "i am #adv? going to #adv?", "i am #adv? gonna", "let me #adv?", "i had better", "i 'd better", "i am due to", "i aim to", "i plan to", "i intend to", "i mean to", "i promise to", "i undertake to", "i undertake that", "i commit to",
            "i will be", "i need to #adv?", "i have got to", "i have to", "i must #adv?", "i propose to", "i would/'d hope to", "i hope to", "it is/falls down? to me to", "it is for me to",
        ]),
        (Cue.Offer,
        [
            "i can #adv? #adv?", "i could #adv?", "happy to", "glad to", "more than happy to", "i do not mind", "i would/'d be happy to", "i would/'d be glad to", "i am happy to", "i am willing to", "we can #adv?", "that i can do",
        ]),
        (Cue.Handled,
        [
            "leave it/that/this/them with me", "leave that to me", "leave it to me", "leave ~4 with me", "give it/that/them to me", "that is one for me", "one for me", "i am on it", "i am on to it", "i am on that", "consider it done", "will do $", "i will do it", "i will do that", "i will see to it", "i will see to that", "that is mine", "it is mine", "^ mine $", "i will take that one", "i will take that on", "i will take it on", "i will take that action", "put me down", "count me in",
            "i have got that", "i have that one", "i will pick that up", "i will pick it up", "pick that one up", "i will get on to it", "i will get on it", "on my list", "that is with me", "^^ that is me $$", "i will own", "my job", "consider that done", "it is for us to do", "it is for me to do", "had/would/'d/should/ought best/better/to come from me", "had/would/'d better/best be me", "wants to come from me", "better/best coming from me", "that will be me $", "that will be me then", "that is me then $", "that one is mine", "that one 's mine",
        ]),
        (Cue.Delivery,
        [
            "you #will #adv? have", "you #will #adv? get", "you #will #adv? receive", "you #will see", "they can have it", "you can have it", "it/that/they/this #will be with", "#will be with you", "#will be with ~3 by", "#will be in your inbox", "#will be in the post", "#will be out", "#will go out", "#will be sent", "#will be done", "#will be on your desk", "#will be ready", "#will be circulated", "#will be finished", "#will be there by", "from/off me",
            "#will be published", "#will be issued", "#will be posted", "#will be submitted", "#will be completed", "will have ~8 from me", "it/that #is going off", "#will be delivered",
        ]),
        (Cue.TeamCommit, ["we #will #adv? #adv?", "we are #adv? going to", "our ~3 #will"]),
        (Cue.Try, ["i #will #adv? try", "i can try", "i could try", "have a go", "see what i can", "i #will see if", "i #will see what", "do my best", "i #will have a think", "i #will think about", "i #will have a look if", "i #will consider", "i #will give it some thought"]),
        (Cue.ActionWord, ["^^ action", "^ action for", "action on", "an action for", "^^ actions"]),
        (Cue.Request,
        [
            "can/could/will/would/can't you #adv? #adv?", "would you mind", "do you mind", "are you able to", "are you #happy to", "are you free to", "might you", "may/can/could i ask you #adv? to", "can/could i get you to", "could i trouble you", "i would/'d like you #adv? to", "i want you #adv? to", "i need you #adv? to", "you will need to", "you need to", "you will have to",
            "i #will ask you to", "i am asking you to", "i 'd be grateful if you", "i would be grateful if you", "be helpful if you", "would you $", "would you $$", "will you $", "will you $$", "could you $$", "can you $$", "please", "can/could/will/would that/this/it be you $", "would that be you", "is that one for you", "that one for you", "that is for/with you", "that is down to you", "that is yours please", "over to you", "one for you", "you will do", "i want ~8 by", "i would/'d like ~6 from you", "i need ~6 from you",
            "let me have", "make sure #the/that/you/we", "you are to", "can/could we have ~6 from you", "can i leave that with you", "can i leave it with you", "can i leave ~4 with you", "shall i put you down", "you 'd better", "you had better", "you will #adv?", "can/could we #adv? find", "can/could we #adv? get", "can i ask that you", "are you all right to", "are you alright to", "are you ok to", "are you okay to", "any chance you could", "i would/'d be glad if you", "i would/'d like ~4 to", "i want ~3 to", "i need ~3 to",
            "if you could", "bring us", "get us", "send us", "send me", "let us have", "have a word with", "ask them", "keep us posted", "find out",
        ]),
        (Cue.AskRoom,
        [
            "somebody/someone ought to", "somebody/someone should", "somebody/someone needs to", "somebody/someone has/have/'s got? to", "somebody/someone had better", "somebody/someone must", "someone/somebody will have to", "who is going to", "who 's going to", "who will", "who 'll", "who can", "who could", "who wants to", "who would like to", "^ somebody/someone #errand", "can/could/will/would somebody/someone/anyone/anybody", "any volunteers", "any takers", "we need somebody/someone to", "it needs somebody/someone to", "does anyone want to", "would anyone", "whose is",
        ]),
        (Cue.Courtesy, CourtesyCues.All),
    ];
}
