namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>Worries that are said as such, and questions that are left open.</summary>
internal static class OtherCues
{
    public static readonly (Cue, string[])[] All =
    [
        (Cue.Worry,
        [
            "a risk", "the risk is", "real risk", "risk of", "risk that", "risks", "risky", "worry", "worries", "worried", "worrying", "concern", "concerned", "concerns", "danger", "dangerous", "afraid that", "my fear", "fear is", "fear that", "i fear", "frightened", "frightens", "terrified", "my dread", "dread is", "dread", "bothers me", "anxious", "anxiety", "anxieties", "uneasy", "twitchy", "not confident", "might well miss", "could be seriously", "end up in hospital", "lose sleep", "lost sleep", "keeps me awake", "nightmare is", "what if", "unsafe", "be hurt", "get hurt", "be harmed", "come to harm", "be injured", "be scalded", "be killed", "liable", "exposed", "appeal and", "legal challenge", "risk of challenge", "could be challenged", "run out of", "too late", "late for", "break down", "breaks down", "goes under", "fall through", "falls through", "fall over", "collapse", "might fail", "could fail", "overspend", "infected", "at risk", "could close", "would have to close", "can not run", "we would/'d have no", "there is no ~2 and", "somebody could", "someone could", "going to end up", "come down on", "be flooded", "washed away", "be targeted", "not sustainable", "vulnerable to", "could lose", "may lose", "might lose", "would lose", "will lose",
            "be in trouble", "serious trouble", "can not touch", "whole ~2 stops", "could easily", "in no time", "die", "death", "who will not sleep", "nowhere to go",
        ]),
        (Cue.OpenQuestion,
        [
            "i do not know if", "i do not know whether", "do not know who", "i do not know who", "i do not know how", "do not know yet", "can not find out", "can not tell", "we do not know", "not clear", "unclear", "remains to be seen", "nobody knows", "no one knows", "not been told", "i have not asked", "still waiting to hear", "waiting to hear", "can not get out of", "it might be ~4 and it might not", "not sure whether", "not sure if", "the question is", "open question", "whether they will", "up in the air", "not yet known", "have not heard", "i have no idea",
        ]),
    ];
}
