using System.Diagnostics;
using System.Text.RegularExpressions;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

/// <summary>The Word documents open in a program that is not Word, and show there what they should.</summary>
public sealed partial class LibreOfficeTests
{
    [Fact]
    public async Task The_minutes_become_a_PDF_with_every_word_number_and_note()
    {
        var docx = Renderer.Render(Some.MinutesResult(), OutputFormat.Docx, RenderOptions.Default);

        var text = await TextThroughPdf(docx);

        foreach (var shown in new[]
        {
            "DRAFT", "Harbour Locality team meeting", "21 April 2026", "4.2.3 The form was last changed in 2019. [unsupported]",
            "8.1 Priya Raman to write to the duty workers", "8.3 Find out who pays for the interpreter.",
            "“I can redraw the form with the web team”", "Record 019f6a3c-77aa-7c1e-8d10-52c4b7a90e11 Page 1 of 3",
        })
        {
            text.ShouldContain(shown, Shouldly.Case.Sensitive);
        }
    }

    [Fact]
    public async Task Minutes_on_a_letterhead_show_its_address_its_later_header_and_our_numbers()
    {
        var docx = Renderer.Render(Some.MinutesResult(), OutputFormat.Docx, new RenderOptions { Letterhead = SomeLetterhead.Docx() });

        var text = await TextThroughPdf(docx);

        foreach (var shown in new[] { "DRAFT Harbour District Council, 1 Quay Street Harbour Locality team meeting", "Harbour District Council harbour.example", "4.2.3 The form", "10.2 The Thursday surgery", "Page 2 of 3" })
        {
            text.ShouldContain(shown, Shouldly.Case.Sensitive);
        }
    }

    private static async Task<string> TextThroughPdf(byte[] docx)
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.Combine("minutes.docx"), docx, TestContext.Current.CancellationToken);

        // A profile of its own: another LibreOffice on the machine neither answers for it nor is disturbed.
        await Run("soffice", [$"-env:UserInstallation=file://{folder.Combine("profile")}", "--headless", "--convert-to", "pdf", "--outdir", folder.Path, folder.Combine("minutes.docx")]);
        return Spaces().Replace(await Run("pdftotext", ["-raw", folder.Combine("minutes.pdf"), "-"]), " ");
    }

    private static async Task<string> Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await errors);
        return output;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
