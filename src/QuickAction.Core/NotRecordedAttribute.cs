namespace QuickAction.Core;

/// <summary>
/// Marks a setting that <see cref="Settings.SettingsText"/> leaves out: a secret, or a place on this machine, which may hold a person's name and changes nothing about
/// what is answered.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotRecordedAttribute : Attribute;
