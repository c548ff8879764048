namespace QuickAction.TestKit.Privacy;

/// <summary>Latin capitals as somebody types them whose keyboard is set to Cyrillic.</summary>
public static class TwinLetters
{
    private const string Latin = "ABCEHIJKMOPSTXY";
    private const string Cyrillic = "\u0410\u0412\u0421\u0415\u041D\u0406\u0408\u041A\u041C\u041E\u0420\u0405\u0422\u0425\u0423";

    public static string Write(string text) => Exchange(text, Latin, Cyrillic);

    public static string Plain(string text) => Exchange(text, Cyrillic, Latin);

    private static string Exchange(string text, string from, string to) => string.Concat(text.Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? to[at] : c));
}
