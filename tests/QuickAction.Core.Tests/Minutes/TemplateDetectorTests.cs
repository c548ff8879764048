using QuickAction.Core.Minutes;
using QuickAction.Core.Tests.Prompts;

namespace QuickAction.Core.Tests.Minutes;

public sealed class TemplateDetectorTests
{
    [Theory]
    [InlineData("child-protection-conference", "Chair: Welcome everyone to this initial child protection conference for the Fenner children.\nMum: All right.")]
    [InlineData("strategy-discussion", "Anna: This is a strategy discussion under section forty-seven. I want us to say whether it's joint or single agency.\nDC Poole: Joint, for me.")]
    [InlineData("adult-safeguarding", "Jo: Thanks for coming to this section 42 meeting about Mr Dyer. The desired outcomes first, please.\nNurse: Yes.")]
    [InlineData("care-act-assessment", "Ruth: I'm from adult social care and I've come to do your Care Act assessment, if that's all right.\nEileen: Go on then.")]
    [InlineData("supervision", "Beth: Right, this is our supervision for March. How's your workload?\nTariq: Busy.")]
    [InlineData("planning-committee", "Cllr Voss: Good evening and welcome to this meeting of the planning committee. Declarations of interest?\nCllr Hay: None.")]
    [InlineData("committee", "Cllr Voss: I'd like to open this meeting of the overview and scrutiny committee. Any declarations of interest?\nCllr Hay: None.")]
    [InlineData("team-meeting", "Sam: Morning all, welcome to the team meeting. Rota first, then annual leave.\nKim: OK.")]
    [InlineData("team-meeting", "Sam: Is it on? OK. Team meeting, the library, third of May.\nKim: Hello.")]
    [InlineData("multi-agency-meeting", "Sam: Welcome to this multi-agency meeting about Ivy. Each agency in turn, please.\nKim: OK.")]
    [InlineData("child-in-care-review", "Dot: Hello Jay, this is your review, your looked after review, so you tell me if I go on too long.\nJay: OK.")]
    [InlineData("family-group-conference", "Dot: Welcome to your family group conference. I'm the coordinator, I'm independent.\nNan: Hello love.")]
    public void A_meeting_that_names_itself_at_the_opening_gets_its_template(string expected, string talk)
    {
        TemplateDetector.Detect(Talk.Of(talk), TemplateText.Shipped).Template.Id.ShouldBe(expected);
    }

    [Fact]
    public void A_meeting_that_never_names_itself_is_known_by_what_is_said_in_it()
    {
        var talk = Talk.Of(
            """
            Councillor Reeve: Item five, the land behind the old dairy. Officer, please.
            Miriam Stone: Chair, this is an application for nine dwellings. There are two late representations, and highways have no objection.
            Councillor Reeve: Thank you. Is overlooking not a material consideration here?
            Miriam Stone: It is, and the street scene is as well. It's recommended for approval subject to conditions.
            Councillor Dunne: I'll move the officer recommendation.
            """);

        var choice = TemplateDetector.Detect(talk, TemplateText.Shipped);

        choice.Template.Id.ShouldBe("planning-committee");
        choice.Reason.ShouldStartWith("\"Planning committee minutes\" was chosen because of the words \"");
    }

    [Fact]
    public void A_team_meeting_that_speaks_of_the_planning_committee_is_not_one()
    {
        var talk = Talk.Of(
            """
            Priya: Morning. Before we start, the planning committee has this room at eleven so we have to be out by ten to.
            Owen: Fine. The rota's on the board, I'm on annual leave from the ninth.
            Priya: Who's doing cover for Owen? And we've a new starter on Monday.
            Owen: They turned down that planning application for the depot, by the way.
            Priya: So I heard.
            """);

        TemplateDetector.Detect(talk, TemplateText.Shipped).Template.Id.ShouldNotBe("planning-committee");
    }

    [Theory]
    [InlineData("Ann: We had a child protection conference last week on another family and it was very hard.\nBob: Shall we look at the budget?\nAnn: Yes, we're over by two thousand.")]
    [InlineData("Ann: The bins.\nBob: What about them?")]
    [InlineData("Ann: I was in supervision when you rang.\nBob: Sorry. It's about the section 42 training, is it?\nAnn: The minibus, actually.")]
    public void A_mention_in_passing_leaves_the_general_template_and_says_so(string talk)
    {
        var choice = TemplateDetector.Detect(Talk.Of(talk), TemplateText.Shipped);

        choice.Template.Id.ShouldBe("general-meeting");
        choice.Reason.ShouldStartWith("The talk does not show what kind of meeting this is");
    }

    [Fact]
    public void A_file_name_helps_but_the_talk_outweighs_it()
    {
        const string supervision = "Beth: This is our supervision, Tariq. Since last supervision, how's your workload?\nTariq: Twenty two on my caseload.";

        TemplateDetector.Detect(Talk.Of(supervision, "team meeting.vtt"), TemplateText.Shipped).Template.Id.ShouldBe("supervision");
    }

    [Fact]
    public void A_title_alone_is_enough_when_it_names_the_kind_and_the_talk_bears_it_out()
    {
        const string talk = "Chair: Shall we begin. The core group first.\nNora: I've got the conference report here.\nChair: And the category of neglect, what has changed?";

        TemplateDetector.Detect(Talk.Of(talk, title: "Review child protection conference"), TemplateText.Shipped)
            .Template.Id.ShouldBe("child-protection-conference");
    }
}
