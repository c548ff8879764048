namespace QuickAction.Core.Samples.Talks;

/// <summary>A piece of a turn with the milliseconds at which it is heard.</summary>
internal sealed record Caption(int Turn, string Speaker, string Text, int StartMs, int EndMs);
