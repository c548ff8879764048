namespace QuickAction.Core.Privacy.Scanning;

/// <summary>Two words that stand between the groups of a number: "full stop", "followed by".</summary>
internal static class JointPhrase
{
    /// <summary>What stands for a joint that is also said between two numbers of their own: it reads as the comma of a list.</summary>
    public const char Link = ',';

    public const string FirstWords = "FULL FOLLOWED EM EN GOT NEW OPEN CLOSE";

    /// <summary>The mark that the two words say; the null character where they say none.</summary>
    public static char Of(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => first switch
    {
        "FULL" when second is "STOP" => '.',
        "EM" or "EN" when second is "DASH" => '-',
        "FOLLOWED" when second is "BY" => Link,
        "GOT" when second is "IT" => Link,
        "NEW" when second is "LINE" => Link,
        "OPEN" or "CLOSE" when second is "BRACKET" or "BRACKETS" => ' ',
        _ => default,
    };
}
