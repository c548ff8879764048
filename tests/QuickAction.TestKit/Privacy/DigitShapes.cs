using System.Text;

namespace QuickAction.TestKit.Privacy;

/// <summary>Letters and digits that mean the plain ones and look otherwise, as fonts of social media and numbered lists have them. Each is 0 to 9, then A to Z where there are letters.</summary>
public static class DigitShapes
{
    private const string PlainOnes = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Enclosed, mathematical bold (outside the first plane), full-width, superscript.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "\u24EA" + Row(0x2460, 9) + Row(0x24B6, 26),
        Row(0x1D7CE, 10) + Row(0x1D400, 26),
        Row(0xFF10, 10) + Row(0xFF21, 26),
        "\u2070\u00B9\u00B2\u00B3" + Row(0x2074, 6),
    ];

    private static readonly Dictionary<Rune, char> Back = All.SelectMany(shape => shape.EnumerateRunes().Select((rune, i) => (rune, PlainOnes[i]))).ToDictionary(x => x.rune, x => x.Item2);

    /// <summary>The text in one of the shapes; what the shape does not have stays.</summary>
    public static string Write(string text, string shape)
    {
        var runes = shape.EnumerateRunes().ToList();
        return string.Concat(text.Select(c => PlainOnes.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 && at < runes.Count ? runes[at].ToString() : c.ToString()));
    }

    public static string Plain(string text) => string.Concat(text.EnumerateRunes().Select(r => Back.TryGetValue(r, out var plain) ? plain.ToString() : r.ToString()));

    private static string Row(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(char.ConvertFromUtf32));
}
