namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>One thing that a word can mean, or whose contrary it can mean.</summary>
/// <param name="Concept">Line of <see cref="Meanings"/> in which the word stands.</param>
/// <param name="IsContrary">The word means the contrary of what the line is about.</param>
/// <param name="Denies">It denies by itself: whoever says "it was withdrawn" says that something is not so, and minutes may put that with a "not".</param>
internal readonly record struct Sense(int Concept, bool IsContrary, bool Denies = false);
