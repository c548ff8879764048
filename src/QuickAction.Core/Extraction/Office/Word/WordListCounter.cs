using System.Text;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>
/// Counts the lists of one story as Word shows them: lists of one definition go on counting together, a level starts again after one above it, and
/// a list may set a new start the first time that it is used (ECMA-376 part 1, 17.9).
/// </summary>
internal sealed class WordListCounter(WordNumbering numbering, WordStyles styles)
{
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<(int List, int Level)> _restarted = [];

    /// <summary>Level, from 0, that the list gives to a paragraph style; null when it gives none.</summary>
    public int? LevelOf(int list, string? style)
    {
        if (style is null || numbering.Find(list) is not { } found || numbering.Levels(found, styles) is not { } levels)
        {
            return null;
        }

        for (var i = 0; i < levels.Count; i++)
        {
            if (levels[i].ParagraphStyle == style)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The next item's number as it stands on the page, empty for a bullet; null when there is no such list.</summary>
    public string? Next(int list, int level)
    {
        if (numbering.Find(list) is not { } found || numbering.Levels(found, styles) is not { } levels)
        {
            return null;
        }

        level = Math.Clamp(level, 0, WordNumbering.MostLevels - 1);
        if (!_counts.TryGetValue(found.Definition, out var counts))
        {
            counts = new int?[WordNumbering.MostLevels];
            _counts.Add(found.Definition, counts);
        }

        var isOverridden = found.Starts.TryGetValue(level, out var start);
        start = isOverridden ? start : Level(found, levels, level).Start;
        var begins = (isOverridden && _restarted.Add((list, level))) || counts[level] is null or int.MaxValue;
        counts[level] = begins ? start : counts[level] + 1;

        RestartBelow(found, levels, counts, level);
        return Write(found, levels, counts, level);
    }

    private static void RestartBelow(WordList list, IReadOnlyList<WordListLevel> levels, int?[] counts, int level)
    {
        for (var below = level + 1; below < counts.Length; below++)
        {
            if (Level(list, levels, below).RestartAfter is not { } after || (after > 0 && level < after))
            {
                counts[below] = null;
            }
        }
    }

    private static string Write(WordList list, IReadOnlyList<WordListLevel> levels, int?[] counts, int level)
    {
        var own = Level(list, levels, level);
        if (own.Style is ListNumberStyle.Bullet)
        {
            return "";
        }

        var text = new StringBuilder();
        var hasNumber = false;
        for (var i = 0; i < own.Text.Length; i++)
        {
            if (own.Text[i] != '%' || i + 1 == own.Text.Length || own.Text[i + 1] is < '1' or > '9')
            {
                text.Append(own.Text[i]);
                continue;
            }

            var of = own.Text[++i] - '1';
            var source = Level(list, levels, of);
            var style = own.IsLegal && of < level ? ListNumberStyle.Decimal : source.Style;
            var number = ListNumber.Write(counts[of] ??= source.Start, style);
            hasNumber |= number.Length > 0;
            text.Append(number);
        }

        return hasNumber || own.Style == ListNumberStyle.None ? text.ToString().Trim() : "";
    }

    private static WordListLevel Level(WordList list, IReadOnlyList<WordListLevel> levels, int level) =>
        list.Levels.TryGetValue(level, out var overriding) ? overriding : levels[level];
}
