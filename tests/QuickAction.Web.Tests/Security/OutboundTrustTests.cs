using System.Text.RegularExpressions;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Security;

/// <summary>Which certificates and which versions of TLS are good enough is the system's to say: nothing of the product has a say in it.</summary>
public sealed partial class OutboundTrustTests
{
    [Asvs("V12.1.1", "V12.3.2")]
    [Fact]
    public void No_certificate_is_taken_unchecked_and_no_old_version_of_TLS_is_asked_for() => Directory
        .EnumerateFiles(RepositoryRoot.Combine("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => Loosened(File.ReadAllText(file)))
        .ShouldBeEmpty();

    [Theory]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true }")]
    [InlineData("HttpClientHandler.DangerousAcceptAnyServerCertificateValidator")]
    [InlineData("options.RemoteCertificateValidationCallback = Always;")]
    [InlineData("EnabledSslProtocols = SslProtocols.Tls11")]
    [InlineData("\"Trust Server Certificate=true\"")]
    public void What_would_loosen_it_is_noticed(string code) => Loosened(code).ShouldBeTrue();

    private static bool Loosened(string code) => Loosening().IsMatch(code);

    [GeneratedRegex("CertificateCustomValidation|DangerousAccept|RemoteCertificateValidation|SslProtocols|Trust ?Server ?Certificate", RegexOptions.IgnoreCase)]
    private static partial Regex Loosening();
}
