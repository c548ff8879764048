using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>
/// The code that marks what is source (datamarking: Hines et al., arXiv 2403.14720). New for every request, so that nobody who speaks in a source can know it;
/// four letters that can be spoken cost two tokens or so. Never occurs in what it marks.
/// </summary>
public sealed class Marker
{
    public const int Length = 4;

    /// <summary>Most that one costs between two words, in thousandths of a token.</summary>
    public const int MostThousandths = 3_000;
    private const string First = "bdfghkmprtwz";

    /// <summary>Letters that stand in few words, so that no code is a word which a content filter or a model could stumble over.</summary>
    private const string Third = "jqvxz";
    private const string Vowels = "aeiou";
    private const int Attempts = 1000;
    private readonly Lazy<Regex> _inText;

    private Marker(string code)
    {
        Code = code;
        // Made only for the model that copies its code: every question has another.
        _inText = new Lazy<Regex>(() => new Regex($@"[ \t]*\b{code}\b[ \t]*(?:\[\d+\] ?)?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
    }

    public string Code { get; }

    /// <summary>A code at random that stands nowhere in the text.</summary>
    public static Marker Random(string text)
    {
        for (var i = 0; i < Attempts; i++)
        {
            var code = string.Concat(Letter(First), Letter(Vowels), Letter(Third), Letter(Vowels));
            if (!text.Contains(code, StringComparison.OrdinalIgnoreCase))
            {
                return new Marker(code);
            }
        }

        throw QuickActionException.Refused("The text holds every code by which it could be marked as data; it is not a meeting or a document.");
    }

    /// <summary>A code that is known beforehand: for prompts that people read, never for a provider.</summary>
    public static Marker Shown(string code) => new(code);

    /// <summary>The text of an answer without the code: models copy it into quotes, with the segment's number after it.</summary>
    public string Strip(string text) => text.Contains(Code, StringComparison.OrdinalIgnoreCase) ? _inText.Value.Replace(text, " ").Trim() : text;

    /// <summary>Chosen by the system's own generator: who can foresee it can pass words off as instructions.</summary>
    private static string Letter(string letters) => letters.Substring(RandomNumberGenerator.GetInt32(letters.Length), 1);
}
