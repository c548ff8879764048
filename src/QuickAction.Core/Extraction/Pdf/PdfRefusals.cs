namespace QuickAction.Core.Extraction.Pdf;

/// <summary>The sentences with which a PDF is refused. Each says what to do next; none holds text of the document.</summary>
internal static class PdfRefusals
{
    public static QuickActionException PasswordProtected() =>
        QuickActionException.Refused("The PDF is password protected; remove the password and try again.", RefusalReason.PasswordProtected);

    public static QuickActionException UnknownEncryption() =>
        QuickActionException.Refused("The PDF is encrypted in a way that is not read; save it without protection and try again.", RefusalReason.PasswordProtected);

    public static QuickActionException Damaged() =>
        QuickActionException.Refused("The PDF is damaged and no page of it can be read; print or save it again as PDF from the program that made it.");

    public static QuickActionException NoPages() =>
        QuickActionException.Refused("The PDF has no page that can be read; check that it is the right file, or print it to a new PDF and try again.");

    public static QuickActionException TooManyPages(int most) =>
        QuickActionException.Refused($"The PDF has more than {most} pages; split it into parts and try again.", RefusalReason.TooManyParts);

    public static QuickActionException TooMuchText(long mostCharacters) =>
        QuickActionException.Refused($"The PDF has more text than is read at once ({mostCharacters:N0} characters); split it into parts and try again.", RefusalReason.TooMuchText);

    public static QuickActionException TooSlow(int seconds) =>
        QuickActionException.Refused($"The PDF could not be read within {seconds} seconds; print it to a new PDF or split it into parts and try again.", RefusalReason.TooSlow);

    public static QuickActionException TooMuchMemory() =>
        QuickActionException.Refused("Reading the PDF takes more memory than is allowed; print it to a new PDF or split it into parts and try again.", RefusalReason.TooMuchMemory);

    public static QuickActionException OnlyPictures() => QuickActionException.Refused(
        "The PDF holds only pictures of pages and no text; make its text recognisable (OCR) with a scanner's or PDF program, or install tesseract-ocr here, and try again.");

    public static QuickActionException NoText() =>
        QuickActionException.Refused("No text was found in the PDF; check that it is the right file and is not blank.");

    public static QuickActionException NoLetters() => QuickActionException.Refused(
        "The PDF's fonts do not say which letters they show, so its text cannot be read; print it to a new PDF or save it again from the program that made it.");
}
