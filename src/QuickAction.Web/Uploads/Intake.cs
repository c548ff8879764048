using QuickAction.Core.Jobs;

namespace QuickAction.Web.Uploads;

/// <summary>What became of one part of a form: the files that are in the vault now, several from an archive, and those that are not.</summary>
internal sealed record Intake(IReadOnlyList<VaultFile> Files, IReadOnlyList<LeftOutFile> LeftOut)
{
    public static Intake Nothing { get; } = new([], []);

    public static Intake Of(VaultFile file) => new([file], []);

    public static Intake Refused(string name, string code, string detail) => new([], [new LeftOutFile(name, code, detail)]);
}
