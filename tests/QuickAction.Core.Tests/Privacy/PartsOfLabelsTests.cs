using System.Text.RegularExpressions;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Labels that hold what somebody does and, in brackets or behind a dash, who it is.</summary>
public sealed partial class PartsOfLabelsTests
{
    [Theory]
    [InlineData("duty manager (wiremu)", "duty manager ([P])")]
    [InlineData("Duty Manager (WIREMU)", "Duty Manager ([P])")]
    [InlineData("sw - wiremu", "sw - [P]")]
    [InlineData("sw \u2013 wiremu ngata", "sw \u2013 [P]")]
    [InlineData("ssw - wiremu", "[P] - [P]")]
    [InlineData("social worker [wiremu]", "social worker [[P]]")]
    [InlineData("chair | wiremu", "chair | [P]")]
    [InlineData("(sw) wiremu", "(sw) [P]")]
    [InlineData("Speaker 2 (wiremu)", "Speaker 2 ([P])")]
    [InlineData("team manager - housing (wiremu)", "team manager - housing ([P])")]
    [InlineData("duty worker (mrs wiremu)", "duty worker (mrs [P])")]
    [InlineData("nurse (wiremu)", "nurse ([P])")]
    [InlineData("dr - wiremu", "dr - [P]")]
    [InlineData("manager (kelly)", "manager ([P])")]
    [InlineData("Manager (Dawn)", "Manager ([P])")]
    public void A_name_beside_a_role_is_masked_in_its_label(string label, string expected) => Shown(Masked(label, "Hello.").Segments[0].Speaker!.Text).ShouldBe(expected);

    [Fact]
    public void A_name_beside_a_role_is_masked_wherever_it_stands_whatever_its_case()
    {
        var source = Some.Of(SourceShape.Transcript,
        [
            Turn(0, "duty manager (wiremu)", "We agreed that it starts on Monday."),
            Turn(1, "sw - tamahori", "As wiremu and tamahori said, it is fine."),
            Turn(2, "Helen Marsh", "Thank you, Wiremu. TAMAHORI will ring. That is wiremu's."),
        ]);

        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source.Segments;

        Shown(masked[1].Text.Text).ShouldBe("As [P] and [P] said, it is fine.");
        Shown(masked[2].Text.Text).ShouldBe("Thank you, [P]. [P] will ring. That is [P]'s.");
        string.Concat(masked.Select(s => s.Speaker!.Text + s.Text.Text)).ShouldNotContain("wiremu", Case.Insensitive);
        masked[0].Speaker!.Text.ShouldBe("duty manager ([[PERSON_1]])");
    }

    [Theory]
    [InlineData("duty manager (housing options)")]
    [InlineData("social worker - adults")]
    [InlineData("team manager - safeguarding")]
    [InlineData("chair (quorate)")]
    [InlineData("sw - mash")]
    [InlineData("Officer (QTC)")]
    [InlineData("manager (leeds)")]
    [InlineData("Planning Officer - Applications")]
    [InlineData("housing officer - lettings")]
    [InlineData("housing officer - allocations")]
    [InlineData("clerk (remote)")]
    [InlineData("guest (iphone)")]
    [InlineData("manager - revenues and benefits")]
    [InlineData("nurse (paediatrics)")]
    [InlineData("duty worker - reablement")]
    [InlineData("duty worker (physio)")]
    [InlineData("teaching assistant (oakfield academy)")]
    [InlineData("Meeting room (Quillmere)")]
    [InlineData("Speaker 2 (unverified)")]
    [InlineData("manager (will)")]
    [InlineData("deputy - acting chair")]
    [InlineData("Social Worker (Children's Services)")]
    [InlineData("support worker - nights")]
    [InlineData("officer - homelessness")]
    [InlineData("officer (licensing)")]
    [InlineData("officer - highways")]
    [InlineData("director - finance")]
    [InlineData("director - governance")]
    [InlineData("manager - procurement")]
    [InlineData("nurse - midwifery")]
    [InlineData("nurse (oncology)")]
    [InlineData("manager - fostering")]
    [InlineData("manager - adoption")]
    [InlineData("officer - enforcement")]
    [InlineData("officer - libraries")]
    [InlineData("officer - leisure")]
    [InlineData("officer - cleansing")]
    [InlineData("officer - tenancy")]
    [InlineData("officer - probation")]
    [InlineData("officer - estates")]
    [InlineData("officer - legal")]
    [InlineData("officer - audit")]
    [InlineData("officer - payroll")]
    [InlineData("officer - neighbourhoods")]
    [InlineData("advocate - hospice")]
    [InlineData("worker - ambulance")]
    [InlineData("worker - triage")]
    [InlineData("worker (muted)")]
    [InlineData("worker (agency)")]
    [InlineData("worker (maternity)")]
    [InlineData("worker - parking")]
    [InlineData("worker - democratic services")]
    [InlineData("worker - dentistry")]
    [InlineData("worker - audiology")]
    [InlineData("worker - comms")]
    [InlineData("worker - facilities")]
    [InlineData("worker - prevention")]
    [InlineData("chair (observing)")]
    [InlineData("chair (late)")]
    public void Another_part_of_a_label_stays(string label)
    {
        var masked = Masked(label, "Hello.");

        masked.Segments[0].Speaker!.Text.ShouldBe(label);
    }

    private static MaskedSource Masked(string label, string said) =>
        new Pseudonymiser(new PrivacyOptions()).Mask(Some.Of(SourceShape.Transcript, [Turn(0, label, said)]), new PseudonymMap()).Source;

    private static Segment Turn(int index, string speaker, string text) => new() { Index = index, Kind = SegmentKind.Turn, Speaker = speaker, Text = text };

    private static string Shown(string masked) => Person().Replace(masked, "[P]");

    [GeneratedRegex(@"\[\[PERSON_\d+[a-z]*\]\]")]
    private static partial Regex Person();
}
