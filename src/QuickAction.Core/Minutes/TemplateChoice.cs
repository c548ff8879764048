using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>The template that shapes the minutes, and why it was taken: shown to the person, so that a wrong guess is seen.</summary>
public sealed record TemplateChoice(MinutesTemplate Template, string Reason);
