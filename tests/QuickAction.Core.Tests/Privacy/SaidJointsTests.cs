using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>What people say, type and put around the groups of a number; and figures that stand beside the same words and are nobody's.</summary>
public sealed class SaidJointsTests
{
    [Theory]
    [InlineData("943 point 476 point 5919")]
    [InlineData("943 then 476 then 5919")]
    [InlineData("943 to 476 to 5919")]
    [InlineData("943 & 476 & 5919")]
    [InlineData("943, then 476, and then 5919")]
    [InlineData("943, yes, 476, okay, 5919")]
    [InlineData("943 followed by 476 followed by 5919")]
    [InlineData("943 full stop 476 full stop 5919")]
    [InlineData("943 em dash 476 em dash 5919")]
    [InlineData("943 minus 476 minus 5919")]
    [InlineData("943 > 476 > 5919")]
    [InlineData("943\u2192476\u21925919")]
    [InlineData("943\u3001476\u30015919")]
    [InlineData("943 bar 476 bar 5919")]
    [InlineData("943 new line 476 new line 5919")]
    [InlineData("943 - 4 7 6 - 5919")]
    [InlineData("943\u202C476\u202C5919")]
    [InlineData("943 476 59l9")]
    [InlineData("n\u200Bine four three four seven six five nine one nine")]
    [InlineData("nine four three point four seven six point five nine one nine")]
    [InlineData("nine four three to four seven six to five nine one nine")]
    [InlineData("nine four three, yes, four seven six, right, five nine one nine")]
    public void A_health_number_tells_itself_whatever_is_said_between_its_groups(string number) => Found($"It is {number} now").ShouldBe($"NHS={number}");

    [Theory]
    [InlineData("(943) (476) (5919)", "943) (476) (5919")]
    [InlineData("[943] [476] [5919]", "943] [476] [5919")]
    [InlineData("{943}{476}{5919}", "943}{476}{5919")]
    public void A_health_number_tells_itself_in_brackets(string number, string found) => Found($"It is {number} now").ShouldBe($"NHS={found}");

    [Theory]
    [InlineData("GB 82 WEST 1234 5698 7654 32")]
    [InlineData("GB-82-WEST-1234-5698-7654-32")]
    [InlineData("G B 8 2 W E S T 1 2 3 4 5 6 9 8 7 6 5 4 3 2")]
    [InlineData("GB eighty two WEST one two three four five six nine eight seven six five four three two")]
    [InlineData("golf bravo eight two whiskey echo sierra tango one two three four five six nine eight seven six five four three two")]
    [InlineData("GB82, then WEST, then 1234, then 5698, then 7654, then 32")]
    [InlineData("GB82\nWEST\n1234\n5698\n7654\n32")]
    [InlineData("GB82 WEST l234 5698 7654 32")]
    [InlineData("DE 89 3704 0044 0532 0130 00")]
    public void An_account_of_the_world_tells_itself_in_any_blocks(string number) => Found($"Pay {number} now").ShouldBe($"IBAN={number}");

    [Theory]
    [InlineData("AB point 12 point 34 point 56 point C")]
    [InlineData("AB then 12 then 34 then 56 then C")]
    [InlineData("AB and then 123456 and then C")]
    [InlineData("AB 12 34 5O C")]
    [InlineData("AB l2 34 56 C")]
    [InlineData("AB(123456)C")]
    [InlineData("\u0410\u0412 12 34 56 \u0421")]
    [InlineData("\u0391\u0392123456C")]
    [InlineData("AB 12 34 56 capital C")]
    public void A_National_Insurance_number_tells_itself(string number) => Found($"It's {number} there").ShouldBe($"NINO={number}");

    [Theory]
    [InlineData("He gave (AB) 12 34 56 (C) there", "NINO=AB) 12 34 56 (C")]
    [InlineData("at (SW1A) (1AA) now", "POSTCODE=SW1A) (1AA")]
    [InlineData("at [SW1A][1AA] now", "POSTCODE=SW1A][1AA")]
    [InlineData("at SW1A (1AA) now", "POSTCODE=SW1A (1AA")]
    [InlineData("at SW1A then 1AA now", "POSTCODE=SW1A then 1AA")]
    [InlineData("at \u0405W1A 1AA now", "POSTCODE=\u0405W1A 1AA")]
    [InlineData("at LS6 gap 3AB now", "POSTCODE=LS6 gap 3AB")]
    [InlineData("on 07700 point 900 point 123 now", "PHONE=07700 point 900 point 123")]
    [InlineData("on 07700 to 900 to 123 now", "PHONE=07700 to 900 to 123")]
    [InlineData("on 07700 and 900123 now", "PHONE=07700 and 900123")]
    [InlineData("on 07700 900 l23 now", "PHONE=07700 900 l23")]
    [InlineData("on O7700 9OO123 now", "PHONE=O7700 9OO123")]
    [InlineData("on +44 7700 900 l23 now", "PHONE=+44 7700 900 l23")]
    [InlineData("on 0 double 7 double 0 900 123 now", "PHONE=0 double 7 double 0 900 123")]
    [InlineData("it's 3782 then 822463 then 10005 now", "CARD=3782 then 822463 then 10005")]
    [InlineData("it had 5919. Right, 943, and then 476, and then 5919 there", "NHS=943, and then 476, and then 5919")]
    [InlineData("at <SW1A><1AA> now", "POSTCODE=SW1A><1AA")]
    [InlineData("on 07700 90O l23 now", "PHONE=07700 90O l23")]
    [InlineData("on plus four four seven seven double oh nine hundred one two three now", "PHONE=four four seven seven double oh nine hundred one two three")]
    [InlineData("4111 then 1111 then 1111 then 1111 there", "CARD=4111 then 1111 then 1111 then 1111")]
    [InlineData("4111 & 1111 & 1111 & 1111 there", "CARD=4111 & 1111 & 1111 & 1111")]
    [InlineData("4111 1111 1111 l111 there", "CARD=4111 1111 1111 l111")]
    [InlineData("pupil B801 point 2000 point 05001 there", "UPN=B801 point 2000 point 05001")]
    [InlineData("pupil B8O1200005001 there", "UPN=B8O1200005001")]
    [InlineData("pupil (B801) (2000) (05001) there", "UPN=B801) (2000) (05001")]
    [InlineData("licence MORGA 657O54 SM9IJ", "DRIVING_LICENCE=MORGA 657O54 SM9IJ")]
    [InlineData("licence (MORGA) (657054) (SM9IJ)", "DRIVING_LICENCE=MORGA) (657054) (SM9IJ")]
    [InlineData("the car (AB12) (CDE) there", "VEHICLE=AB12) (CDE")]
    [InlineData("in court on (LS24) (P00456) there", "COURT=LS24) (P00456")]
    [InlineData("in court on LS24POO456 there", "COURT=LS24POO456")]
    [InlineData("from 81 point 2 point 69 point 142 there", "IP=81 point 2 point 69 point 142")]
    public void So_do_the_others(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("sam (a) example.org")]
    [InlineData("sam(a)example.org")]
    [InlineData("sam [at] example [dot] org")]
    [InlineData("sam <at> example <dot> org")]
    [InlineData("sam at example full stop org")]
    [InlineData("sam full stop jones at example full stop co full stop uk")]
    [InlineData("sam at example period org")]
    [InlineData("sam (@) example.org")]
    [InlineData("sam [@] example[.]org")]
    [InlineData("sam@example[.]org")]
    [InlineData("sam at-sign example.org")]
    [InlineData("sam at the rate example.org")]
    [InlineData("sam\uFE6Bexample\u3002org")]
    [InlineData("sam.jones@\nexample.org")]
    [InlineData("sam.jones%40example.org")]
    [InlineData("sam.jones&#64;example.org")]
    public void An_address_for_mail_is_found_however_its_signs_are_written(string address) => Found($"Write to {address} now").ShouldBe($"EMAIL={address}");

    [Theory]
    [InlineData("account 12345678 or 87654321", "ACCOUNT=12345678;ACCOUNT=87654321")]
    [InlineData("account 1234 5678 or 8765 4321", "ACCOUNT=1234 5678;ACCOUNT=8765 4321")]
    [InlineData("account number 12345678, and the other is 87654321", "ACCOUNT=12345678;ACCOUNT=87654321")]
    [InlineData("account 12345678, 87654321, 11223344", "ACCOUNT=12345678;ACCOUNT=87654321;ACCOUNT=11223344")]
    [InlineData("account one two three four five six seven eight or eight seven six five four three two one", "ACCOUNT=one two three four five six seven eight;ACCOUNT=eight seven six five four three two one")]
    [InlineData("account 1234 5678 (or 8765 4321)", "ACCOUNT=1234 5678;ACCOUNT=8765 4321")]
    [InlineData("sort code 12-34-56 or 65-43-21", "SORT_CODE=12-34-56;SORT_CODE=65-43-21")]
    [InlineData("sort code 12 34 56 and 65 43 21", "SORT_CODE=12 34 56;SORT_CODE=65 43 21")]
    [InlineData("NHS numbers 943 476 5918 and 943 476 5917", "NHS=943 476 5918;NHS=943 476 5917")]
    [InlineData("passport 123456789 or 987654321", "PASSPORT=123456789;PASSPORT=987654321")]
    [InlineData("Mosaic IDs 1234567, 7654321 and 2345678", "SOCIAL_CARE=1234567;SOCIAL_CARE=7654321;SOCIAL_CARE=2345678")]
    [InlineData("account 12345678 and 200 pounds", "ACCOUNT=12345678")]
    [InlineData("NHS number 9434765918 and 5 others", "NHS=9434765918")]
    [InlineData("Mosaic ID 1234567 or 15 March", "SOCIAL_CARE=1234567")]
    [InlineData("passport 123456789 or a driving licence", "PASSPORT=123456789")]
    [InlineData("passport 123 then 456 then 789", "PASSPORT=123 then 456 then 789")]
    public void A_label_holds_for_the_list_behind_it(string text, string found) => Found(text).ShouldBe(found);

    [Fact]
    public void A_row_of_spoken_digits_behind_a_label_goes_whole_though_it_is_two_numbers() =>
        Found("account one two three four five six seven eight and eight seven six five four three two one there").ShouldNotContain("there");

    [Theory]
    [InlineData("The sums went from 943 to 476 to 5919 pounds.")]
    [InlineData("We had 943 then 476 then 5919 responses.")]
    [InlineData("Case numbers 943 & 476 & 5919 were heard.")]
    [InlineData("It rose from 943 to 476 and then 1919.")]
    [InlineData("Between 340 and 350 and 2024 we lost some.")]
    [InlineData("It went from 4 point 5 to 6 point 2 per cent.")]
    [InlineData("The score was 12 to 10, then 14 to 12.")]
    [InlineData("Take the M1 then the 2nd exit, then the A5.")]
    [InlineData("The B1 (5ft wide) and the B12 (6ft) path.")]
    [InlineData("It is item B12 (3 pm) and E1 (4 hr).")]
    [InlineData("Section 17 (a) gov.uk says so.")]
    [InlineData("See (a) gov.uk for the form and (b) example.org for the rest.")]
    [InlineData("We are at work full stop. Come on.")]
    [InlineData("In 24 of the cases it is 26 of the people who were asked about it in the ward.")]
    [InlineData("It is 26 of the 2000 who came in 2024 to say so and then 400 left again.")]
    [InlineData("Paragraph four point twelve point one point three was noted.")]
    [InlineData("Version 1 point 2 point 3 point 4 is out.")]
    [InlineData("Bays L1 to L12, level 5, O2 arena, 10l of paint and 3l of oil.")]
    [InlineData("The i5 and i7, O2 at 1800 and 0800 to 1200, then 900 L12.")]
    [InlineData("It is 340 x 450 x 1200 mm.")]
    [InlineData("The tin is 1O% short, see Il 45 and l 12.")]
    [InlineData("See [12], [34] and [2024] in the notes, (100) and (5).")]
    [InlineData("\u0412\u043E\u0442 12 \u0438 34 \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u044B.")]
    [InlineData("Twenty one next thirty and right forty.")]
    [InlineData("The ratio is one to two to three to four to five.")]
    [InlineData("The case ran under CA 1989 31(2) and HA 1985 84(a).")]
    [InlineData("It went by CA 1989 47(b) and no other.")]
    [InlineData("The target was set at 10,000. I, a resident, object.")]
    [InlineData("Site B2 (1HA) and site E3 (2HA) are for sale.")]
    [InlineData("Flat E1 (2BR) and grade E2 (3AB).")]
    [InlineData("Bands B1 & 2HA are full.")]
    [InlineData("Passports: 412,350 were issued last year.")]
    [InlineData("Bank accounts 1,234,567 were opened.")]
    [InlineData("Objective 2 point 1 point 3 point 2 is met.")]
    [InlineData("Target 3 point 1 point 2 point 1 is missed.")]
    [InlineData("The wards had 7 57 83 9 64 39 in turn.")]
    public void Figures_beside_the_same_words_stay(string text) => Found(text).ShouldBe("");

    [Theory]
    [InlineData("It is [943] [476] [5919] now, or {(SW1A) (1AA)}.")]
    [InlineData("It is [07700] 900123], [[SW1A] [1AA]] and n\u200Bine four three four seven six five nine one nine.")]
    [InlineData("\u0410\u0412 12 34 56 \u0421 and AB 12 34 56 C, sam (a) example.org, sam@example.org.")]
    public void What_is_put_back_is_what_was_said(string text)
    {
        var map = new PseudonymMap();
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(Source(text), map).Source;

        masked.Segments[0].Text.Text.ShouldNotBe(text);
        new Reidentifier(map).Unmask(masked.Segments[0].Text.Text).Text.ShouldBe(text);
    }

    private static SourceText Source(string text) => Some.Of(SourceShape.Document, [new Segment { Index = 0, Text = text }]);

    private static string Found(string text)
    {
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(Source(text), new PseudonymMap()).Source;
        return string.Join(';', masked.Segments[0].Text.Replacements.Select(r => $"{r.Kind}={text[r.Start..r.End]}"));
    }
}
