using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Whatever stands between the groups of a number, and whatever shape its digits have, it is the same number.</summary>
public sealed class JoinedGroupsTests
{
    private static readonly string[][] Groups =
    [
        ["943", "476", "5919"], ["JG", "12", "13", "16", "A"], ["JG", "121316", "A"], ["B801", "2000", "05001"], ["SW1A", "2AA"], ["AB12", "CDE"], ["MORGA", "657054", "SM9IJ"],
        ["GB29", "NWBK", "6016", "1331", "9268", "19"], ["4111", "1111", "1111", "1111"], ["07700", "900123"],
    ];

    [Fact]
    public void The_same_is_found_whatever_joins_the_groups()
    {
        var cases = from groups in Gen.Elements(Groups)
                    from joint in Gen.Elements<string>([.. Spelling.Joints, "-", ".", " ", "\u2013", " - ", "  ", ",", "?", "`", "\u00A0", "--"])
                    select (Groups: groups, Text: string.Join(joint, groups));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500), Prop.ForAll(cases.ToArbitrary(), c => Found($"Then {c.Text} it was.") == Found($"Then {string.Join(' ', c.Groups)} it was.", c.Text)));
    }

    [Fact]
    public void The_same_is_found_in_every_shape_of_digits_and_nothing_beside_it_goes()
    {
        var cases = from groups in Gen.Elements(Groups)
                    from shape in Gen.Elements<string>([.. DigitShapes.All])
                    from beside in Gen.Elements("", "\U0001F600 ", "\U0001D400\U0001D401 ", "a\u0301 ", "\u00B2 ")
                    select (Groups: groups, Text: DigitShapes.Write(string.Join(' ', groups), shape), Beside: beside);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000),
            Prop.ForAll(cases.ToArbitrary(), c => Found($"Then {c.Beside}{c.Text} {c.Beside}it was.") == Found($"Then {string.Join(' ', c.Groups)} it was.", c.Text)));
    }

    [Theory]
    [InlineData("bold **484**-090-5363 there", "NHS=484**-090-5363")]
    [InlineData("so **943** **476** **5919** then", "NHS=943** **476** **5919")]
    [InlineData("so 9\uFE0F\u20E34\uFE0F\u20E33\uFE0F\u20E3 476 5919 then", "NHS=9\uFE0F\u20E34\uFE0F\u20E33\uFE0F\u20E3 476 5919")]
    [InlineData("note 9434765919\u00B2 there", "NHS=9434765919")]
    [InlineData("the postcode is LS6 3AB\u00B9 there", "POSTCODE=LS6 3AB")]
    [InlineData("we are in court on LS/24/P/00456 then", "COURT=LS/24/P/00456")]
    [InlineData("LS6:3AB is the postcode", "POSTCODE=LS6:3AB")]
    [InlineData("she lives at el es six three ay bee, postcode", "POSTCODE=el es six three ay bee")]
    [InlineData("jay gee twelve thirteen sixteen ay is her NI number", "NINO=jay gee twelve thirteen sixteen ay")]
    [InlineData("NINO JG, er, 12, er, 13, er, 16, er, A then", "NINO=JG, er, 12, er, 13, er, 16, er, A")]
    [InlineData("on 07700 900123, +44 7700 900 123 then", "PHONE=07700 900123;PHONE=+44 7700 900 123")]
    [InlineData("on phone 07700,900123 or 07700:900123 then", "PHONE=07700,900123;PHONE=07700:900123")]
    [InlineData("account number 1234|5678 please", "ACCOUNT=1234|5678")]
    public void Joints_shapes_and_labels_behind(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("see PL/24/P/00456 for it")]
    [InlineData("see PL18/FUL for it")]
    [InlineData("it cost \u00A3943, \u00A3476, \u00A35919 in all")]
    [InlineData("in 2004, 2010, 2015, 2017 and later")]
    [InlineData("rooms 42, 92, 96, 11, 15 are free")]
    [InlineData("at 120 m\u00B2 it is small")]
    [InlineData("at Mill Road\u00B9 and in the hall\u00B2")]
    [InlineData("you are to see the postcode")]
    public void What_only_looks_like_one_stays(string text) => Found(text).ShouldBe("");

    /// <summary>The findings, and the second text for each where it is given: the same kind, whole.</summary>
    private static string Found(string text, string? whole = null)
    {
        var source = Some.Of(SourceShape.Document, [new Segment { Index = 0, Text = text }]);
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source;
        return string.Join(';', masked.Segments[0].Text.Replacements.Select(r => $"{r.Kind}={whole ?? text[r.Start..r.End]}"));
    }
}
