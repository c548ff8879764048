namespace QuickAction.TestKit.Privacy;

/// <summary>An invented identifier in a sentence.</summary>
/// <param name="Kind">Label of its kind.</param>
/// <param name="Bare">Its letters and digits, capitals, without spelling.</param>
/// <param name="Sentence">The sentence that holds it, in one of many spellings.</param>
public sealed record Planted(string Kind, string Bare, string Sentence);
