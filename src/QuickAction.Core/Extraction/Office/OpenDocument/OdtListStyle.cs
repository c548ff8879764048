using System.Text;

namespace QuickAction.Core.Extraction.Office.OpenDocument;

/// <summary>One level of a list style.</summary>
internal sealed record OdtListLevel
{
    public ListNumberStyle Format { get; init; } = ListNumberStyle.None;
    public string Prefix { get; init; } = "";
    public string Suffix { get; init; } = "";

    /// <summary>How many levels the number shows, this one included.</summary>
    public int Shown { get; init; } = 1;

    public int Start { get; init; } = 1;
}

/// <summary>The levels of a list, or of the headings.</summary>
internal sealed class OdtListStyle
{
    public const int MostLevels = 10;
    private readonly OdtListLevel?[] _levels = new OdtListLevel?[MostLevels];

    public OdtListLevel? this[int level]
    {
        get => _levels[Math.Clamp(level, 0, MostLevels - 1)];
        set => _levels[Math.Clamp(level, 0, MostLevels - 1)] = value;
    }

    /// <summary>The number as it stands on the page; empty for a bullet.</summary>
    public string Write(int?[] counts, int level)
    {
        if (this[level] is not { Format: not (ListNumberStyle.None or ListNumberStyle.Bullet) } own)
        {
            return "";
        }

        var text = new StringBuilder(own.Prefix);
        var first = true;
        for (var i = Math.Max(0, level - own.Shown + 1); i <= level; i++)
        {
            var number = ListNumber.Write(counts[i] ?? this[i]?.Start ?? 1, this[i]?.Format ?? ListNumberStyle.None);
            text.Append(first || number.Length == 0 ? "" : ".").Append(number);
            first &= number.Length == 0;
        }

        return text.Append(own.Suffix).ToString().Trim();
    }
}
