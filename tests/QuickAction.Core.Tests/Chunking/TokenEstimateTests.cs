using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Chunking;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Chunking;

public sealed class TokenEstimateTests
{
    /// <summary>Below this a text is too short to say anything of an estimate.</summary>
    private const int Least = 200;

    /// <summary>The bound of what is asked on English.</summary>
    private const double MostOver = 1.3;

    [Theory]
    [InlineData("", 0)]
    [InlineData(" ", 2)]
    [InlineData("The", 2)]
    public void A_short_text_is_rounded_up(string text, int expected) => TokenEstimate.Count(text).ShouldBe(expected);

    [Fact]
    public async Task The_texts_of_the_sample_council_are_never_more_tokens_than_estimated_and_never_far_fewer()
    {
        OutsideProgram.NeedPackages();
        var texts = SeedTexts().SelectMany(Windows).ToList();

        var wrong = (await Measured(texts)).Where(m => m.True.Most >= Least && (m.Estimate < m.True.Most || m.Estimate > MostOver * m.True.Most));

        wrong.Select(m => $"{m.Estimate} for {m.True} of \"{m.Text[..60]}\"").ShouldBeEmpty();
        texts.Count.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("words and figures")]
    [InlineData("names")]
    [InlineData("Welsh")]
    [InlineData("Polish")]
    [InlineData("Arabic")]
    [InlineData("Bengali")]
    [InlineData("Chinese")]
    [InlineData("pictures")]
    [InlineData("captions")]
    [InlineData("table")]
    public async Task Generated_text_is_never_more_tokens_than_estimated(string kind)
    {
        OutsideProgram.NeedPackages();
        List<string> texts = [.. Enumerable.Range(0, 20).Select(seed => GeneratedText.Of(kind, seed, words: 400))];

        var under = (await Measured(texts)).Where(m => m.Estimate < m.True.Most);

        under.Select(m => $"{m.Estimate} for {m.True} of \"{m.Text[..60]}\"").ShouldBeEmpty();
    }

    /// <summary>In a table of answers "the" and "of" are rare, which was once taken for another language: half as much again.</summary>
    [Theory]
    [InlineData("Lunch club,Good,Meals served,Meals served,0,0\nLunch club,\"Helpful staff, kind people, warm room.\",Welcome,Staff attitude,0,0\nLunch club,Lovely food,Meals served,Meals served,0,1")]
    [InlineData("    {\n        \"answer_id\": \"7\",\n        \"answer_description\": \"Complaint about missed collections, late replies, poor information, closed toilets\",\n        \"answer_information\": \"Complaint\"\n    },")]
    public async Task A_table_of_short_answers_in_English_is_estimated_as_English(string rows)
    {
        OutsideProgram.NeedPackages();
        var text = string.Join('\n', Enumerable.Range(0, 8).Select(i => rows.Replace(",0,", $",{i},", StringComparison.Ordinal)));

        var measured = (await Measured([text])).Single();

        measured.Estimate.ShouldBeGreaterThanOrEqualTo(measured.True.Most);
        measured.Estimate.ShouldBeLessThanOrEqualTo((int)(MostOver * measured.True.Most));
    }

    /// <summary>Written without a mark above a letter, they can be told from English only by their words.</summary>
    [Theory]
    [InlineData("Kami mahu tahu apabila perpustakaan akan dibuka semula kerana anak-anak tidak mempunyai tempat belajar selepas sekolah dan bas tidak berhenti di jalan utama lagi")]
    [InlineData("Maktaba itafunguliwa lini tena kwa sababu watoto hawana mahali pa kusoma baada ya shule na basi halisimami katika barabara kuu tangu mwezi uliopita")]
    [InlineData("Waxaan rabnaa inaan ogaano goorta maktabadda dib loo furi doono maxaa yeelay carruurtu ma haystaan meel ay wax ku bartaan dugsiga kadib")]
    [InlineData("Pryd bydd y llyfrgell yn agor eto achos does gan y plant ddim lle i ddarllen ar ol yr ysgol ac nid yw'r bws yn aros ar y brif ffordd ers y mis diwethaf")]
    [InlineData("Wann macht die Bibliothek wieder auf denn die Kinder haben keinen Platz zum Lernen nach der Schule und der Bus faehrt seit dem letzten Monat nicht mehr in die Hauptstrasse")]
    public async Task Another_language_in_plain_letters_is_never_more_tokens_than_estimated(string sentence)
    {
        OutsideProgram.NeedPackages();

        var measured = (await Measured([string.Join(". ", Enumerable.Repeat(sentence, 8))])).Single();

        measured.Estimate.ShouldBeGreaterThanOrEqualTo(measured.True.Most);
    }

    [Fact]
    public void Every_text_has_an_estimate()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<NonNull<string>>(text => TokenEstimate.Count(text.Get) >= (text.Get.Length > 0 ? 1 : 0)));
        TokenEstimate.Count("\0\0 \0a\0").ShouldBeGreaterThan(2);
    }

    [Fact]
    public void A_text_in_parts_is_never_less_than_the_whole_when_it_is_cut_before_words()
    {
        var text = GeneratedText.Of("words and figures", 7, words: 2000);
        var cut = text.IndexOf(' ', text.Length / 2);

        var parts = TokenEstimate.Thousandths(text.AsSpan(0, cut)) + TokenEstimate.Thousandths(text.AsSpan(cut)) + 1;

        parts.ShouldBeGreaterThanOrEqualTo(TokenEstimate.Thousandths(text));
    }

    private static async Task<List<(string Text, int Estimate, TrueTokens True)>> Measured(List<string> texts)
    {
        var counted = await TrueTokens.CountAsync(texts);
        return [.. texts.Zip(counted, (text, count) => (text, TokenEstimate.Count(text), count))];
    }

    private static IEnumerable<string> SeedTexts() => Directory
        .EnumerateFiles(RepositoryRoot.Combine("seeds"), "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => Encoding.UTF8.GetString(File.ReadAllBytes(path)));

    private static IEnumerable<string> Windows(string text)
    {
        foreach (var length in new[] { 900, 2500, 9000 })
        {
            for (var start = 0; start + length <= text.Length; start += length)
            {
                yield return text.Substring(start, length);
            }
        }
    }
}
