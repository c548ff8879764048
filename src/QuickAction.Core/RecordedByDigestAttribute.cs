namespace QuickAction.Core;

/// <summary>
/// Marks a setting of which <see cref="Settings.SettingsText"/> holds a digest, and nothing while it has its default: a place, of which it matters that it changed. What is
/// secret in it, and what may be a person's name, is in no record.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordedByDigestAttribute : Attribute
{
    /// <summary>True for a connection string: only what says which database it is counts, in whatever order it stands.</summary>
    public bool IsConnection { get; init; }
}
