using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Privacy;
using QuickAction.Core.Privacy.Recognisers;

namespace QuickAction.Core.Tests.Privacy;

public sealed class CodePatternsTests
{
    private static readonly Regex[] Patterns =
    [
        CodePatterns.Nino(), CodePatterns.NinoInWord(), CodePatterns.Postcode(), CodePatterns.SpelledPostcode(), CodePatterns.Driver(), CodePatterns.Upn(),
        CodePatterns.Court(), CodePatterns.Plate(), CodePatterns.LoosePlate(), CodePatterns.SpelledPlate(),
    ];

    /// <summary>Letters, digits and what may stand between them, singly and in the runs that the patterns look for.</summary>
    private static readonly Arbitrary<string> Codes = Gen.Elements(
        "A", "B", "G", "IR", "Q", "Z", "AB", "SW", "ABC", "0", "1", "9", "12", "123", "1AA", "0AA", "99999", " ", ".", ", ", "-", "\n", " . ", "C", "F", "/", "'", "GB29", "NWBK")
        .ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    /// <summary>An automaton's time never grows faster than the text, but it is made while the program runs; what is compiled in must find the same.</summary>
    [Fact]
    public void What_is_compiled_finds_the_same_places_as_an_automaton()
    {
        var pairs = Patterns.Select(p => (Compiled: p, Automaton: new Regex(p.ToString(), p.Options | RegexOptions.NonBacktracking))).ToList();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll(Codes, text => pairs.All(p => Places(p.Compiled, text).SequenceEqual(Places(p.Automaton, text)))));
    }

    [Fact]
    public void No_code_is_passed_over_for_want_of_its_sign()
    {
        Regex[] shorts = [CodePatterns.Postcode(), CodePatterns.SpelledPostcode(), CodePatterns.Plate(), CodePatterns.LoosePlate(), CodePatterns.SpelledPlate()];

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Codes, text => CodeSigns.MayHoldShortCode(text) || shorts.All(p => !p.IsMatch(text))));
        CodeSigns.MayHoldShortCode("STREET 123 CAME IN LATE").ShouldBeFalse();
    }

    [Theory]
    [InlineData("SW1A 1AA")]
    [InlineData("E 1 2 . A, B")]
    [InlineData("GIR 0AA")]
    [InlineData("M 1 1 A A")]
    [InlineData("ABC 123D")]
    [InlineData("AB12 CDE")]
    [InlineData("A.12.BCD")]
    [InlineData("A B 1 2 C D E")]
    [InlineData("OF 25 PEOPLE IN N1 9GU")]
    public void Codes_have_their_sign(string text) => CodeSigns.MayHoldShortCode(text).ShouldBeTrue();

    [Fact]
    public void No_text_is_passed_over_that_holds_the_middle_of_a_placeholder()
    {
        var scanner = new PlaceholderScanner([IdentifierKind.Person, IdentifierKind.SortCode, IdentifierKind.Nhs]);
        var core = new Regex(@"(?:SORT\\?[_ \-]CODE|PERSON|NHS)\\?[_ \-][0-9]{1,6}[a-z]{0,6}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        var texts = Gen.Elements("PERSON", "person", "Sort", "_", "CODE", " ", "-", "\\", "1", "23", "NHS", "[[", "]]", "x", "per\u017Fon", "\u017F", "street", "\u2019")
            .ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(texts, text => scanner.MayHoldCore(text) || !core.IsMatch(text)));
        scanner.MayHoldCore("street 14, on 3 May, 2-3 times, room_9").ShouldBeFalse();
    }

    private static List<(int, int)> Places(Regex pattern, string text)
    {
        var places = new List<(int, int)>();
        foreach (var match in pattern.EnumerateMatches(text))
        {
            places.Add((match.Index, match.Length));
        }

        return places;
    }
}
