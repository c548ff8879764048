using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>What a sentence does in the conversation.</summary>
[Flags]
internal enum TalkSign
{
    None = 0,

    /// <summary>Invites others to speak without asking ("tell me about ...").</summary>
    Invites = 1,

    /// <summary>Runs the meeting rather than adds to it: thanks, "moving on", "let's hear from ...".</summary>
    RunsMeeting = 2,

    /// <summary>Somebody undertakes something ("I'll order one today").</summary>
    Undertakes = 4,

    /// <summary>Names a weekday or a month.</summary>
    NamesDay = 8,
}

/// <summary>Knows such sentences by what is said, all kinds in one pass.</summary>
internal sealed class TalkSigns
{
    private static readonly string[] Invitations =
    [
        "tell me", "tell us", "talk me through", "talk us through", "take me through", "take us through", "talk to me about", "what about", "how about", "remind me",
        "over to", "let's hear", "let's start with", "let's talk about", "let's look at", "let's go through", "moving on to", "move on to", "turning to",
        "come to", "i'd like to hear", "i want to hear", "can i ask", "could i ask", "ask each", "i'll ask", "going to ask", "go round", "round the room",
        "round the table", "you were going to", "you said you'd", "you'd asked about", "you wanted to",
    ];

    /// <summary>At the start of a sentence.</summary>
    private static readonly string[] Procedures =
    [
        "thank you", "thanks", "good morning", "good afternoon", "good evening", "hello", "welcome", "apologies from", "shall we", "let's start", "let's move", "let's go", "let's hear", "let's begin", "this is a ... meeting",
        "this is the ... meeting", "this is a ... discussion", "this is a ... conference", "this is our", "this is your", "moving on", "next up", "over to",
        "can everyone", "can everybody", "can you hear", "can you see", "i'll come back to", "we'll come back to", "we'll come to", "i'll come to", "come on to", "sorry go on",
        "go ahead", "carry on", "take your time", "tell me", "tell us", "talk me", "right then", "any questions", "i'm going to ask", "i'd like to hear", "you're on mute",
    ];

    /// <summary>Near the start of a sentence.</summary>
    private static readonly string[] Undertakings =
        ["i'll", "i will", "i'm going to", "i am going to", "i can get", "i can do that", "leave that with me", "leave it with me"];

    private static readonly string[] Days =
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly TalkSign[] Signs =
    [
        .. Invitations.Select(_ => TalkSign.Invites), .. Procedures.Select(_ => TalkSign.RunsMeeting),
        .. Undertakings.Select(_ => TalkSign.Undertakes), .. Days.Select(_ => TalkSign.NamesDay),
    ];

    private static readonly PhraseTable Phrases = new([.. Invitations, .. Procedures, .. Undertakings, .. Days]);

    private readonly PhraseMatcher _matcher = new(Phrases);

    public TalkSign Of(string sentence)
    {
        var signs = TalkSign.None;
        foreach (var hit in _matcher.Find(sentence))
        {
            var sign = Signs[hit.Phrase];
            var latest = sign switch
            {
                TalkSign.RunsMeeting => 1,
                TalkSign.Undertakes => 2,
                _ => int.MaxValue,
            };
            signs |= hit.Word <= latest ? sign : TalkSign.None;
        }

        return signs;
    }
}
