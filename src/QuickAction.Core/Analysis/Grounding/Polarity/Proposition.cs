namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>How a proposition stands in its sentence, and how far it can be relied on.</summary>
[Flags]
internal enum Standing : long
{
    None = 0,

    /// <summary>Asked, or only heard; nobody has answered.</summary>
    Question = 1,

    /// <summary>What stands before a "that": "it was agreed".</summary>
    Frame = 2,

    /// <summary>A frame that says no more than who said it.</summary>
    Saying = 4,

    /// <summary>Holds until, unless or except something: elsewhere it may not.</summary>
    Open = 8,

    /// <summary>Only, few, little: of others the contrary holds.</summary>
    Limited = 16,

    /// <summary>"If ...", "when ...".</summary>
    Condition = 32,

    /// <summary>Has a pronoun that means something said before.</summary>
    PointsBack = 64,

    /// <summary>"I did not", "two of them not": what it says of its subject was said before.</summary>
    Elliptic = 128,

    /// <summary>Wanted, meant, due: it need not have come about.</summary>
    Wish = 256,

    /// <summary>Begins with a "without" that reaches only the next words, or goes on with what the clause before denies ("in the loft").</summary>
    Aside = 512,

    /// <summary>Has no verb and no negation: it names something.</summary>
    Fragment = 1024,

    /// <summary>Taken back by what follows.</summary>
    Rebutted = 2048,

    /// <summary>Asked, and answered: all of it is affirmed or denied.</summary>
    Answered = 4096,

    /// <summary>What it inherits was denied.</summary>
    InheritsDenied = 8192,

    /// <summary>What it inherits was asked.</summary>
    InheritsAsked = 16384,

    /// <summary>Its negation stands in the clause that governs it: "it was not agreed | that ...".</summary>
    Passed = 32768,

    /// <summary>Begins with its "not", as a contrast does ("three carers, not two") and a heading.</summary>
    OpensWithNot = 65536,

    /// <summary>"Nor, Nigel, ...", "nobody, including the clerk, ...": it denies what follows what is put in between.</summary>
    AwaitsVerb = 1073741824,

    /// <summary>Its "not" is the "no" that answers it.</summary>
    DeniedByAnswer = 1L << 32,

    /// <summary>Ends in "now": whatever was so before.</summary>
    Now = 131072,

    /// <summary>Has a word that says by itself what was said with a "not": "stays as it is" for "will not change".</summary>
    Turning = 262144,

    /// <summary>It denies of "it" or "that" what was named before: "wouldn't hear of it".</summary>
    DeniesIt = 524288,

    /// <summary>Holds after something: before it, it may not.</summary>
    After = 1048576,

    /// <summary>Could, may, might: of what is only possible.</summary>
    Possible = 2097152,

    /// <summary>"There is nobody", "there are two": it says only that something is or is not there.</summary>
    Existing = 16777216,

    /// <summary>"There is not one without": two negations that affirm it of all.</summary>
    Twice = 33554432,

    /// <summary>It is said of what is before something, and is so whatever comes then.</summary>
    Before = 67108864,

    /// <summary>"Unless a clerk is found": people also say it without any denial ("if the post stays empty").</summary>
    Unless = 134217728,

    /// <summary>"Whether ...": asked within a sentence.</summary>
    Whether = 4194304,

    /// <summary>"A belief that ...", "there is talk that ...": held by somebody, and not said to be so.</summary>
    Held = 8388608,

    /// <summary>Will, would, can, could, should, must: of what is to come or could be; a lack of today does not speak against it.</summary>
    Ahead = 268435456,

    /// <summary>Somebody takes it on: "I'll ring them", "Ada agreed to ring them", "Ring them".</summary>
    Undertaking = 536870912,
}

/// <summary>A stretch of a sentence that says one thing: its words of matter, and how many negations reach it.</summary>
/// <param name="Negators">An odd number denies; two cancel.</param>
internal sealed record Proposition(Term[] Terms, int Negators, Standing Standing)
{
    /// <summary>What its pronouns and what it leaves out can stand for, nearest first.</summary>
    public Term[] Inherited { get; init; } = [];

    /// <summary>How many of the inherited terms were said just before: what "he can now" takes over whole.</summary>
    public int Echoed { get; init; }

    /// <summary>Stems of words that limit or end something: "Saturdays only", "we gave that up".</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>Who says it: in a statement, the only one to whom its sentence ascribes it.</summary>
    public string? Speaker { get; init; }

    public bool IsDenied => Negators % 2 == 1;

    public bool Is(Standing standing) => (Standing & standing) != 0;

    public Proposition With(Standing standing) => this with { Standing = Standing | standing };

    public Proposition Without(Standing standing) => this with { Standing = Standing & ~standing };

    /// <summary>It denies by some word or number of its own, or by a "not".</summary>
    public bool HasDenial => Negators > 0 || Array.Exists(Terms, t => t.Is(TermMarks.Denies));
}
