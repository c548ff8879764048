#pragma warning disable IDE0130 // In the namespace that every test is in, so that no test needs a using for it.
namespace QuickAction;
#pragma warning restore IDE0130

/// <summary>
/// The test shows that requirements of OWASP's Application Security Verification Standard 5.0 are met, such as <c>V5.2.3</c>. <c>docs/security-asvs.md</c> is made from
/// these.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class AsvsAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids => ids;
}
