using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>A sentence, or a piece of a very long one, that may be put into a section.</summary>
internal sealed record TalkUnit
{
    /// <summary>Place among all units, from 0.</summary>
    public required int Index { get; init; }
    public required Turn Turn { get; init; }

    /// <summary>Exactly what was said; from more than one segment when captions cut the sentence.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>The quotes of <see cref="Citations"/>, joined by a space.</summary>
    public required string Text { get; init; }

    /// <summary>Spoken words, contractions counted as two.</summary>
    public required int Words { get; init; }

    /// <summary>Words that carry matter of their own.</summary>
    public required int Matter { get; init; }
    public required bool IsQuestion { get; init; }

    /// <summary>Asks or invites others to speak: a question, "tell me about ...", or somebody's name and little else at the end of a turn ("Graham, school.").</summary>
    public required bool IsPrompt { get; init; }

    /// <summary>The speaker says who they are: that belongs to the attendance.</summary>
    public required bool IsIntroduction { get; init; }
    public required TalkSign Signs { get; init; }

    public bool Is(TalkSign sign) => (Signs & sign) != 0;
}
