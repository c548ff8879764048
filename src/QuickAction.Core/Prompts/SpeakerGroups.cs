namespace QuickAction.Core.Prompts;

/// <summary>Groups of speakers that a template can name where a role word would not do, because nobody says "I am the person".</summary>
public static class SpeakerGroups
{
    /// <summary>Whom the meeting is about, when they are in it: the adult assessed, the child, the supervised worker.</summary>
    public const string Person = "[person]";

    /// <summary>Relatives, friends and unpaid carers.</summary>
    public const string Family = "[family]";

    /// <summary>Everyone who is there because of their work.</summary>
    public const string Professional = "[professional]";

    public static IReadOnlyList<string> All { get; } = [Person, Family, Professional];
}
