using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Privacy;

public sealed class RecogniserTests
{
    [Theory]
    [InlineData("NHS 401-023-2137 please", "NHS=401-023-2137")]
    [InlineData("It is 221 395 1837.", "NHS=221 395 1837")]
    [InlineData("Number 0032698674 then", "NHS=0032698674")]
    [InlineData("She has 401-023-2138 there", "")]
    [InlineData("Her NHS number is 401-023-2138, I think", "NHS=401-023-2138")]
    [InlineData("ten noughts, 0000000000", "")]
    [InlineData("nine four three, er, four seven six, five nine one nine", "NHS=nine four three, er, four seven six, five nine one nine")]
    [InlineData("nine for three for seven six five nine one nine", "NHS=nine for three for seven six five nine one nine")]
    [InlineData("four oh one, oh two three, two one three seven", "NHS=four oh one, oh two three, two one three seven")]
    [InlineData("NHS9434765919", "NHS=9434765919")]
    [InlineData("943 476 5918, that's her NHS number", "NHS=943 476 5918")]
    [InlineData("invoice number 9434765919", "")]
    [InlineData("in scan9434765919.pdf here", "NHS=9434765919")]
    [InlineData("in scan_9434765919.pdf here", "NHS=9434765919")]
    [InlineData("9434765919_letter.docx", "NHS=9434765919")]
    [InlineData("ID9434765919 and 9434765919a", "NHS=9434765919;NHS=9434765919")]
    [InlineData("No943 476 5919", "NHS=943 476 5919")]
    [InlineData("943,476,5919", "NHS=943,476,5919")]
    [InlineData("943:476:5919", "NHS=943:476:5919")]
    [InlineData("943_476_5919", "NHS=943_476_5919")]
    [InlineData("9,4,3,4,7,6,5,9,1,9", "NHS=9,4,3,4,7,6,5,9,1,9")]
    [InlineData("94347659194010232137", "NHS=9434765919;NHS=4010232137")]
    [InlineData("INV9434765919 is paid", "")]
    [InlineData("it came to 9,434,765,919 pounds", "")]
    [InlineData("scan9434765918.pdf", "")]
    public void Health_numbers(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("AA 12 34 56 B", "NINO=AA 12 34 56 B")]
    [InlineData("so tw987654a it is", "NINO=tw987654a")]
    [InlineData("FQ 00 00 00 C", "")]
    [InlineData("BG123612A", "")]
    [InlineData("AB 12 34 56 1", "")]
    [InlineData("A B, one two, three four, five six, C", "NINO=A B, one two, three four, five six, C")]
    [InlineData("alpha bravo one two three four five six charlie", "NINO=alpha bravo one two three four five six charlie")]
    [InlineData("N for November B one two three four five six C", "NINO=N for November B one two three four five six C")]
    [InlineData("national insurance QQ 12 34 56 C", "NINO=QQ 12 34 56 C")]
    [InlineData("NI number AB123456", "NINO=AB123456")]
    [InlineData("AB_12_34_56_C", "NINO=AB_12_34_56_C")]
    [InlineData("scan_AB123456C.pdf", "NINO=AB123456C")]
    [InlineData("payslipAB123456C", "NINO=AB123456C")]
    [InlineData("NI number is ay bee one two three four five six see", "NINO=ay bee one two three four five six see")]
    public void National_Insurance_numbers(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("at SW1A 1AA now", "POSTCODE=SW1A 1AA")]
    [InlineData("ls62ab", "POSTCODE=ls62ab")]
    [InlineData("GIR 0AA", "POSTCODE=GIR 0AA")]
    [InlineData("L S six two A B", "POSTCODE=L S six two A B")]
    [InlineData("the B1 2nd floor", "")]
    [InlineData("in SW1A there", "")]
    [InlineData("So Gordon's sixty three, he's been there", "")]
    [InlineData("item CAB 24/117", "")]
    [InlineData("letter_LS6_2AB.docx", "POSTCODE=LS6_2AB")]
    [InlineData("the postcode is el es six two ay bee, I think", "POSTCODE=el es six two ay bee")]
    [InlineData("postcode, you see, is el es six two ay bee", "POSTCODE=el es six two ay bee")]
    [InlineData("his postcode: ell ess six, two ay bee.", "POSTCODE=ell ess six, two ay bee")]
    [InlineData("the postcode you are given", "")]
    public void Postcodes(string text, string found) => Found(text).Replace("PERSON=Gordon", "", StringComparison.Ordinal).ShouldBe(found);

    [Theory]
    [InlineData("on 07700 900123 today", "PHONE=07700 900123")]
    [InlineData("on +44 (0)20 7946 0958", "PHONE=+44 (0)20 7946 0958")]
    [InlineData("on (01632) 960 001", "PHONE=(01632) 960 001")]
    [InlineData("oh seven seven double oh nine hundred one two three", "PHONE=oh seven seven double oh nine hundred one two three")]
    [InlineData("my mobile is 7700 900123", "PHONE=7700 900123")]
    [InlineData("+353 87 123 4567 in Cork", "PHONE=+353 87 123 4567")]
    [InlineData("ring her on 7700 900123 then", "PHONE=7700 900123")]
    [InlineData("it's 7700 900 123", "PHONE=7700 900 123")]
    [InlineData("text me on 7700900123", "PHONE=7700900123")]
    [InlineData("her number is double seven double oh nine hundred one two three", "PHONE=double seven double oh nine hundred one two three")]
    [InlineData("complaint reference 7700900123 is closed", "")]
    [InlineData("the sum of 7700900123", "")]
    [InlineData("extension 4412", "")]
    [InlineData("on 01/02/2023 and 03/04/2023", "")]
    public void Telephone_numbers(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("DOB: 04/07/2011", "DOB=04/07/2011")]
    [InlineData("d.o.b. 4.7.11", "DOB=4.7.11")]
    [InlineData("he was born on the fourth of July two thousand and eleven", "DOB=fourth of July two thousand and eleven")]
    [InlineData("her date of birth is the third of the fourth, twenty fourteen", "DOB=third of the fourth, twenty fourteen")]
    [InlineData("born 2014-03-12", "DOB=2014-03-12")]
    [InlineData("12 March 2014 (DOB)", "DOB=12 March 2014")]
    [InlineData("DOBs 1/2/2010 and 3/4/2012", "DOB=1/2/2010;DOB=3/4/2012")]
    [InlineData("her birthday is the 4th of June 2013", "DOB=4th of June 2013")]
    [InlineData("she's twelve, her birthday is the 4th of June", "DOB=4th of June")]
    [InlineData("it's his birthday on 4 June", "DOB=4 June")]
    [InlineData("he turns twelve on the fourth of June", "DOB=fourth of June")]
    [InlineData("he'll be 12 on 4 June", "DOB=4 June")]
    [InlineData("the report turns to the meeting of 4 June", "")]
    [InlineData("the meeting on 04/07/2011", "")]
    [InlineData("he is aged 8", "")]
    public void Dates_of_birth(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("at 14 Mill Race Road, by the pub", "ADDRESS=14 Mill Race Road")]
    [InlineData("Flat 3, 22 Acacia Avenue", "ADDRESS=Flat 3, 22 Acacia Avenue")]
    [InlineData("number nineteen Sparrowhawk Court", "ADDRESS=number nineteen Sparrowhawk Court")]
    [InlineData("it's 14a mill race road", "ADDRESS=14a mill race road")]
    [InlineData("Flat 12 Falcon House", "ADDRESS=Flat 12 Falcon House")]
    [InlineData("it's 10 minutes down the road", "")]
    [InlineData("on Mill Race Road", "")]
    [InlineData("one of the two on our street", "")]
    public void Addresses(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("mail k.w@example.org now", "EMAIL=k.w@example.org")]
    [InlineData("it's kelly dot r underscore two at mail dot example dot com", "EMAIL=kelly dot r underscore two at mail dot example dot com")]
    [InlineData("she's @kelly_r91 on there", "HANDLE=@kelly_r91")]
    [InlineData("we met at six", "")]
    [InlineData("mail jane.doe at example.org now", "EMAIL=jane.doe at example.org")]
    [InlineData("it's jdoe99 at gmail.com now", "EMAIL=jdoe99 at gmail.com")]
    [InlineData("it's jdoe at gmail.com now", "EMAIL=jdoe at gmail.com")]
    [InlineData("jane.doe AT example.org", "EMAIL=jane.doe AT example.org")]
    [InlineData("jane.doe [at] example.org", "EMAIL=jane.doe [at] example.org")]
    [InlineData("jane.doe(at)example.org", "EMAIL=jane.doe(at)example.org")]
    [InlineData("janedoe[at]example[dot]org", "EMAIL=janedoe[at]example[dot]org")]
    [InlineData("jane.doe (at) example (dot) org", "EMAIL=jane.doe (at) example (dot) org")]
    [InlineData("jane(dot)doe(at)example(dot)org", "EMAIL=jane(dot)doe(at)example(dot)org")]
    [InlineData("jane.doe_at_example.org", "EMAIL=jane.doe_at_example.org")]
    [InlineData("jdoe99 @ gmail.com", "EMAIL=jdoe99 @ gmail.com")]
    [InlineData("jdoe99@ gmail.com", "EMAIL=jdoe99@ gmail.com")]
    [InlineData("jdoe99 @gmail.com", "EMAIL=jdoe99 @gmail.com")]
    [InlineData("jdoe99@gmail dot com", "EMAIL=jdoe99@gmail dot com")]
    [InlineData("jdoe99@gmail,com", "EMAIL=jdoe99@gmail,com")]
    [InlineData("jdoe99 @ gmail . com", "EMAIL=jdoe99 @ gmail . com")]
    [InlineData("jdoe99 at gmail dot com", "EMAIL=jdoe99 at gmail dot com")]
    [InlineData("jdoe99 at g mail dot com", "EMAIL=jdoe99 at g mail dot com")]
    [InlineData("jdoe ninety nine at gmail dot com", "EMAIL=jdoe ninety nine at gmail dot com")]
    [InlineData("j dot doe at gmail.com", "EMAIL=j dot doe at gmail.com")]
    [InlineData("j doe at mail.example.com, her email is", "EMAIL=j doe at mail.example.com")]
    [InlineData("it's J D O E at gmail dot com", "EMAIL=J D O E at gmail dot com")]
    [InlineData("it's j d o e nine nine at gmail dot com", "EMAIL=j d o e nine nine at gmail dot com")]
    [InlineData("it's juliet delta oscar echo at gmail dot com", "EMAIL=juliet delta oscar echo at gmail dot com")]
    [InlineData("her email is jane doe at example dot co dot uk", "EMAIL=jane doe at example dot co dot uk")]
    [InlineData("her email's big blue bear at gmail dot com", "EMAIL=big blue bear at gmail dot com")]
    [InlineData("my email is jdoe99 at gmail", "EMAIL=jdoe99 at gmail")]
    [InlineData("jdoe99 at pellbrook dot gov dot uk", "EMAIL=jdoe99 at pellbrook dot gov dot uk")]
    [InlineData("write to jane at sign example point org", "EMAIL=jane at sign example point org")]
    [InlineData("we met at gmail.com offices", "")]
    [InlineData("have a look at rightmove.co.uk or look at booking dot com", "")]
    [InlineData("it's all at www.example.org and you can find it at gov.uk", "")]
    [InlineData("we meet at half.past six, at work.Then we left", "")]
    [InlineData("an email came, and we looked at it. Com was late", "")]
    [InlineData("two @ £3.50 and 5 @ 4.20", "")]
    [InlineData("her insta is janedoe_99", "HANDLE=janedoe_99")]
    [InlineData("insta janedoe_99", "HANDLE=janedoe_99")]
    [InlineData("on Snapchat as kellz.r", "HANDLE=kellz.r")]
    [InlineData("his username is xxdragonzz there", "HANDLE=xxdragonzz")]
    [InlineData("at facebook.com/jane.doe.77 there", "HANDLE=facebook.com/jane.doe.77")]
    [InlineData("TikTok is rubbish and Instagram was down", "")]
    [InlineData("from 81.2.69.142 in the log", "IP=81.2.69.142")]
    [InlineData("IP address 10.0.0.1", "IP=10.0.0.1")]
    [InlineData("IP eighty one dot two dot sixty nine dot one four two", "IP=eighty one dot two dot sixty nine dot one four two")]
    [InlineData("from 2001:db8:85a3::8a2e:370:7334 there", "IP=2001:db8:85a3::8a2e:370:7334")]
    [InlineData("paragraph 4.12.1.3 and version 10.12.141.2", "")]
    public void Mail_and_handles(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("sort code 20-45-77 account 12345678", "SORT_CODE=20-45-77;ACCOUNT=12345678")]
    [InlineData("20-45-77 12345678", "SORT_CODE=20-45-77;ACCOUNT=12345678")]
    [InlineData("on 12-03-26 we met", "")]
    [InlineData("GB29 NWBK 6016 1331 9268 19 and so on", "IBAN=GB29 NWBK 6016 1331 9268 19")]
    [InlineData("4111 1111 1111 1111", "CARD=4111 1111 1111 1111")]
    [InlineData("passport AB1234567", "PASSPORT=AB1234567")]
    [InlineData("the parcel 123456789", "")]
    [InlineData("MORGA657054SM9IJ", "DRIVING_LICENCE=MORGA657054SM9IJ")]
    [InlineData("a white AB12 CDF van", "VEHICLE=AB12 CDF")]
    [InlineData("reg is y k seven one x t r", "VEHICLE=y k seven one x t r")]
    [InlineData("UPN B801200005001", "UPN=B801200005001")]
    [InlineData("pupil B801200005001 there", "UPN=B801200005001")]
    [InlineData("pupil A801200005001 there", "")]
    [InlineData("UPRN 100012345678", "UPRN=100012345678")]
    [InlineData("council tax account number 70012345", "COUNCIL_TAX=70012345")]
    [InlineData("Mosaic ID 1234567", "SOCIAL_CARE=1234567")]
    [InlineData("in ZE23C00123 next week", "COURT=ZE23C00123")]
    [InlineData("crime reference 42/12345/26", "CRIME=42/12345/26")]
    [InlineData("her UTR is 1234567890", "UTR=1234567890")]
    [InlineData("scan_GB29NWBK60161331926819.pdf", "IBAN=GB29NWBK60161331926819")]
    public void Everything_else(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("the car is AB 12 CDE outside", "VEHICLE=AB 12 CDE")]
    [InlineData("he drove off in AB 12CDE", "VEHICLE=AB 12CDE")]
    [InlineData("a white Transit, AB12.CDE, was seen", "VEHICLE=AB12.CDE")]
    [InlineData("the van was ab12cde", "VEHICLE=ab12cde")]
    [InlineData("parked up was ab12 cde", "VEHICLE=ab12 cde")]
    [InlineData("The car is Ab12 Cde outside", "VEHICLE=Ab12 Cde")]
    [InlineData("LA 19 XYZ is the car", "VEHICLE=LA 19 XYZ")]
    [InlineData("the van reg is ab12 cde I think", "VEHICLE=ab12 cde")]
    [InlineData("number plate Ab12 Cde", "VEHICLE=Ab12 Cde")]
    [InlineData("the car, a 123 bcd, was there", "VEHICLE=a 123 bcd")]
    [InlineData("the reg is til 4321", "VEHICLE=til 4321")]
    [InlineData("Registration alpha bravo one two charlie delta echo", "VEHICLE=alpha bravo one two charlie delta echo")]
    [InlineData("the car is Alpha Bravo One Two Charlie Delta Echo", "VEHICLE=Alpha Bravo One Two Charlie Delta Echo")]
    [InlineData("the reg is lima alpha one nine x-ray yankee zulu", "VEHICLE=lima alpha one nine x-ray yankee zulu")]
    [InlineData("number plate is Lima Alpha nineteen, X-ray Yankee Zulu please", "VEHICLE=Lima Alpha nineteen, X-ray Yankee Zulu")]
    [InlineData("it was A B twelve C D E", "VEHICLE=A B twelve C D E")]
    [InlineData("the reg is ay bee twelve see dee ee", "VEHICLE=ay bee twelve see dee ee")]
    [InlineData("we parked at 12 and left the car", "")]
    [InlineData("he drove to 20 old houses in a 3 car row", "")]
    [InlineData("the van came on 19 may and the car by 21 jun", "")]
    [InlineData("in 12 was, at 14 new and on 16 old", "")]
    public void Vehicle_registrations(string text, string found) => Found(text).ShouldBe(found);

    [Fact]
    public void A_number_that_is_dictated_in_pieces_goes_in_pieces()
    {
        var masked = Masked(Some.Transcript(
            "Ada Finch: What's his NHS number?", "Wilf Orme: It's nine four three.", "Ada Finch: Yes.", "Wilf Orme: Four seven six.", "Ada Finch: Go on.", "Wilf Orme: Five nine one nine."));

        masked.Segments.Select(s => s.Text.Text).ShouldBe(["What's his NHS number?", "It's [[NHS_1]].", "Yes.", "[[NHS_1b]].", "Go on.", "[[NHS_1c]]."]);
    }

    [Fact]
    public void A_columns_heading_is_a_label_and_names_people()
    {
        var masked = Masked(Some.Of(
            SourceShape.Table,
            [Cell(0, "Full name", "Grace Hope"), Cell(1, "DOB", "04/07/2011"), Cell(2, "Passport", "123456789"), Cell(3, "Visited", "04/07/2011"), Cell(4, "Street name", "Long Row")]));

        masked.Segments.Select(s => s.Text.Text).ShouldBe(["[[PERSON_1]]", "[[DOB_1]]", "[[PASSPORT_1]]", "04/07/2011", "Long Row"]);
    }

    [Fact]
    public void A_councils_own_references_are_found_by_words_or_by_pattern_alone()
    {
        var options = new PrivacyOptions
        {
            References =
            [
                new ReferenceOptions { Kind = "HOUSING_REF", Pattern = "[0-9]{6}", Words = ["tenancy reference"] },
                new ReferenceOptions { Kind = "EARLY_HELP", Pattern = @"\bEH[0-9]{4}\b" },
            ],
        };
        var source = Some.Transcript("Ada Finch: Tenancy reference 123456, not 654321, and EH0042.");

        var masked = new Pseudonymiser(options).Mask(source, new PseudonymMap()).Source;

        masked.Segments[0].Text.Text.ShouldBe("Tenancy reference [[HOUSING_REF_1]], not 654321, and [[EARLY_HELP_1]].");
    }

    private static string Found(string text)
    {
        var masked = Masked(Some.Of(SourceShape.Document, [new Segment { Index = 0, Text = text }]));
        return string.Join(';', masked.Segments[0].Text.Replacements.Select(r => $"{r.Kind}={text[r.Start..r.End]}"));
    }

    private static MaskedSource Masked(SourceText source) => new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source;

    private static Segment Cell(int index, string column, string text) => new() { Index = index, Kind = SegmentKind.Cell, Row = 1, Column = column, Text = text };
}
