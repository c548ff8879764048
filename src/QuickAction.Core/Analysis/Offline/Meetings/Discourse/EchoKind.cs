namespace QuickAction.Core.Analysis.Offline.Meetings.Discourse;

/// <summary>How an answer takes up the words of a question.</summary>
[Flags]
internal enum EchoKind
{
    None = 0,

    /// <summary>It says the matter over again.</summary>
    Repeats = 1,

    /// <summary>With a yes ("Every two weeks, yes.").</summary>
    Agrees = 2,

    /// <summary>The question draws the conclusion ("Every two weeks, then?").</summary>
    Concludes = 4,
}
