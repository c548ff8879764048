namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A title of at most twelve words, from the start of a sentence.</summary>
internal static class ShortTitle
{
    private const int MostWords = 12;

    public static string Cut(string sentence)
    {
        var end = 0;
        for (var words = 0; words < MostWords && end < sentence.Length; words++)
        {
            var space = sentence.IndexOf(' ', end + 1);
            end = space < 0 ? sentence.Length : space;
        }

        var title = sentence[..end].TrimEnd('.', ',', ';', ':', ' ');
        return end < sentence.TrimEnd('.').Length ? title + "\u2026" : title;
    }
}
