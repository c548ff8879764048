namespace QuickAction.Core.Samples.Talks;

/// <summary>What one person says until somebody else speaks.</summary>
internal sealed record Turn(string Speaker, string Text);
