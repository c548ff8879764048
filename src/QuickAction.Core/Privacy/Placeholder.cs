using System.Globalization;

namespace QuickAction.Core.Privacy;

/// <summary>
/// What stands for an identifier: <c>[[PERSON_1]]</c>. Other ways in which the source writes the same one carry a letter, <c>[[PERSON_1b]]</c>, so that exactly
/// what was said is put back, and a reader still sees that it is one person. Letters skip a (the plain form) and s (a plural).
/// </summary>
internal static class Placeholder
{
    private const string Letters = "bcdefghijklmnopqrtuvwxyz";

    public static string Text(IdentifierKind kind, int number, int form) =>
        string.Create(CultureInfo.InvariantCulture, $"[[{kind.Label}_{number}{Suffix(form)}]]");

    public static string Suffix(int form)
    {
        var suffix = "";
        for (var rest = form; rest > 0; rest = (rest - 1) / Letters.Length)
        {
            suffix = Letters[(rest - 1) % Letters.Length] + suffix;
        }

        return suffix;
    }

    /// <summary>The form that a suffix stands for; -1 when it stands for none.</summary>
    public static int Form(ReadOnlySpan<char> suffix)
    {
        var form = 0;
        foreach (var c in suffix)
        {
            var value = Letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (value < 0 || form > 100_000)
            {
                return -1;
            }

            form = (form * Letters.Length) + value + 1;
        }

        return form;
    }
}
