using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Tests.Extraction.Containers;

public sealed class SafeXmlTests
{
    private static readonly DocumentLimits Limits = new();

    [Fact]
    public void Well_formed_xml_is_read_with_its_white_space() =>
        Load("<a><!-- out --><b> one </b></a>").Root.ShouldNotBeNull().Value.ShouldBe(" one ");

    [Asvs("V1.5.1")]
    [Fact]
    public void A_document_type_declaration_is_refused() =>
        Refusal("<!DOCTYPE a [<!ENTITY x \"yes\">]><a>&x;</a>");

    [Asvs("V1.5.1")]
    [Fact]
    public void An_external_entity_is_refused() =>
        Refusal("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>");

    [Fact]
    public void Nesting_past_the_limit_is_refused()
    {
        var limits = Limits with { XmlDepth = 10 };

        Load(Nested(10), limits).Root.ShouldNotBeNull();
        Refusal(Nested(12), limits).ShouldContain("nested too deeply");
    }

    [Fact]
    public void More_characters_than_allowed_are_refused() =>
        Refusal($"<a>{new string('x', 200_000)}</a>", Limits with { XmlCharacters = 100_000 });

    [Theory]
    [InlineData("")]
    [InlineData("<a>")]
    [InlineData("<a>&nope;</a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><a/>")]
    [InlineData("<a b=1/>")]
    [InlineData("\u0000\u0001")]
    public void What_is_not_xml_is_refused_without_quoting_it(string xml) => Refusal(xml).ShouldNotContain("nope");

    [Fact]
    public void Cancelling_stops_the_reader() =>
        Should.Throw<OperationCanceledException>(() => SafeXml.Load(Bytes("<a/>"), Limits, new CancellationToken(canceled: true)));

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

    private static System.Xml.Linq.XDocument Load(string xml, DocumentLimits? limits = null) =>
        SafeXml.Load(Bytes(xml), limits ?? Limits, CancellationToken.None);

    private static string Refusal(string xml, DocumentLimits? limits = null)
    {
        var refusal = Should.Throw<QuickActionException>(() => Load(xml, limits));
        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        return refusal.Message;
    }

    private static MemoryStream Bytes(string xml) => new(Encoding.UTF8.GetBytes(xml));
}
