namespace QuickAction.Core.Tests.Prompts;

/// <summary>
/// Every version of a template that was ever shipped. Its hash stands in decision records, so a released version never changes: whoever
/// changes a template raises its version and adds a row here.
/// </summary>
internal sealed record ReleasedTemplate(string Id, int Version, string Sha256)
{
    public static IReadOnlyList<ReleasedTemplate> All { get; } =
    [
        new("adult-safeguarding", 1, "86899ada4199378991195427cfbac7cc968558d741337f10ade5d0f137353eb3"),
        new("adult-safeguarding", 2, "a53e58cb04ea7760c1c016c427da4d62dae5844548b82379a6bee0fc62007300"),
        new("care-act-assessment", 1, "cb2f61b65e39a88162e1f268f15cad1ad2e1a17ba2716b8db37a81c77047f749"),
        new("child-in-care-review", 1, "e2114fae8917e1339ef44166be7c9af2b607869405a2536b584898a6de746dad"),
        new("child-protection-conference", 1, "6c184d0f3c50ddacda03260494d1fb9a07f14e69271e81e1b8fad44f578a9a01"),
        new("child-protection-conference", 2, "aef05ec6b38dd64f89696de48fe5d709bd16efdb521124466fc9d925639493ae"),
        new("committee", 1, "ef0478dddb2b3527b020516f27503f1b3064b4cb3ebef35fd3820f3098723af6"),
        new("family-group-conference", 1, "545b16dd1b34958c0d085f6156434b8de110065bbd0da3bca17a31829fd59a4f"),
        new("general-meeting", 1, "4c8d9bc3c0e415f591adb0284e54ee8b7233c05b22a2e110a63656701f5b1be7"),
        new("multi-agency-meeting", 1, "c9f4957f1b98623ba57f2cce6c1581f7ce6d95d382dd4e01bcce848460b71ac2"),
        new("planning-committee", 1, "d175a91480f85c923b0af084dd17cd09627b2e62e2f4209319ba617cbab04193"),
        new("strategy-discussion", 1, "1c372536ad334ddde12841930e3514abea72b0a4c870ea3d091ba0863150ecb8"),
        new("supervision", 1, "1f03f1587263935b9a6eaaea3fb508c35a363aca4467957e2cf55696f9e1c2ce"),
        new("team-meeting", 1, "54dcb7319290ffffc65fe017d648aa37f3a232d7a2282a185a25b3331d8b195f"),
    ];
}
