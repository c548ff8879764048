namespace QuickAction.Core.Tests.Prompts;

/// <summary>
/// Every version of a template that was ever shipped. Its hash stands in decision records, so a released version never changes: whoever
/// changes a template raises its version and adds a row here.
/// </summary>
internal sealed record ReleasedTemplate(string Id, int Version, string Sha256)
{
    public static IReadOnlyList<ReleasedTemplate> All { get; } =
    [
        new("adult-safeguarding", 1, "1c52a3f8a335ea52f3c48d17e2d9e1b20bd0be1a8ded814f0d7073f81e4587cc"),
        new("care-act-assessment", 1, "20a7e074205262b8655011f558b914cd7bc95c8a6059b9d25d658313fef8a142"),
        new("child-in-care-review", 1, "ad38496f831f3b7c73ce35e5aa5902a86776bffcc4ff5fba89410e0138b1c0af"),
        new("child-protection-conference", 1, "264d01771295996563ba6a10611466a5d39d2a6b92d46c5f0827bff664b0cfad"),
        new("committee", 1, "a0c2f374bb94130b1e12e529bacd1df6224f975132672184bab30533d706d475"),
        new("family-group-conference", 1, "a92bbde5b44870d23fdf9ec57954e14a9ce692b96b1c3c624ba2253f507bea2e"),
        new("general-meeting", 1, "4c8d9bc3c0e415f591adb0284e54ee8b7233c05b22a2e110a63656701f5b1be7"),
        new("multi-agency-meeting", 1, "5d8eac37b17db994c2bb2201ca66918842e2696cfd6c9111600e35ccc7d557f0"),
        new("planning-committee", 1, "c92b609b1d8ba2d4957f4078add42a29f6f197381b8b0f135b5504043bd37f80"),
        new("strategy-discussion", 1, "b8f731e904b43fa261998be4bb17b7ce5e064d0ddbc134c49c520f55b07be41c"),
        new("supervision", 1, "cb7639bd3a6e320e2fe1f6e1f06ce31690aaa8c4e21dcdd9464a1756d68abf0e"),
        new("team-meeting", 1, "54dcb7319290ffffc65fe017d648aa37f3a232d7a2282a185a25b3331d8b195f"),
    ];
}
