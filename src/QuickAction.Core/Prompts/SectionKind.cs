namespace QuickAction.Core.Prompts;

/// <summary>How a section of the minutes is laid out.</summary>
public enum SectionKind
{
    Prose,
    List,
    Table,
    Quote,

    /// <summary>A form field: a label and what was said for it.</summary>
    Field,
}
