namespace QuickAction.Core.Prompts;

/// <summary>The words that a template's output may never hold. Not for several threads at once.</summary>
internal sealed class ForbiddenWords(MinutesTemplate template)
{
    private readonly PhraseMatcher? _matcher = template.Forbidden.Count == 0 ? null : new PhraseMatcher(template.Forbidden);

    /// <summary>True when the template forbids anything at all.</summary>
    public bool Any => _matcher is not null;

    public bool In(string? text) => text is not null && _matcher is not null && _matcher.Any(text);
}
