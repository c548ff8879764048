using QuickAction.Core.Privacy.Checks;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Published examples. NHS, NINO and UPN: the unit vectors of microsoft/presidio; IBAN: ISO 13616 registry; driver: DVLA's specimen.</summary>
public sealed class CheckDigitsTests
{
    [Theory]
    [InlineData("4010232137", true)]
    [InlineData("2213951837", true)]
    [InlineData("0032698674", true)]
    [InlineData("9434765919", true)]
    [InlineData("4010232138", false)]
    [InlineData("0000000000", false)]
    [InlineData("401023213", false)]
    public void An_NHS_number_is_told_by_its_check_digit(string digits, bool valid) => CheckDigits.IsNhs(digits).ShouldBe(valid);

    [Theory]
    [InlineData("AA123456B", true)]
    [InlineData("TW987654A", true)]
    [InlineData("FQ000000C", false)]
    [InlineData("BG123612A", false)]
    [InlineData("AB1234561", false)]
    [InlineData("QQ123456C", false)]
    public void A_National_Insurance_number_is_told_by_its_letters(string nino, bool valid) => CheckDigits.IsNino(nino).ShouldBe(valid);

    [Theory]
    [InlineData("B801200005001", true)]
    [InlineData("A801200005001", false)]
    [InlineData("B80120000500", false)]
    public void A_pupil_number_is_told_by_its_letter(string upn, bool valid) => CheckDigits.IsUpn(upn).ShouldBe(valid);

    [Theory]
    [InlineData("GB29NWBK60161331926819", true)]
    [InlineData("GB29NWBK60161331926818", false)]
    [InlineData("IE29AIBK93115212345678", true)]
    public void An_IBAN_is_told_by_modulo_97(string iban, bool valid) => CheckDigits.IsIban(iban).ShouldBe(valid);

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4111111111111112", false)]
    public void A_card_is_told_by_its_last_digit(string card, bool valid) => CheckDigits.IsCard(card).ShouldBe(valid);

    [Theory]
    [InlineData("MORGA657054SM9IJ", true)]
    [InlineData("MORGA613054SM9IJ", false)]
    [InlineData("M9RGA657054SM9IJ", false)]
    [InlineData("MORGA657004SM9IJ", false)]
    public void A_driver_number_is_told_by_its_parts(string number, bool valid) => CheckDigits.IsDriver(number).ShouldBe(valid);
}
