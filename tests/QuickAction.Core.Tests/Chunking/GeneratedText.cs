using System.Text;
using QuickAction.Core.Samples.Composing;

namespace QuickAction.Core.Tests.Chunking;

/// <summary>Texts of many kinds, the same for the same seed.</summary>
internal static class GeneratedText
{
    private static readonly string[] English =
    [
        "the", "council", "and", "a", "housing", "officer", "of", "visited", "to", "family", "in", "assessment", "was", "safeguarding", "that", "conference",
        "agreed", "unacceptable", "by", "occupational", "therapist", "reported", "misunderstanding", "she", "would", "before", "Thursday", "review", "the", "it",
    ];

    private static readonly string[] Names =
    [
        "Siobhan", "Featherstonehaugh", "Oluwaseun", "Adeyemi", "Bronwen", "Cholmondeley", "Rajasekaran", "McAllister", "O'Donoghue", "Wiśniewska", "Nguyen", "Abdulrahman",
    ];

    private static readonly string[] Welsh = ["cyfarfod", "pwyllgor", "gwasanaethau", "cymdeithasol", "plant", "a", "theuluoedd", "yng", "Nghymru", "llywodraeth", "tŷ", "ysgol", "gweithiwr"];

    private static readonly string[] Polish = ["spotkanie", "zespołu", "pracownik", "socjalny", "przyjęła", "wniosek", "rodziny", "dziecko", "w", "szkole", "następny", "tydzień", "źródło"];

    public static string Of(string kind, int seed, int words)
    {
        var numbers = new StableNumbers($"{kind} {seed}");
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            text.Append(Word(kind, i, numbers)).Append(i % 17 == 16 ? ".\n" : i % 7 == 6 ? ", " : " ");
        }

        return text.ToString();
    }

    private static string Word(string kind, int at, StableNumbers numbers) => kind switch
    {
        "words and figures" => at % 9 == 8 ? numbers.Below(100_000).ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : Pick(English, numbers),
        "names" => Pick(at % 2 == 0 ? English : Names, numbers),
        "Welsh" => Pick(Welsh, numbers),
        "Polish" => Pick(Polish, numbers),
        "Arabic" => Letters(numbers, 0x0627, 0x064A),
        "Bengali" => Letters(numbers, 0x0995, 0x09B9),
        "Chinese" => Letters(numbers, 0x4E00, 0x9FA5),
        "pictures" => char.ConvertFromUtf32(0x1F300 + numbers.Below(0x2FF)) + Pick(English, numbers),
        "captions" => at % 6 == 0 ? $"\n00:{numbers.Below(60):00}:{numbers.Below(60):00}.{numbers.Below(1000):000} --> 00:{numbers.Below(60):00}\n<v {Pick(Names, numbers)}>" : Pick(English, numbers),
        "table" => $"\t{Pick(English, numbers)}|{numbers.Below(1000)}%|£{numbers.Below(10_000)}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of text."),
    };

    private static string Letters(StableNumbers numbers, int first, int last) =>
        string.Concat(Enumerable.Range(0, 2 + numbers.Below(6)).Select(_ => (char)(first + numbers.Below(last - first + 1))));

    private static string Pick(string[] words, StableNumbers numbers) => words[numbers.Below(words.Length)];
}
