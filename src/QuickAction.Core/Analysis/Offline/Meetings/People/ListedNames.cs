using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Privacy.Names;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Tells the names in a list from what stands beside them. Written alike, "Bob Dale" and "Harbour Master" are told apart by what people are called, by what roles and
/// bodies are called, and by where in the list they stand: an entry begins with the name.
/// </summary>
internal static class ListedNames
{
    private const int MostWords = 6;

    private static readonly HashSet<string> Particles = Set("de da di do dos van von der den la le du al el bin bint ibn ap ab y e o");
    private static readonly HashSet<string> Plurals = Set("cllrs councillors messrs drs");
    private static readonly HashSet<string> Nobody = Set("none nil nobody vacancy vacant name names role roles title organisation agency initials position tbc n/a quorum");
    private static readonly HashSet<string> Bodies = Set("homes agency authority office department directorate forum alliance network group services foundation federation charity housing health constabulary hospice bureau university village care");

    /// <summary>What may be a name, where a name is due.</summary>
    public static bool MayBeName(string text)
    {
        var words = Words(text);
        if (words.Count is 0 or > MostWords || (words.Count == 1 && IsTitle(words[0].Text)) || Nobody.Contains(words[0].Lower) || !IsCapital(words[0].Text) || words.Exists(w => !IsPart(w)))
        {
            return false;
        }

        var titles = Titles(words);
        var (first, last) = (words[Math.Min(titles, words.Count - 1)].Lower, words[^1].Lower);
        return words.Count > titles
            && (titles > 0 || !NameWords.NeverNames.Contains(first) || Gazetteer.Given.Contains(first) || IsInitial(words[0].Text))
            && (!IsRoleNoun(last) || BearsIt(words, titles))
            && (words.Count == 1 || titles > 0 || Gazetteer.Given.Contains(first) || !(NameWords.Places.Contains(last) || Bodies.Contains(last)));
    }

    /// <summary>What is a name wherever it stands: by a title, a known given name, or words that are neither everyday ones nor a role.</summary>
    public static bool IsName(string text)
    {
        if (!MayBeName(text))
        {
            return false;
        }

        var words = Words(text);
        var titles = Titles(words);
        if (titles > 0)
        {
            return true;
        }

        var role = words.FindLastIndex(w => IsRoleNoun(w.Lower));
        if (role >= 0 && words.Count - role > 2)
        {
            words = words[(role + 1)..];
        }

        var (first, last) = (words[0].Lower, words[^1].Lower);
        return Gazetteer.Given.Contains(first)
            || (words.Count > 1 && IsInitial(words[0].Text) && (Gazetteer.Surnames.Contains(last) || !Gazetteer.Common.Contains(last)))
            || (words.Count > 1 && Gazetteer.Surnames.Contains(last) && !Gazetteer.Common.Contains(first))
            || (words.Count > 1 && !words.Exists(w => Gazetteer.Common.Contains(w.Lower)) && !Descriptions.IsRole(text));
    }

    /// <summary>One word that may be a last name alone, as in "Cllrs Webb, Dale and Lowe".</summary>
    public static bool IsSingle(string text) => MayBeName(text) && Words(text).Count == 1;

    /// <summary>"Three members of the public", "12 residents": people whom nobody names, and nothing that the one before them is.</summary>
    public static bool IsCount(string text) =>
        text.Split(' ')[0].ToLowerInvariant() is var first && (char.IsDigit(first[0]) || ClauseWords.Numbers.Contains(first) || first is "several" or "some" or "various" or "other" or "others" or "about" || text.StartsWith("members", StringComparison.Ordinal));

    /// <summary>"Mr" alone.</summary>
    public static bool IsTitle(string text) => NameWords.Titles.Contains(text.TrimEnd('.').ToLowerInvariant());

    /// <summary>"Jane", "Mrs Jane", "J.": what stands behind the comma of "Smith, Jane".</summary>
    public static bool IsGiven(string text)
    {
        var words = Words(text);
        return words.Count is > 0 and <= 3 && words.TrueForAll(w => Gazetteer.Given.Contains(w.Lower) || IsInitial(w.Text) || NameWords.Titles.Contains(w.Lower)) && !NameWords.Titles.Contains(words[^1].Lower);
    }

    /// <summary>True for "Smith": a last name that is no usual first name.</summary>
    public static bool IsLast(string text) => IsSingle(text) && Words(text)[0].Lower is var word && (Gazetteer.Surnames.Contains(word) || !Gazetteer.Given.Contains(word));

    /// <summary>The name without a title for several: "Cllrs Webb" is one of them, called Webb.</summary>
    public static string WithoutPlural(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && Plurals.Contains(text[..blank].TrimEnd('.').ToLowerInvariant()) ? text[(blank + 1)..].TrimStart() : text;
    }

    private static int Titles(List<Word> words) => words.TakeWhile((w, i) => i < words.Count - 1 && NameWords.Titles.Contains(w.Lower)).Count();

    /// <summary>"Sgt Tom Constable", "Tom Constable"; but "Grant Officer" and "Detective Inspector" are no people.</summary>
    private static bool BearsIt(List<Word> words, int titles) =>
        words.Count > titles + 1 && titles > 0 ? !NameWords.RoleNouns.Contains(words[titles].Lower)
        : titles > 0 ? !NameWords.RoleNouns.Contains(words[0].Lower) && words[0].Lower is not ("chief" or "detective" or "major" or "sister")
        : words.Count > 1 && Gazetteer.Given.Contains(words[0].Lower) && !Gazetteer.Common.Contains(words[0].Lower);

    private static bool IsRoleNoun(string word) => (NameWords.RoleNouns.Contains(word) || NameWords.RoleNouns.Contains(word.TrimEnd('s'))) && !Gazetteer.Surnames.Contains(word);

    private static bool IsPart(Word word) => Particles.Contains(word.Lower) || (IsCapital(word.Text) && !word.Text.Any(char.IsDigit));

    private static bool IsCapital(string word) => char.IsUpper(word[0]) || (word.Length > 2 && word[1] is '\'' or '\u2019' && char.IsUpper(word[2]));

    /// <summary>"J", "J.", "J.P."</summary>
    private static bool IsInitial(string word) => word.Replace(".", "", StringComparison.Ordinal) is { Length: 1 or 2 } letters && letters.All(char.IsUpper) && (letters.Length == 1 || word.Contains('.', StringComparison.Ordinal));

    private static List<Word> Words(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(',')).Where(w => w.Length > 0).Select(w => new Word(w, w.TrimEnd('.').Replace('\u2019', '\'').ToLowerInvariant()))];

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];

    private readonly record struct Word(string Text, string Lower);
}
