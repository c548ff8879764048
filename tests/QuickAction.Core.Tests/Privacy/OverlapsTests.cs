using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Tests.Privacy;

public sealed class OverlapsTests
{
    private const string Text = "ab 1-, Cd .e 22 fG - h3 (ij) 4 kl; m55 n";

    private static readonly Gen<Finding> Any =
        from start in Gen.Choose(0, Text.Length - 1)
        from length in Gen.Choose(0, 12)
        from strength in Gen.Choose(Finding.Name, Finding.Checked)
        from kind in Gen.Elements(IdentifierKind.Person, IdentifierKind.Nhs, IdentifierKind.Phone)
        from key in Gen.Elements("one", "two")
        select new Finding(start, Math.Min(Text.Length, start + length), kind, key, strength);

    [Fact]
    public void Every_character_goes_to_the_strongest_finding_over_it_wherever_the_others_are()
    {
        Prop.ForAll(Any.ListOf().ToArbitrary(), found =>
        {
            var findings = found.ToList();
            var kept = Overlaps.Resolve(findings, Text);
            return Enumerable.Range(0, Text.Length).All(at => Kept(kept, at) is var one && (one is null ? IsLeftOut(findings, at) : IsOf(one.Value, Strongest(findings, at))))
                && kept.Zip(kept.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Findings_that_touch_and_do_not_overlap_stay_as_they_are()
    {
        Finding[] beside = [new(0, 4, IdentifierKind.Nhs, "one", Finding.Checked), new(4, 9, IdentifierKind.Person, "two", Finding.Name)];

        Overlaps.Resolve([.. beside.Reverse()], Text).ShouldBe(beside);
        Overlaps.Resolve([], Text).ShouldBeEmpty();
    }

    private static Finding? Kept(List<Finding> kept, int at) => kept.Where(f => f.Start <= at && at < f.End).Select(f => (Finding?)f).SingleOrDefault();

    /// <summary>By looking at one character after the other, as nobody would who has a long text.</summary>
    private static Finding? Strongest(List<Finding> findings, int at) => findings
        .Where(f => f.Start <= at && at < f.End)
        .OrderByDescending(f => f.Strength)
        .ThenByDescending(f => f.Length)
        .ThenBy(f => f.Start)
        .ThenBy(f => f.Kind.Label, StringComparer.Ordinal)
        .ThenBy(f => f.Key, StringComparer.Ordinal)
        .Select(f => (Finding?)f)
        .FirstOrDefault();

    /// <summary>Nothing was found there, or it stands at the edge of what a stronger finding has left over and says nothing.</summary>
    private static bool IsLeftOut(List<Finding> findings, int at) => Strongest(findings, at) is null || !char.IsLetterOrDigit(Text[at]);

    private static bool IsOf(Finding kept, Finding? strongest) =>
        strongest is { } own && kept.Kind == own.Kind && kept.Strength == own.Strength && own.Start <= kept.Start && kept.End <= own.End;
}
