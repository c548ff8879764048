namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A place where somebody turns the talk to another matter.</summary>
/// <param name="Place">The first passage of the new matter.</param>
/// <param name="Strength">How surely, 0 to 1.</param>
/// <param name="Title">What they call it, in their own words; null when they only say "moving on".</param>
internal readonly record struct TopicOpening(int Place, double Strength, string? Title);
