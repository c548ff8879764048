namespace QuickAction.Core.Analysis.Offline.Talking;

/// <summary>What stands around a token or how it is written.</summary>
[Flags]
internal enum TokenMarks
{
    None = 0,

    /// <summary>Written with a capital first letter.</summary>
    Capital = 1,

    /// <summary>A comma, semicolon, colon, bracket or dash follows.</summary>
    ClauseEnd = 2,

    /// <summary>A full stop, question mark or exclamation mark follows.</summary>
    SentenceEnd = 4,

    /// <summary>Between double quotation marks.</summary>
    Quoted = 8,

    /// <summary>First token of a sentence.</summary>
    SentenceStart = 16,

    /// <summary>The second half of a contraction ("'ll", "n't"): no white space stands before it.</summary>
    Clitic = 32,

    /// <summary>A clause end stands before it, or it begins a sentence.</summary>
    ClauseStart = 64,

    /// <summary>Written with no small letter, two letters or more ("GP", "CCTV").</summary>
    AllCapitals = 128,

    /// <summary>The double quotation marks open here.</summary>
    QuoteStart = 256,

    /// <summary>A colon follows ("ACTION: ...").</summary>
    Colon = 512,
}

/// <summary>
/// One spoken word as a place in a segment: characters <c>[Start, End)</c> of its text. <see cref="Word"/> is what rules compare: lower case, with
/// contractions taken apart and written out ("won't" is "will" and "not", "I'll" is "i" and "will"). A "'s" that may be possessive stays "'s".
/// </summary>
internal readonly record struct Token(int Segment, int Start, int End, string Word, TokenMarks Marks)
{
    public bool Is(TokenMarks marks) => (Marks & marks) != 0;
}
